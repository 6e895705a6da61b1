package io.shuke.ordering;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts orders once their transaction has committed. */
@Component
class OrderMetrics {
    private final Counter placed;
    private final Counter paid;

    OrderMetrics(MeterRegistry registry) {
        placed = Counter.builder("shuke.orders.placed")
                .description("Orders placed")
                .register(registry);
        paid = Counter.builder("shuke.orders.paid").description("Orders paid").register(registry);
    }

    @TransactionalEventListener
    void on(OrderPlaced event) {
        placed.increment();
    }

    @TransactionalEventListener
    void on(OrderPaid event) {
        paid.increment();
    }
}
