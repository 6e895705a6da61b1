package io.shuke.aftersales;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An after-sale as both sides see it. {@code quantity} is absent where an amount is asked for and no pieces;
 * {@code dueAt} is when the state ends by itself; {@code comesBack} is what would come back if it was agreed on now, absent
 * in lists and once it has ended; {@code refunded} and {@code freight} are there once the money is back.
 */
public record AfterSale(
        UUID id,
        UUID buyerId,
        UUID orderId,
        @Schema(example = "4810937264501928") String orderNumber,
        UUID lineId,
        String title,
        String options,
        @Nullable String picture,
        AfterSaleKind kind,
        AfterSaleReason reason,
        String words,
        @Nullable Integer quantity,
        Money asked,
        @Nullable Money offered,
        AfterSaleState state,
        Instant askedAt,
        @Nullable Instant dueAt,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable Money refunded,
        @Nullable Money freight,
        @Nullable Instant endedAt,
        @Nullable ComingBack comesBack,
        List<Shot> pictures,
        List<Step> steps) {
    /** What would come back now, and what is left of the line to ask for. */
    @Schema(name = "AfterSaleComingBack")
    public record ComingBack(Money amount, Money freight, Money total, int piecesLeft, Money left) {}

    /** A picture that the buyer took. */
    @Schema(name = "AfterSalePicture")
    public record Shot(String small, String large) {}

    /** What somebody did and said. */
    @Schema(name = "AfterSaleStep")
    public record Step(
            Instant at,
            Who who,
            What what,
            @Nullable Money amount,
            @Nullable String words) {}

    /** Who did it. */
    @Schema(name = "AfterSaleSide")
    public enum Who {
        BUYER,
        STAFF,
        /** A deadline passed. */
        TIME
    }

    /** What can be done. */
    @Schema(name = "AfterSaleAct")
    public enum What {
        ASKED,
        OFFERED,
        OFFER_ACCEPTED,
        OFFER_REFUSED,
        AGREED,
        DECLINED,
        WITHDRAWN,
        PARCEL_SENT,
        ARRIVED,
        REFUNDED,
        EXPIRED
    }

    public AfterSale {
        pictures = List.copyOf(pictures);
        steps = List.copyOf(steps);
    }

    /** What goes back when it is agreed on now. */
    Money due() {
        return offered == null ? asked : offered;
    }

    int pieces() {
        return quantity == null ? 0 : quantity;
    }

    AfterSale with(@Nullable ComingBack whatComesBack, List<Shot> itsPictures, List<Step> itsSteps) {
        return new AfterSale(
                id,
                buyerId,
                orderId,
                orderNumber,
                lineId,
                title,
                options,
                picture,
                kind,
                reason,
                words,
                quantity,
                asked,
                offered,
                state,
                askedAt,
                dueAt,
                carrier,
                trackingNumber,
                refunded,
                freight,
                endedAt,
                whatComesBack,
                itsPictures,
                itsSteps);
    }
}
