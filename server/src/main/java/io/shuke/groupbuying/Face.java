package io.shuke.groupbuying;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody with a paid seat. */
@Schema(name = "GroupFace")
public record Face(
        @Schema(example = "林晓雨") String nickname,
        @Nullable String avatarUrl,

        @Schema(description = "opened the group") boolean opener) {}
