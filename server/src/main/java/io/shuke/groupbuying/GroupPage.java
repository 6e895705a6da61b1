package io.shuke.groupbuying;

import io.shuke.catalog.ProductCard;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as whoever has its code sees it: of its people only nicknames and faces, and of these only who has paid.
 *
 * @param seatsLeft those that nobody has, paid or not
 * @param mine the reader's own seat
 */
public record GroupPage(
        UUID id,
        @Schema(example = "k3TqWx7RbNm2") String code,
        GroupState state,
        @Schema(example = "3") int size,
        @Schema(example = "2") int paid,
        @Schema(example = "1") int seatsLeft,
        @Nullable Instant fillsBefore,
        List<Face> faces,
        @Nullable ProductCard product,
        GroupOffer offer,
        @Nullable Mine mine,
        Instant now) {
    /** The reader's own seat and its order. */
    @Schema(name = "GroupSeat")
    public record Mine(UUID orderId, boolean paid) {}

    public GroupPage {
        faces = List.copyOf(faces);
    }
}
