package io.shuke.social;

import io.shuke.catalog.Picture;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A post as it is read, before goods and people have their names and pictures. */
record PostRow(
        UUID id,
        UUID authorId,
        ProfileRef author,
        PostView.State state,
        int version,
        String text,
        List<Picture> pictures,
        List<String> topics,
        List<PostView.Mention> mentions,
        List<TagRow> tags,
        boolean tellsBought,
        @Nullable Instant publishedAt,
        boolean edited,
        int likes,
        int comments,
        int saves,
        @Nullable UUID audienceId,
        boolean liked,
        boolean saved,
        String sortedBy,
        FeedItem.Source source,
        @Nullable String interest) {
    /** Goods on a post; the code is of the author's link, once there is one. */
    record TagRow(
            UUID productId,
            int picture,
            int x,
            int y,
            @Nullable String code,
            boolean bought) {}
}
