package io.shuke.fulfilment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A shipment in its supplier's list. */
public record ShipmentRow(
        UUID id,
        @Schema(example = "4810937264501928") String orderNumber,
        Shipment.State state,
        Instant paidAt,
        @Schema(example = "浙江省 杭州市") String destination,
        @Schema(description = "its first line") String title,
        int lineCount,
        @Schema(description = "pieces still to be shipped") int left) {}
