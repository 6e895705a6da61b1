package io.shuke.fulfilment;

import io.shuke.ordering.HandingOver;
import io.shuke.ordering.HandingOver.ToPack;
import io.shuke.shared.Ids;
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
 * it, so that paying costs nothing more; whoever ships before that opens the shipments along the way.
 */
@Component
public class OpeningShipments {
    private static final int BATCH = 100;

    private final HandingOver handingOver;
    private final StoredShipments shipments;
    private final Clock clock;

    OpeningShipments(HandingOver handingOver, StoredShipments shipments, Clock clock) {
        this.handingOver = handingOver;
        this.shipments = shipments;
        this.clock = clock;
    }

    /** Opens one batch and says how many orders it was; fewer than a batch means that no more wait. */
    @Transactional
    public int openNext() {
        var orders = handingOver.next(BATCH);
        orders.forEach(this::open);
        return orders.size();
    }

    /** Locks the order and opens its shipments; nothing where it is not paid, or shipped, or has ended. */
    @Transactional
    Optional<ToPack> open(UUID orderId) {
        var order = handingOver.take(orderId);
        order.ifPresent(this::open);
        return order;
    }

    private void open(ToPack order) {
        var now = clock.instant();
        var vendors = order.lines().stream()
                .map(line -> Optional.ofNullable(line.vendorId()))
                .distinct()
                .toList();
        for (var vendor : vendors) {
            List<ToPack.Line> lines = order.lines().stream()
                    .filter(line -> Optional.ofNullable(line.vendorId()).equals(vendor))
                    .toList();
            shipments.open(Ids.next(), order.orderId(), vendor.orElse(null), lines, now);
        }
        if (order.lines().stream().anyMatch(line -> line.calledOff() > 0)) {
            shipments.settleStates(order.orderId(), now);
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
