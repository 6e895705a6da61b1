package io.shuke.ordering;

import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands paid orders over to whoever packs them, and hears what was packed. Every act locks the order until the
 * transaction ends, so that packing, refunding and cancelling wait for one another.
 */
@Component
public class HandingOver {
    private final HandedOrders orders;
    private final Receiving receiving;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandingOver(HandedOrders orders, Receiving receiving, ApplicationEventPublisher events, Clock clock) {
        this.orders = orders;
        this.receiving = receiving;
        this.events = events;
        this.clock = clock;
    }

    /** A paid order as whoever packs it needs it. */
    public record ToPack(UUID orderId, List<Line> lines) {
        public ToPack {
            lines = List.copyOf(lines);
        }

        /**
         * So many pieces of a supplier, or of the market where there is none, for which it gets {@code purchase}; those
         * that are called off are not to be packed.
         */
        public record Line(
                UUID lineId,
                int position,
                UUID skuId,
                @Nullable UUID vendorId,
                String title,
                String options,
                @Nullable String pictureUrl,
                int quantity,
                int calledOff,
                Money purchase) {}
    }

    /** Paid orders that were not handed over yet, at most so many, none that somebody else is moving. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ToPack> next(int atMost) {
        return orders.next(atMost, clock.instant());
    }

    /** The order, where it is paid and neither shipped as a whole nor ended; locked until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ToPack> take(UUID orderId) {
        return orders.take(orderId, clock.instant());
    }

    /** So many pieces of a line lie in a parcel. */
    public record Pieces(UUID lineId, int quantity) {}

    /** A parcel of the order that was taken is on its way: from now on the order can't be cancelled as a whole. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void packed(UUID orderId, Order.Parcel parcel, List<Pieces> pieces) {
        if (orders.notePacked(orderId, parcel, pieces) < pieces.size()) {
            throw new IllegalStateException("more was packed of order " + orderId + " than it has left");
        }
        events.publishEvent(new ParcelHandedOver(orderId, parcel.id(), parcel.shippedAt()));
    }

    /**
     * Nothing is left to pack: the order is shipped, and received where all of its parcels have come. False where it was so
     * before, or has not begun to be packed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean shipped(UUID orderId, Instant at) {
        var allHaveCome = orders.ship(orderId, at);
        if (allHaveCome.orElse(false)) {
            receiving.whatIsThere(orderId, at);
        }
        return allHaveCome.isPresent();
    }

    /** Where the order stands, whoever's it is. */
    @Transactional(readOnly = true)
    public Optional<OrderState> stateOf(UUID orderId) {
        return orders.stateOf(orderId);
    }
}
