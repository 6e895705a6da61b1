package io.shuke.fulfilment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A parcel in its supplier's list. */
public record ParcelRow(
        UUID id,
        UUID shipmentId,
        @Schema(example = "4810937264501928") String orderNumber,
        @Schema(example = "SF Express") String carrier,
        @Schema(example = "SF1390284756120") String trackingNumber,
        Instant shippedAt,
        int pieces) {}
