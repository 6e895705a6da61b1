package io.shuke.groupbuying;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A group that can be joined, with those who have paid. */
public record OpenGroup(
        @Schema(example = "k3TqWx7RbNm2") String code,
        @Schema(example = "3") int size,
        @Schema(example = "1") int seatsLeft,

        @Schema(example = "1", description = "so many people more, and it goes ahead")
        int lacking,

        Instant fillsBefore,
        List<Face> faces) {
    public OpenGroup {
        faces = List.copyOf(faces);
    }
}
