package io.shuke.insight;

import io.shuke.insight.SalesOfDays.Change;
import io.shuke.ordering.LineRefunded;
import io.shuke.ordering.OrderCancelled;
import io.shuke.ordering.OrderPaid;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Outbox;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts what was paid and given back, by day of the market's time zone. The facts wait in the outbox, so counting never
 * slows an order, and each is counted once however often it is delivered.
 */
@Component
class CountingSales {

    private final Outbox outbox;

    /** One paid order, as small as the figures need it. */
    record SalePaid(Instant at, long totalMinor) {}

    /** What went back of paid orders: the whole of one, or a part. */
    record SaleGivenBack(Instant at, long totalMinor) {}

    CountingSales(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void remember(OrderPaid paid) {
        outbox.append(new SalePaid(paid.at(), paid.total().amountMinor()));
    }

    @EventListener
    void remember(OrderCancelled cancelled) {
        if (cancelled.paid() && cancelled.total().isPositive()) {
            outbox.append(new SaleGivenBack(cancelled.at(), cancelled.total().amountMinor()));
        }
    }

    @EventListener
    void remember(LineRefunded refunded) {
        outbox.append(new SaleGivenBack(refunded.at(), refunded.givenBack().amountMinor()));
    }

    /** Adds a payment to its day. */
    @Component
    record CountingPayments(SalesOfDays days) implements Outbox.Handler<SalePaid> {
        @Override
        public String name() {
            return "insight.sale-paid";
        }

        @Override
        public Class<SalePaid> type() {
            return SalePaid.class;
        }

        @Override
        public void handle(UUID deliveryId, SalePaid sale) {
            days.countOnce(deliveryId, sale.at(), new Change(dayOf(sale.at()), 1, sale.totalMinor(), 0));
        }
    }

    /** Adds a refund to its day. */
    @Component
    record CountingRefunds(SalesOfDays days) implements Outbox.Handler<SaleGivenBack> {
        @Override
        public String name() {
            return "insight.sale-given-back";
        }

        @Override
        public Class<SaleGivenBack> type() {
            return SaleGivenBack.class;
        }

        @Override
        public void handle(UUID deliveryId, SaleGivenBack sale) {
            days.countOnce(deliveryId, sale.at(), new Change(dayOf(sale.at()), 0, 0, sale.totalMinor()));
        }
    }

    static LocalDate dayOf(Instant at) {
        return at.atZone(MarketClock.ZONE).toLocalDate();
    }
}
