package io.shuke.fulfilment;

import io.shuke.ordering.HandingOver;
import io.shuke.ordering.HandingOver.ToPack;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Splits paid orders into one shipment for each supplier. It follows the payment within a second instead of being part of
 * it, so that paying costs nothing more; whoever ships before that opens the shipments along the way. A batch costs a
 * fixed number of statements.
 */
@Component
public class OpeningShipments {
    private static final int BATCH = 100;

    private final HandingOver handingOver;
    private final OpenedShipments opened;
    private final StoredShipments shipments;
    private final Clock clock;

    OpeningShipments(HandingOver handingOver, OpenedShipments opened, StoredShipments shipments, Clock clock) {
        this.handingOver = handingOver;
        this.opened = opened;
        this.shipments = shipments;
        this.clock = clock;
    }

    /** Opens one batch and says how many orders it was; fewer than a batch means that no more wait. */
    @Transactional
    public int openNext() {
        var orders = handingOver.next(BATCH);
        if (!orders.isEmpty()) {
            open(orders);
        }
        return orders.size();
    }

    /** Locks the order and opens its shipments; nothing where it is not paid, or shipped, or has ended. */
    @Transactional
    Optional<ToPack> open(UUID orderId) {
        var order = handingOver.take(orderId);
        order.ifPresent(taken -> open(List.of(taken)));
        return order;
    }

    private void open(List<ToPack> orders) {
        var now = clock.instant();
        opened.open(orders, now);
        var calledOff = orders.stream()
                .filter(order -> order.lines().stream().anyMatch(line -> line.calledOff() > 0))
                .map(ToPack::orderId)
                .toList();
        if (!calledOff.isEmpty()) {
            shipments.settleStates(calledOff, now);
        }
    }

    /** Calls it again and again. */
    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    record Job(OpeningShipments opening) {
        @Scheduled(fixedDelayString = "${shuke.shipments.every:PT1S}")
        void open() {
            while (opening.openNext() == BATCH) {
                Thread.onSpinWait();
            }
        }
    }
}
