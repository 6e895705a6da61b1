package io.shuke.commission;

import io.shuke.ordering.OrderState;
import io.shuke.ordering.Sales;
import io.shuke.ordering.Sales.Sale;
import io.shuke.ordering.Sales.SaleLine;
import io.shuke.sharing.Visits;
import io.shuke.sharing.Visits.VisitThrough;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers "why did I get nothing for this order?" – for an order whose buyer came through the asker's links, or that is
 * the asker's own. Any other order looks like one that doesn't exist.
 */
@Component
public class ExplainingAbsence {
    private final Sales sales;
    private final Visits visits;
    private final Commissions commissions;
    private final Reversals reversals;
    private final PlansInForce plans;
    private final Wording wording;
    private final Clock clock;

    /** Whether the order earned the asker something, and why it did or didn't. */
    public record Absence(String orderNumber, boolean earned, List<String> reasons) {
        public Absence {
            reasons = List.copyOf(reasons);
        }
    }

    ExplainingAbsence(
            Sales sales,
            Visits visits,
            Commissions commissions,
            Reversals reversals,
            PlansInForce plans,
            Wording wording,
            Clock clock) {
        this.sales = sales;
        this.visits = visits;
        this.commissions = commissions;
        this.reversals = reversals;
        this.plans = plans;
        this.wording = wording;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Absence> explain(String orderNumber, UUID askerId, Locale locale) {
        return sales.ofNumber(orderNumber).flatMap(sale -> absence(sale, askerId, locale));
    }

    private Optional<Absence> absence(Sale sale, UUID askerId, Locale locale) {
        var bothSides = reversals.bothSidesOf(sale.orderId(), askerId);
        if (bothSides.isPresent()) {
            return Optional.of(answer(sale, false, wording.text(locale, "commission.absence." + bothSides.get())));
        }
        if (!commissions.ofOrder(sale.orderId(), askerId).isEmpty()) {
            return Optional.of(answer(sale, true, wording.text(locale, "commission.absence.earned")));
        }
        if (sale.buyerId().equals(askerId)) {
            var rule = plans.planAt(clock.instant()).rebates() ? "own-link" : "own-purchase";
            return Optional.of(answer(sale, false, wording.text(locale, "commission.absence." + rule)));
        }
        return visits.nearestOf(sale.buyerId(), askerId, sale.placedAt())
                .map(visit -> new Absence(sale.number(), false, reasons(sale, askerId, visit, locale)));
    }

    private static Absence answer(Sale sale, boolean earned, String reason) {
        return new Absence(sale.number(), earned, List.of(reason));
    }

    private List<String> reasons(Sale sale, UUID askerId, VisitThrough visit, Locale locale) {
        if (sale.state() == OrderState.GATHERING) {
            return List.of(wording.text(locale, "commission.absence.gathering"));
        }
        if (sale.state() == OrderState.PLACED) {
            return List.of(wording.text(locale, "commission.absence.not-paid"));
        }
        if (sale.state() == OrderState.EXPIRED || sale.state() == OrderState.CANCELLED) {
            return List.of(wording.text(locale, "commission.absence.ended"));
        }
        if (visit.at().isAfter(sale.placedAt())) {
            return List.of(
                    wording.text(locale, "commission.absence.touch-after-order", Wording.time(locale, visit.at())));
        }
        var windowDays = plans.inForce(clock.instant()).windowDays();
        if (visit.at().isBefore(sale.placedAt().minus(Duration.ofDays(windowDays)))) {
            return List.of(wording.text(
                    locale, "commission.absence.touch-too-old", Wording.time(locale, visit.at()), windowDays));
        }
        var reasons = new LinkedHashSet<String>();
        sale.lines().forEach(line -> reasons.addAll(lineReasons(line, askerId, visit, locale)));
        return reasons.isEmpty()
                ? List.of(wording.text(locale, "commission.absence.not-counted"))
                : List.copyOf(reasons);
    }

    private List<String> lineReasons(SaleLine line, UUID askerId, VisitThrough visit, Locale locale) {
        var reasons = new ArrayList<String>();
        if (!line.net().basisPointsDown(line.commissionBudgetBasisPoints()).isPositive()) {
            reasons.add(wording.text(locale, "commission.absence.no-budget"));
        }
        Instant winner = line.touchedAt();
        if (winner != null && !askerId.equals(line.sharerPartnerId())) {
            var key = line.byOffer() ? "offer" : winner.isBefore(visit.at()) ? "other-product" : "later-touch";
            reasons.add(wording.text(
                    locale,
                    "commission.absence." + key,
                    Wording.time(locale, visit.at()),
                    Wording.time(locale, winner)));
        }
        return reasons;
    }
}
