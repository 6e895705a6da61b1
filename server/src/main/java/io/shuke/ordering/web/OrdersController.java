package io.shuke.ordering.web;

import io.shuke.groupbuying.SeatRefusal;
import io.shuke.groupbuying.SeatWish;
import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.ConfirmingReceipt;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrderCard;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.PlacingOrder;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.ordering.ReadingOrders;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A buyer's orders. */
@RestController
@RequestMapping("/api/orders")
@Tag(name = "Orders")
class OrdersController {
    static final String NO_NUL = "[^\\x00]*";

    private final PlacingOrder placing;
    private final CancellingOrder cancelling;
    private final ConfirmingReceipt confirming;
    private final ReadingOrders reading;
    private final IdempotentRequests requests;

    OrdersController(
            PlacingOrder placing,
            CancellingOrder cancelling,
            ConfirmingReceipt confirming,
            ReadingOrders reading,
            IdempotentRequests requests) {
        this.placing = placing;
        this.cancelling = cancelling;
        this.confirming = confirming;
        this.reading = reading;
        this.requests = requests;
    }

    /** Everything the buyer has seen and agreed to. */
    @Schema(name = "OrderWish")
    record Wish(
            @NotNull @Size(min = 1, max = Pieces.MOST_LINES) List<@NotNull @Valid WishedLine> lines,
            @NotNull UUID addressId,

            @Size(max = 200) @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL) @Nullable
            String note,

            @Size(max = 2)
            @Nullable
            @Schema(description = "my coupons as the quote named them; one off the goods, one off the delivery")
            List<@NotNull UUID> coupons,

            @Valid @Nullable GroupWish group,

