package io.shuke.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.insight.CountingSales.CountingPayments;
import io.shuke.insight.CountingSales.CountingRefunds;
import io.shuke.insight.CountingSales.SaleGivenBack;
import io.shuke.insight.CountingSales.SalePaid;
import io.shuke.ordering.OrderCancelled;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.OutboxDelivery;
import io.shuke.support.ServerTest;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class CountingSalesTests {
    @Autowired
    private CountingSales counting;

    @Autowired
    private CountingPayments payments;

    @Autowired
    private CountingRefunds refunds;

    @Autowired
    private SalesOfDays days;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void countsADeliveryOnceHoweverOftenItComes() {
        var delivery = Ids.next();
        var at = Instant.parse("2031-03-01T10:00:00Z");
        payments.handle(delivery, new SalePaid(at, 6800));
        payments.handle(delivery, new SalePaid(at, 6800));
        payments.handle(Ids.next(), new SalePaid(at, 3900));
        refunds.handle(Ids.next(), new SaleGivenBack(at, 3900));
        assertThat(days.since(LocalDate.parse("2031-03-01")))
                .contains(new SalesOfDays.Day(LocalDate.parse("2031-03-01"), 2, 10_700, 3900));
    }

    @Test
    void countsByTheMarketsDayNotByUtc() {
        payments.handle(Ids.next(), new SalePaid(Instant.parse("2031-04-01T16:30:00Z"), 100));
        assertThat(days.since(LocalDate.parse("2031-04-02")))
                .contains(new SalesOfDays.Day(LocalDate.parse("2031-04-02"), 1, 100, 0));
    }

    @Test
    void countsACancelledPaidOrderAfterItCommitted() {
        var at = Instant.parse("2031-05-05T04:00:00Z");
        var cancelled = new OrderCancelled(Ids.next(), Ids.next(), true, Money.cny(500), "changed my mind", at);
        transaction.executeWithoutResult(status -> counting.remember(cancelled));
        outbox.deliver();
        assertThat(days.since(LocalDate.parse("2031-05-05")))
                .contains(new SalesOfDays.Day(LocalDate.parse("2031-05-05"), 0, 0, 500));
    }

    @Test
    void countsNothingForAnOrderThatWasUndone() {
        var at = Instant.parse("2031-06-06T04:00:00Z");
        var cancelled = new OrderCancelled(Ids.next(), Ids.next(), true, Money.cny(700), "undone", at);
        transaction.executeWithoutResult(status -> {
            counting.remember(cancelled);
            status.setRollbackOnly();
        });
        outbox.deliver();
        assertThat(days.since(LocalDate.parse("2031-06-06")))
                .noneMatch(day -> day.day().equals(LocalDate.parse("2031-06-06")));
    }
}
