package io.shuke.ordering;

import io.shuke.shared.Money;
import io.shuke.sharing.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order is paid. Published inside the paying transaction; {@code BUYER_HELD} of the order holds its whole total and what
 * the market adds for its coupons, and listeners that owe somebody a part of it move that part out in the same transaction.
 */
public record OrderPaid(
        UUID orderId, String number, UUID buyerId, Instant at, Money total, Money freightDiscount, List<Line> lines) {
    public OrderPaid {
        lines = List.copyOf(lines);
    }

    /** What the market adds for the coupons that it bears. */
    Money couponsByMarket() {
        return lines.stream().map(Line::couponByMarket).reduce(freightDiscount, Money::plus);
    }

    boolean isReduced() {
        return couponsByMarket().isPositive()
                || lines.stream().anyMatch(line -> line.couponBySupplier().isPositive());
    }

    /**
     * A line as it was frozen when the order was placed. {@code net} is what the buyer pays for it, freight apart; what
     * coupons took off it is the market's or the supplier's to bear, and what an offer's price lacks of the supplier's is the market's;
     * the budget is what the plan in force gave it then.
     */
    public record Line(
            UUID lineId,
            UUID productId,
            UUID categoryId,
            @Nullable UUID vendorId,
            String title,
            String options,
            int quantity,
            Money net,
            Money couponByMarket,
            Money couponBySupplier,
            Money purchaseTotal,
            int commissionBudgetBasisPoints,
            int planVersion,
            Evidence evidence) {}
}
