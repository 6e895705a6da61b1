package io.shuke.social;

import io.shuke.catalog.Picture;
import io.shuke.catalog.ProductCard;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as a reader sees it. The disclosure is there whenever goods are tagged, for its author may earn by them; nobody
 * can write or remove it.
 *
 * @param mine whether the reader wrote it
 * @param audienceId the people whom it is meant for; absent where it is meant for everybody
 */
@Schema(name = "Post")
public record PostView(
        UUID id,
        PersonRef author,
        State state,
        int version,

        @Schema(example = "今年的椴树蜜到了，抹在刚烤好的面包上。#早餐") String text,

        List<Picture> pictures,
        List<String> topics,
        List<Mention> mentions,
        List<Tag> tags,
        boolean tellsBought,
        @Nullable @Schema(example = "广告") String disclosure,
        @Nullable Instant publishedAt,
        boolean edited,
        int likes,
        int comments,
        int saves,
        boolean liked,
        boolean saved,
        boolean mine,
        @Nullable UUID audienceId) {
    /** Where a post stands. */
    @Schema(name = "PostState")
    public enum State {
        DRAFT,
        PUBLISHED,
        /** Staff took it down, or have to look at it first: nobody but its author sees it. */
        HIDDEN
    }

    /** Somebody whom the text names as {@code @name}. */
    @Schema(name = "PostMention")
    public record Mention(
            @Schema(example = "Pk7Rw2mXq9TbC") String code,
            @Schema(example = "若兰") String name) {}

    /**
     * Goods at a place on the picture of this number, in thousandths from the upper left.
     *
     * @param href the author's own link to the goods; absent on a draft
     * @param bought whether the author bought them, and says so
     */
    @Schema(name = "PostTag")
    public record Tag(
            ProductCard product,
            int picture,
            int x,
            int y,
            @Nullable @Schema(example = "/s/k7Rw2mXq9TbC") String href,
            boolean bought) {}
}
