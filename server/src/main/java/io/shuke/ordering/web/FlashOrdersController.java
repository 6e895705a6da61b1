package io.shuke.ordering.web;

import io.shuke.ordering.Order;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.PlacingFlashOrders;
import io.shuke.ordering.PlacingFlashOrders.Outcome;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.GatheredRequests;
import io.shuke.shared.web.GatheredRequests.Decision;
import io.shuke.shared.web.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Orders out of flash offers, decided many at once in the order in which they come. */
@RestController
@Tag(name = "Flash offers")
class FlashOrdersController {
    private final PlacingFlashOrders placing;
    private final GatheredRequests requests;

    FlashOrdersController(PlacingFlashOrders placing, GatheredRequests requests) {
        this.placing = placing;
        this.requests = requests;
    }

    /** Everything the buyer has seen and agreed to. */
    @Schema(name = "FlashOrderWish")
    record Wish(
            @Schema(example = "1") @Min(1) @Max(Pieces.MOST_PER_LINE)
            int quantity,

            @NotNull Money unitPrice,
            @NotNull UUID addressId,

            @Size(max = 200) @Pattern(regexp = OrdersController.NO_NUL, flags = Pattern.Flag.DOTALL) @Nullable
            String note,

            @NotNull Money total) {
        PlacingFlashOrders.Wish wish(Caller caller) {
            return new PlacingFlashOrders.Wish(
                    caller.person(), caller.visitorId(), quantity, unitPrice, addressId, note, total);
        }
    }

    /** The order, or, while all pieces are in hands and not all are paid, how many wait before me. */
    @Schema(name = "FlashAnswer")
    record Answer(
            @Nullable Order order,

            @Nullable @Schema(example = "null", description = "so many wait before me")
            Integer ahead) {}

    @PostMapping("/api/flash-offers/{id}/orders")
    @Access(Access.Who.PERSON)
    @Operation(
            summary = "Order pieces of a flash offer, or get a place in its line; needs an Idempotency-Key",
            description =
                    "Decided in the order of arrival, many in one transaction, and answered after its commit. The order is"
                            + " to be paid within minutes. Who waits is told when it is their turn, and asks again then.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Answer.class)))
    ResponseEntity<String> order(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody Wish wish, HttpServletRequest request) {
        return requests.once(
                id,
                IdempotencyKey.of(caller.person(), request),
                201,
                List.of(id, wish),
                wish.wish(caller),
                wishes -> placing.place(id, wishes).stream()
                        .map(FlashOrdersController::decision)
                        .toList());
    }

    private static Decision decision(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Placed(var order) -> new Decision.Done(new Answer(order, null));
            case Outcome.Waits(var ahead) -> new Decision.Done(new Answer(null, ahead));
            case Outcome.Fewer(var left) ->
                refused(new ProblemException(ProblemKind.FLASH_FEWER).extension("left", left));
            case Outcome.SoldOut() -> refused(new ProblemException(ProblemKind.FLASH_SOLD_OUT));
            case Outcome.Had(var orderId) ->
                refused(new ProblemException(ProblemKind.FLASH_HAD).extension("orderId", orderId));
            case Outcome.Closed() -> refused(new ProblemException(ProblemKind.FLASH_CLOSED));
            case Outcome.PriceChanged() -> refused(new ProblemException(ProblemKind.PRICE_CHANGED));
            case Outcome.NotForSale(var skuId) ->
                refused(new ProblemException(ProblemKind.NOT_FOR_SALE).extension("skuIds", List.of(skuId)));
            case Outcome.NotDeliverable() -> refused(new ProblemException(ProblemKind.NOT_DELIVERABLE));
            case Outcome.NoSuchAddress() ->
                refused(new ProblemException(ProblemKind.INVALID_REQUEST).field("addressId", "field.invalid"));
            case Outcome.TooMany() -> refused(ProblemException.tooOften(Duration.ofMinutes(10)));
        };
    }

    private static Decision refused(ProblemException problem) {
        return new Decision.Refused(problem);
    }
}
