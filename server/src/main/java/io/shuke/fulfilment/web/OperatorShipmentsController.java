package io.shuke.fulfilment.web;

import io.shuke.fulfilment.Shipment;
import io.shuke.fulfilment.Shipments;
import io.shuke.fulfilment.ShippingOrder;
import io.shuke.ordering.OperatorOrder;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who ships what of an order, for staff, who may ship what is left. */
@RestController
@RequestMapping("/api/operator/orders/{id}")
@Tag(name = "Operator: orders")
class OperatorShipmentsController {
    private final ShippingOrder shipping;
    private final Shipments shipments;

    OperatorShipmentsController(ShippingOrder shipping, Shipments shipments) {
        this.shipping = shipping;
        this.shipments = shipments;
    }

    /** The parcel that was handed over. */
    @Schema(name = "OrderShipment")
    record Handed(
            @Schema(example = "SF Express")
            @NotBlank
            @Size(max = 40)
            @Pattern(regexp = "[^\\x00]*", flags = Pattern.Flag.DOTALL)
            String carrier,

            @Schema(example = "SF1390284756120") @NotNull @Pattern(regexp = "[A-Za-z0-9-]{4,64}")
            String trackingNumber) {}

    /** All shipments of an order. */
    @Schema(name = "OrderShipments")
    record OfOrder(List<Shipment> items) {}

    @GetMapping("/shipments")
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(
            summary = "Who ships what of an order",
            description = "They are opened within a second of the payment; until then there are none.")
    OfOrder shipments(@PathVariable UUID id) {
        order(id);
        return new OfOrder(shipments.ofOrder(id));
    }

    @PostMapping("/shipment")
    @Access(value = Access.Who.STAFF, rights = Right.CARE)
    @Operation(
            summary = "Hand everything that is left of a paid order to a carrier",
            description = "Whoever's goods it is. The same carrier and number again change nothing.")
    OperatorOrder ship(Caller caller, @PathVariable UUID id, @Valid @RequestBody Handed handed) {
        return switch (shipping.ship(caller.person(), id, handed.carrier(), handed.trackingNumber())) {
            case ShippingOrder.Outcome.Shipped() -> order(id);
            case ShippingOrder.Outcome.NotPaid(var state) ->
                throw new ProblemException(ProblemKind.ORDER_NOT_IN_STATE).extension("state", state);
            case ShippingOrder.Outcome.NumberUsed() -> throw new ProblemException(ProblemKind.TRACKING_NUMBER_USED);
            case ShippingOrder.Outcome.NoSuchOrder() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    private OperatorOrder order(UUID id) {
        return shipments.order(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
