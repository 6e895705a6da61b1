package io.shuke.risk;

import io.shuke.commission.HoldingCommission;
import io.shuke.identity.TracesOfPeople;
import io.shuke.ordering.OrderPaid;
import io.shuke.ordering.Sales;
import io.shuke.ordering.Sales.SaleLine;
import io.shuke.shared.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks at every paid sale that somebody earns by, after the payment and outside of it, so that no sale waits for a
 * doubt. What it remembers of people is hashed; what it finds is a sum of hints, and only a sum above the threshold holds
 * the reward. It never touches the buyer's money, or what a partner already has.
 */
@Component
class WatchingSales {
    private final Outbox outbox;

    /** A paid order and those who earn by it. */
    record RewardedSale(UUID orderId, String number, UUID buyerId, List<UUID> partnerIds) {}

    WatchingSales(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void remember(OrderPaid order) {
        var partners = new TreeSet<UUID>();
        order.lines().stream()
                .flatMap(line -> Stream.of(
                        Optional.ofNullable(line.evidence().ownerPartnerId()),
                        Optional.ofNullable(line.evidence().sharerPartnerId())))
                .flatMap(Optional::stream)
                .filter(partner -> !partner.equals(order.buyerId()))
                .forEach(partners::add);
        if (!partners.isEmpty()) {
            outbox.append(new RewardedSale(order.orderId(), order.number(), order.buyerId(), List.copyOf(partners)));
        }
    }

    /** Weighs one sale. Doing it again finds the same and holds nothing twice. */
    @Component
    static class Weighing implements Outbox.Handler<RewardedSale> {
        private final TracesOfPeople traces;
        private final Sales sales;
        private final Facts facts;
        private final RiskRules rules;
        private final HoldingCommission holding;

        Weighing(TracesOfPeople traces, Sales sales, Facts facts, RiskRules rules, HoldingCommission holding) {
            this.traces = traces;
            this.sales = sales;
            this.facts = facts;
            this.rules = rules;
            this.holding = holding;
        }

        @Override
        public String name() {
            return "risk.rewarded-sale";
        }

        @Override
        public Class<RewardedSale> type() {
            return RewardedSale.class;
        }

        @Override
        public void handle(UUID deliveryId, RewardedSale sale) {
            remember(sale);
            for (var partner : sale.partnerIds()) {
                var doubt = rules.weigh(facts.hintsOf(sale.orderId(), partner));
                if (doubt.isEnough()) {
                    holding.hold(sale.orderId(), partner, doubt.reasons());
                }
            }
        }

        private void remember(RewardedSale sale) {
            var people = new ArrayList<>(sale.partnerIds());
            people.add(sale.buyerId());
            facts.remember(traces.of(people));
            var joined = Objects.requireNonNull(
                    traces.joined(List.of(sale.buyerId())).get(sale.buyerId()));
            var placed = sales.ofNumber(sale.number()).orElseThrow();
            sale.partnerIds()
                    .forEach(partner ->
                            facts.remember(sale, partner, joined, placed.placedAt(), touchOf(placed.lines(), partner)));
        }

        private static Optional<Instant> touchOf(List<SaleLine> lines, UUID partner) {
            return lines.stream()
                    .filter(line -> partner.equals(line.sharerPartnerId()))
                    .map(SaleLine::touchedAt)
                    .filter(Objects::nonNull)
                    .max(Instant::compareTo);
        }
    }
}
