package io.shuke.ordering;

import io.shuke.payment.FundingCoupons;
import io.shuke.shared.Money;
import io.shuke.shared.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sells an order that gathers in a group that goes ahead. Where the group has so many people that the goods became cheaper,
 * the line takes that price first, and the difference goes back to the buyer: whoever is owed a part is told of the sale
 * after it, and so is owed a part of the price finally paid. Sold already, it changes nothing.
 */
@Component
class SellingTogether {
    private final PaidOrders paidOrders;
    private final OrderRefunds refunds;
    private final FundingCoupons funding;
    private final ApplicationEventPublisher events;
    private final Outbox outbox;
    private final Clock clock;

    SellingTogether(
            PaidOrders paidOrders,
            OrderRefunds refunds,
            FundingCoupons funding,
            ApplicationEventPublisher events,
            Outbox outbox,
            Clock clock) {
        this.paidOrders = paidOrders;
        this.refunds = refunds;
        this.funding = funding;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** At these prices, as far as they are lower; false where the order gathers no more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean sell(UUID orderId, Map<UUID, Money> prices) {
        var now = clock.instant();
        if (!prices.isEmpty()) {
            lower(orderId, prices, now);
        }
        var sold = paidOrders.sell(orderId, now);
        sold.ifPresent(order -> {
            funding.fund(order.orderId(), order.couponsByMarket());
            events.publishEvent(order);
            outbox.append(order);
        });
        return sold.isPresent();
    }

    private void lower(UUID orderId, Map<UUID, Money> prices, Instant at) {
        paidOrders
                .lower(orderId, prices)
                .ifPresent(lowered ->
                        refunds.refund(orderId, lowered.chargeId(), lowered.saved(), RefundReason.GROUP_PRICE, at));
    }
}