            @NotNull Money total) {
        /** The group's price is the whole of what is off. */
        boolean mixes() {
            return group != null && coupons != null && !coupons.isEmpty();
        }

        @Nullable
        SeatWish seat() {
            return group == null ? null : group.seat();
        }
    }

    /** Why the buyer may not open, or join, the group. */
    static ProblemException notForYou(SeatRefusal why) {
        return new ProblemException(
                switch (why) {
                    case OPENED_BY_PARTNERS -> ProblemKind.GROUP_OPENED_BY_PARTNERS;
                    case FOR_NEWCOMERS -> ProblemKind.GROUP_FOR_NEWCOMERS;
                    case PIECES_SHORT -> ProblemKind.GROUP_PIECES_SHORT;
                    case PRICES_FALLEN -> ProblemKind.GROUP_PRICES_FALLEN;
                });
    }

    /** To buy together: in the group of this code, or in a new one. */
    @Schema(name = "GroupWish")
    record GroupWish(
            @NotNull UUID campaignId,

            @Pattern(regexp = "[0-9A-Za-z]{6,40}") @Nullable @Schema(example = "k3TqWx7RbNm2")
            String code) {
        SeatWish seat() {
            return new SeatWish(campaignId, code);
        }
    }

    /** So many pieces at the price that was shown. */
    @Schema(name = "OrderWishLine")
    record WishedLine(
            @NotNull UUID skuId,

            @Schema(example = "2") @Min(1) @Max(Pieces.MOST_PER_LINE)
            int quantity,

            @NotNull Money unitPrice,

            @Nullable @Schema(description = "an offer of a circle that I am in", example = "null")
            UUID offerId) {
        PlacingOrder.WishedLine wished() {
            return new PlacingOrder.WishedLine(new Pieces(skuId, quantity, offerId), unitPrice);
        }
    }

    /** Why an order is cancelled. */
    @Schema(name = "OrderCancellation")
    record Cancellation(
            @Schema(example = "Ordered by mistake")
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            String reason) {}

    @PostMapping
    @Access(Access.Who.PERSON)
    @Operation(summary = "Place an order; needs an Idempotency-Key")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Order.class)))
    ResponseEntity<String> place(Caller caller, @Valid @RequestBody Wish wish, HttpServletRequest request) {
        var lines = wish.lines().stream().map(WishedLine::wished).toList();
        CheckoutController.checkEachOnce(
                lines.stream().map(PlacingOrder.WishedLine::pieces).toList());
        if (wish.mixes()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("coupons", "field.invalid");
        }
        var buyer = caller.person();
        return requests.once(
                IdempotencyKey.of(buyer, request),
                201,
                wish,
                () -> placed(placing.place(new PlacingOrder.Wish(
                        buyer,
                        caller.visitorId(),
                        lines,
                        wish.addressId(),
                        wish.note(),
                        wish.coupons() == null ? List.of() : wish.coupons(),
                        wish.seat(),
                        wish.total()))));
    }

    private static Order placed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Placed(var order) -> order;
            case Outcome.PriceChanged(var quote) ->
                throw new ProblemException(ProblemKind.PRICE_CHANGED).extension("quote", quote);
            case Outcome.OfferOver() -> throw new ProblemException(ProblemKind.OFFER_OVER);
            case Outcome.OutOfStock(var skuIds) ->
                throw new ProblemException(ProblemKind.OUT_OF_STOCK).extension("skuIds", skuIds);
            case Outcome.NotForSale(var skuIds) ->
                throw new ProblemException(ProblemKind.NOT_FOR_SALE).extension("skuIds", skuIds);
            case Outcome.GroupClosed() -> throw new ProblemException(ProblemKind.GROUP_CLOSED);
            case Outcome.ForMembers(var circleId) ->
                throw new ProblemException(ProblemKind.GROUP_FOR_MEMBERS).extension("circleId", circleId);
            case Outcome.GroupNotForYou(var why) -> throw notForYou(why);
            case Outcome.HasSeats() -> throw new ProblemException(ProblemKind.GROUP_SEAT_HAD);
            case Outcome.TooMany() -> throw ProblemException.tooOften(Duration.ofMinutes(10));
            case Outcome.NotDeliverable() -> throw new ProblemException(ProblemKind.NOT_DELIVERABLE);
            case Outcome.NoSuchAddress() ->
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("addressId", "field.invalid");
        };
    }

    @GetMapping
    @Access(Access.Who.PERSON)
    @Operation(summary = "My orders, newest first")
    Page<OrderCard> page(
            Caller caller,
            @RequestParam(required = false) @Nullable OrderState state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return reading.pageOfBuyer(caller.person(), state, after, limit);
    }

    @GetMapping("/{id}")
    @Access(Access.Who.PERSON)
    @Operation(summary = "One of my orders")
    Order order(Caller caller, @PathVariable UUID id) {
        return reading.ofBuyer(caller.person(), id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/{id}/cancellation")
    @Access(Access.Who.PERSON)
    @Operation(summary = "Cancel an order that is not shipped; needs an Idempotency-Key")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Order.class)))
    ResponseEntity<String> cancel(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody Cancellation cancellation,
            HttpServletRequest request) {
        var buyer = caller.person();
        return requests.once(IdempotencyKey.of(buyer, request), 200, List.of(id, cancellation), () -> {
            checkCancelled(cancelling.byBuyer(buyer, id, cancellation.reason()));
            return order(caller, id);
        });
    }

    static void checkCancelled(CancellingOrder.Outcome outcome) {
        switch (outcome) {
            case CancellingOrder.Outcome.Cancelled() -> {}
            case CancellingOrder.Outcome.TooLate(var state) -> throw notInState(state);
            case CancellingOrder.Outcome.NoSuchOrder() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }

    @PostMapping("/{id}/receipt")
    @Access(Access.Who.PERSON)
    @Operation(summary = "Confirm that the goods are here")
    Order receive(Caller caller, @PathVariable UUID id) {
        return received(caller, id, confirming.byBuyer(caller.person(), id));
    }

    @PostMapping("/{id}/parcels/{parcelId}/receipt")
    @Access(Access.Who.PERSON)
    @Operation(
            summary = "Confirm that one parcel is here",
            description =
                    "The others may not even be packed. The return window of each line begins once all of its pieces"
                            + " have come, and each line settles from its own.")
    Order receiveParcel(Caller caller, @PathVariable UUID id, @PathVariable UUID parcelId) {
        return received(caller, id, confirming.ofParcel(caller.person(), id, parcelId));
    }

    private Order received(Caller caller, UUID id, ConfirmingReceipt.Outcome outcome) {
        return switch (outcome) {
            case ConfirmingReceipt.Outcome.Received() -> order(caller, id);
            case ConfirmingReceipt.Outcome.NotShipped(var state) -> throw notInState(state);
            case ConfirmingReceipt.Outcome.NoSuchOrder() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    static ProblemException notInState(OrderState state) {
        return new ProblemException(ProblemKind.ORDER_NOT_IN_STATE).extension("state", state);
    }
}
