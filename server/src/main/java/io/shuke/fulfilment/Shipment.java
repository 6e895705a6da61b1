package io.shuke.fulfilment;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one supplier ships of one order. Its supplier sees its own lines alone, at its own prices, and the buyer's address
 * only while something is left to ship; {@code vendorId} is absent for the market's own goods.
 */
public record Shipment(
        UUID id,
        UUID orderId,
        @Schema(example = "4810937264501928") String orderNumber,
        @Nullable UUID vendorId,
        @Nullable @Schema(example = "Alin Farm") String vendorName,
        State state,
        Instant paidAt,
        @Nullable Recipient recipient,
        @Nullable String note,
        List<Line> lines,
        List<Parcel> parcels) {
    /** Where a shipment stands. */
    @Schema(name = "ShipmentState")
    public enum State {
        WAITING,
        PARTLY_SHIPPED,
        SHIPPED,
        /** All of its money went back before it was shipped. */
        CALLED_OFF
    }

    /** Where the parcels go: no more than a carrier needs. */
    @Schema(name = "ShipmentRecipient")
    public record Recipient(
            String name,
            @Schema(example = "13800001001") String phone,
            String province,
            String city,
            String district,
            String street,
            @Nullable String postalCode) {}

    /** So many pieces; {@code left} are still to be shipped. */
    @Schema(name = "ShipmentLine")
    public record Line(
            UUID id,
            UUID skuId,
            String title,
            String options,
            @Nullable String picture,
            int quantity,
            int shipped,
            int calledOff,
            int left,

            @Schema(description = "what the supplier gets for the line")
            Money purchase) {}

    /** What was handed to a carrier. */
    @Schema(name = "ShipmentParcel")
    public record Parcel(UUID id, String carrier, String trackingNumber, Instant shippedAt, List<ParcelLine> lines) {
        public Parcel {
            lines = List.copyOf(lines);
        }
    }

    /** Pieces of a line that lie in a parcel. */
    @Schema(name = "ShipmentParcelLine")
    public record ParcelLine(UUID lineId, int quantity) {}

    public Shipment {
        lines = List.copyOf(lines);
        parcels = List.copyOf(parcels);
    }
}
