package io.shuke.social;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A post in somebody's feed, and why it stands there. */
@Schema(name = "FeedItem")
public record FeedItem(
        PostView post,
        Source source,
        @Nullable @Schema(example = "蜂蜜") String interest) {
    /** Why a post stands in a feed. */
    @Schema(name = "FeedSource")
    public enum Source {
        /** The reader's own, or of somebody they follow. */
        FOLLOWED,
        /** Meant for an audience that the reader is in. */
        AUDIENCE,
        /** A suggestion by one of the reader's interests. */
        INTEREST,
        /** The newest of all, chosen for nobody in particular. */
        EVERYBODY
    }
}
