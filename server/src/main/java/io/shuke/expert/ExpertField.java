package io.shuke.expert;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What somebody may know so well that the market says so beside their name.
 *
 * @param retired whether nobody applies for it any more; who is verified keeps it
 */
@Schema(name = "ExpertField")
public record ExpertField(
        @Schema(example = "TEA") String code,
        @Schema(example = "茶") String name,
        @Schema(example = "Tea") String nameEn,
        boolean retired,
        int version) {}
