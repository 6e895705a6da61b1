package io.shuke.ordering.web;

import io.shuke.groupbuying.SeatWish;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.Quote;
import io.shuke.ordering.Quoting;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Checkout")
class CheckoutController {
    private final Quoting quoting;

    CheckoutController(Quoting quoting) {
        this.quoting = quoting;
    }

    /** Goods to be quoted, each SKU once, and where to; without an address, for the common freight zone. */
    @Schema(name = "QuoteRequest")
    record Request(
            @NotNull @Size(min = 1, max = Pieces.MOST_LINES) List<@NotNull @Valid Item> lines,
            @Nullable UUID addressId,

            @Size(max = 2)
            @Nullable
            @Schema(description = "which of my coupons are to count; absent for those that save most")
            List<@NotNull UUID> coupons,

            OrdersController.@Valid @Nullable GroupWish group,

            @Nullable @Schema(description = "for pieces of this flash offer", example = "null")
            UUID flashOfferId) {
        /** An offer's own price is the whole of what is off. */
        boolean mixes() {
            return flashOfferId != null && (group != null || coupons != null && !coupons.isEmpty());
        }

        @Nullable
        SeatWish seat() {
            return group == null ? null : group.seat();
        }

        Quoting.Choice choice() {
            return coupons == null ? new Quoting.Choice.Best() : new Quoting.Choice.These(coupons);
        }
    }

    /** So many pieces of a SKU. */
    @Schema(name = "QuoteItem")
    record Item(
            @NotNull UUID skuId,

            @Schema(example = "2") @Min(1) @Max(Pieces.MOST_PER_LINE)
            int quantity,

            @Nullable @Schema(description = "an offer of a circle that I am in", example = "null")
            UUID offerId) {}

    @PostMapping("/api/checkout-quotes")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "What goods would cost now, with delivery")
    Quote quote(Caller caller, @Valid @RequestBody Request request) {
        var wanted = request.lines().stream()
                .map(item -> new Pieces(item.skuId(), item.quantity(), item.offerId()))
                .toList();
        checkEachOnce(wanted);
        if (request.mixes()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("flashOfferId", "field.invalid");
        }
        return switch (quoted(wanted, caller, request)) {
            case Quoting.Outcome.Quoted(var quote) -> quote;
            case Quoting.Outcome.NotForSale(var skuIds) ->
                throw new ProblemException(ProblemKind.NOT_FOR_SALE).extension("skuIds", skuIds);
            case Quoting.Outcome.GroupClosed() -> throw new ProblemException(ProblemKind.GROUP_CLOSED);
            case Quoting.Outcome.ForMembers(var circleId) ->
                throw new ProblemException(ProblemKind.GROUP_FOR_MEMBERS).extension("circleId", circleId);
            case Quoting.Outcome.GroupNotForYou(var why) -> throw OrdersController.notForYou(why);
            case Quoting.Outcome.FlashClosed() -> throw new ProblemException(ProblemKind.FLASH_CLOSED);
            case Quoting.Outcome.OfferOver() -> throw new ProblemException(ProblemKind.OFFER_OVER);
            case Quoting.Outcome.NotDeliverable() -> throw new ProblemException(ProblemKind.NOT_DELIVERABLE);
            case Quoting.Outcome.NoSuchAddress() ->
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("addressId", "field.invalid");
        };
    }

    private Quoting.Outcome quoted(List<Pieces> wanted, Caller caller, Request request) {
        return request.flashOfferId() == null
                ? quoting.quote(
                        wanted,
                        caller.personId(),
                        caller.visitorId(),
                        request.addressId(),
                        request.choice(),
                        request.seat())
                : quoting.quote(wanted, caller.personId(), request.addressId(), request.flashOfferId());
    }

    static void checkEachOnce(List<Pieces> wanted) {
        var seen = new HashSet<UUID>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!seen.add(wanted.get(i).skuId())) {
                throw new ProblemException(ProblemKind.INVALID_REQUEST)
                        .field("lines[" + i + "].skuId", "field.invalid");
            }
        }
    }
}
