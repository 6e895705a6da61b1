package io.shuke.ordering.web;

import io.shuke.ordering.ChargingOrder;
import io.shuke.payment.Charge;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Orders")
class OrderChargesController {
    private final ChargingOrder charging;
    private final IdempotentRequests requests;

    OrderChargesController(ChargingOrder charging, IdempotentRequests requests) {
        this.charging = charging;
        this.requests = requests;
    }

    /** Through whom the buyer pays, and how; {@code CASHIER} where nothing is said. */
    @Schema(name = "ChargeWish")
    record Wish(
            @Schema(example = "sandbox") @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,30}")
            String provider,

            Charge.@Nullable Way way) {
        Charge.Way chosen() {
            return way == null ? Charge.Way.CASHIER : way;
        }
    }

    @PostMapping("/api/orders/{id}/charges")
    @Access(Access.Who.PERSON)
    @Operation(
            summary = "Open a charge for an order; needs an Idempotency-Key",
            description = "Calls nobody. Where neither `cashierUrl` nor `code` nor `bridge` is there yet, the provider"
                    + " must be told: `PUT /api/charges/{id}/preparation`.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Charge.class)))
    ResponseEntity<String> open(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Wish wish, HttpServletRequest request) {
        var buyer = caller.person();
        return requests.once(
                IdempotencyKey.of(buyer, request),
                201,
                List.of(id, wish),
                () -> opened(charging.open(buyer, id, wish.provider(), wish.chosen())));
    }

    private static Charge opened(ChargingOrder.Outcome outcome) {
        return switch (outcome) {
            case ChargingOrder.Outcome.Opened(var charge) -> charge;
            case ChargingOrder.Outcome.NotPayable(var state) -> throw OrdersController.notInState(state);
            case ChargingOrder.Outcome.NoSuchOrder() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }
}
