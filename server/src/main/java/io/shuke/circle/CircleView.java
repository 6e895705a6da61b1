package io.shuke.circle;

import io.shuke.catalog.Picture;
import io.shuke.social.PersonRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A circle as a reader sees it. What is meant for its members is addressed to the circle's id.
 *
 * @param host absent where the reader can't meet them
 * @param standing what the reader is to it
 * @param requests how many wait to be let in; for who keeps the circle alone
 * @param takenDown whether staff took it down: nobody but its members finds it, and nobody comes in
 * @param reason why it was declined, for who asked for it
 */
@Schema(name = "Circle")
public record CircleView(
        UUID id,
        @Schema(example = "露营的人") String name,
        @Schema(example = "周末一起出去，交流装备和路线。") String words,
        @Schema(example = "不打广告，好好说话。") String rules,
        @Nullable Picture cover,
        Entry entry,
        CircleState state,
        int members,
        int mostMembers,
        int version,
        @Nullable PersonRef host,
        Standing standing,
        int requests,
        @Nullable @Schema(example = "请写明圈子做什么") String reason,
        boolean takenDown) {}
