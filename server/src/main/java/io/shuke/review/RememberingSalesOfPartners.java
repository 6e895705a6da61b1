package io.shuke.review;

import io.shuke.identity.People;
import io.shuke.ordering.LineRefunded;
import io.shuke.ordering.OrderCancelled;
import io.shuke.ordering.OrderPaid;
import io.shuke.shared.Ids;
import io.shuke.shared.Outbox;
import io.shuke.sharing.Evidence;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Remembers which lines a partner sold: the one whose link was followed, or else the one whose customer the buyer is. The
 * facts wait in the outbox, so this never slows an order, and each is written once however often and in whatever order
 * they are delivered.
 */
@Component
class RememberingSalesOfPartners {
    private final Outbox outbox;

    /** The lines of a paid order that partners sold. */
    record LinesSold(UUID orderId, UUID buyerId, Instant at, List<Line> lines) {}

    /** A line, and who sold it. */
    record Line(UUID lineId, UUID partnerId) {}

    /** An order that was called off, or a line of which money went back. */
    record SaleUndone(UUID id, Instant at) {}

    RememberingSalesOfPartners(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void remember(OrderPaid paid) {
        var lines = paid.lines().stream()
                .flatMap(line -> {
                    var seller = sellerOf(line.evidence());
                    return seller == null || seller.equals(paid.buyerId())
                            ? Stream.<Line>empty()
                            : Stream.of(new Line(line.lineId(), seller));
                })
                .toList();
        if (!lines.isEmpty()) {
            outbox.append(new LinesSold(paid.orderId(), paid.buyerId(), paid.at(), lines));
        }
    }

    private static @Nullable UUID sellerOf(Evidence evidence) {
        return evidence.sharerPartnerId() == null ? evidence.ownerPartnerId() : evidence.sharerPartnerId();
    }

    @EventListener
    void remember(OrderCancelled cancelled) {
        if (cancelled.paid()) {
            outbox.append(new SaleUndone(cancelled.orderId(), cancelled.at()));
        }
    }

    @EventListener
    void remember(LineRefunded refunded) {
        outbox.append(new SaleUndone(refunded.lineId(), refunded.at()));
    }

    /** Writes down what was sold; who has left meanwhile bought it as nobody. */
    @Component
    record WritingLinesSold(SalesOfPartners sales, People people) implements Outbox.Handler<LinesSold> {
        @Override
        public String name() {
            return "review.lines-sold";
        }

        @Override
        public Class<LinesSold> type() {
            return LinesSold.class;
        }

        @Override
        public void handle(UUID deliveryId, LinesSold sold) {
            var partners = sold.lines().stream().map(Line::partnerId).distinct().toList();
            var all = new HashSet<>(partners);
            all.add(sold.buyerId());
            var open = people.holdOpen(all);
            var buyer = open.contains(sold.buyerId()) ? sold.buyerId() : Ids.next();
            sales.write(sold, buyer, ofOpen(sold.lines(), open));
        }

        private static List<Line> ofOpen(List<Line> lines, Set<UUID> open) {
            return lines.stream()
                    .filter(line -> open.contains(line.partnerId()))
                    .toList();
        }
    }

    /** Writes down what went back. */
    @Component
    record WritingSalesUndone(SalesOfPartners sales) implements Outbox.Handler<SaleUndone> {
        @Override
        public String name() {
            return "review.sale-undone";
        }

        @Override
        public Class<SaleUndone> type() {
            return SaleUndone.class;
        }

        @Override
        public void handle(UUID deliveryId, SaleUndone undone) {
            sales.undo(undone.id(), undone.at());
        }
    }
}
