package io.shuke.ordering;

import io.shuke.promotion.CouponKind;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as its buyer sees it. {@code payBefore} and {@code now} are there while it waits for payment. {@code freight} is what is paid of
 * the delivery fee, {@code freightDiscount} what a coupon took off it. {@code total} is the price finally paid:
 * {@code groupSaving} went back before, for the group had so many people that the goods became cheaper.
 */
public record Order(
        UUID id,
        @Schema(example = "4810937264501928") String number,
        OrderState state,
        Instant placedAt,
        @Nullable Instant payBefore,

        @Nullable @Schema(description = "the server's time, for the countdown of what has to be paid")
        Instant now,

        @Nullable Instant paidAt,
        @Nullable Instant shippedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant settledAt,
        @Nullable Instant endedAt,
        @Nullable Instant returnsUntil,
        List<Line> lines,
        Money goods,
        Money discount,
        Money freight,
        Money freightDiscount,
        Money total,
        Money refunded,
        Money groupSaving,
        List<Coupon> coupons,
        Address address,
        @Nullable String note,
        List<Parcel> parcels,

        @Nullable
        @Schema(
                description =
                        "GROUP_NOT_FILLED where its group had to end, GROUP_FOR_NEWCOMERS where its seat was paid by somebody who is none any more")
        String cancelReason,

        @Nullable Group group,
        @Nullable ChargeState charge,
        List<Moment> timeline) {
    /** A line as it was when the order was placed, and what is back of it. */
    @Schema(name = "OrderLine")
    public record Line(
            UUID id,
            UUID skuId,
            UUID productId,
            String handle,
            String title,
            String options,
            @Nullable String picture,
            Money unitPrice,
            int quantity,
            Money total,
            Money discount,
            int refundedQuantity,
            Money refunded,
            @Nullable UUID openAfterSaleId,
            @Nullable Money listPrice) {}

    /** A coupon that the order was placed with, and what it saved. */
    @Schema(name = "OrderCoupon")
    public record Coupon(@Schema(example = "中秋满 100 减 15") String name, CouponKind kind, Money saved) {}

    /** Where the parcel goes: a copy, taken when the order was placed. */
    @Schema(name = "OrderAddress")
    public record Address(
            String recipient,
            String phone,
            String province,
            String city,
            String district,
            String street,
            @Nullable String postalCode) {}

    /** The group that it has, or had, a seat in. */
    @Schema(name = "OrderGroup")
    public record Group(
            UUID campaignId,
            UUID id,
            @Schema(example = "k3TqWx7RbNm2") String code) {}

    /** What was handed to a carrier, and what lies in it; an older parcel does not say. */
    @Schema(name = "OrderParcel")
    public record Parcel(
            UUID id,
            @Schema(example = "SF Express") String carrier,
            @Schema(example = "SF1390284756120") String trackingNumber,
            Instant shippedAt,
            @Nullable Instant receivedAt,

            @Schema(example = "[\"Linden honey 500 g × 2\"]")
            List<String> contents) {
        public Parcel {
            contents = List.copyOf(contents);
        }
    }

    /** The charge that matters most. */
    @Schema(name = "OrderCharge")
    public record ChargeState(UUID id, String state) {}

    /** Something that happened to the order. */
    @Schema(name = "OrderMoment")
    public record Moment(Instant at, What what) {}

    /** What can happen to an order. */
    @Schema(name = "OrderMomentKind")
    public enum What {
        PLACED,
        PAID,
        /** The money came late, and the order was given a seat that was free. */
        RESEATED,
        /** The group is full: what was gathered is sold. */
        GATHERED,
        SHIPPED,
        RECEIVED,
        SETTLED,
        CANCELLED,
        EXPIRED,
        /** All of it is to go back. */
        REFUNDED,
        /** The group became cheaper by its people: the difference is to go back. */
        GROUP_PRICE_REFUNDED,
        /** A part of a line is to go back. */
        PARTLY_REFUNDED,
        /** Money came after the order had ended, and is to go back. */
        LATE_PAYMENT_REFUNDED,
        /** A second payment came, and is to go back. */
        SECOND_PAYMENT_REFUNDED,
        /** The provider gave back what was to go back. */
        REFUND_ARRIVED,
        /** A refund could not go back the way it came, and was given to the buyer by hand. */
        REFUNDED_BY_HAND
    }

    /** A coupon took something off. */
    boolean isReduced() {
        return discount.isPositive() || freightDiscount.isPositive();
    }

    public Order {
        lines = List.copyOf(lines);
        coupons = List.copyOf(coupons);
        parcels = List.copyOf(parcels);
        timeline = List.copyOf(timeline);
    }
}
