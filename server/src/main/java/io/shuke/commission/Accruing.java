package io.shuke.commission;

import io.shuke.commission.CommissionMoved.Part;
import io.shuke.commission.CommissionMoved.What;
import io.shuke.ordering.OrderPaid;
import io.shuke.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An order is paid: what partners earn by it is written and set aside out of the buyer's held money, in the paying
 * transaction.
 */
@Component
class Accruing {
    private final PlansInForce plans;
    private final StoredAccruals accruals;
    private final MovingCommission moving;
    private final CommissionNews news;
    private final ApplicationEventPublisher events;

    Accruing(
            PlansInForce plans,
            StoredAccruals accruals,
            MovingCommission moving,
            CommissionNews news,
            ApplicationEventPublisher events) {
        this.plans = plans;
        this.accruals = accruals;
        this.moving = moving;
        this.news = news;
        this.events = events;
    }

    @EventListener
    void on(OrderPaid order) {
        var wanted = accrualsOf(order);
        if (wanted.isEmpty()) {
            return;
        }
        var written = accruals.insert(wanted);
        moving.setAside(order.orderId(), written);
        news.announce(written);
        tell(order, wanted, written);
    }

    private void tell(OrderPaid order, List<NewAccrual> wanted, List<Moved> written) {
        var roles = wanted.stream()
                .collect(Collectors.toMap(
                        NewAccrual::id, accrual -> accrual.share().role()));
        var parts = written.stream()
                .filter(moved -> moved.amount().isPositive())
                .map(moved ->
                        new Part(moved.accrualId(), moved.partnerId(), roles.get(moved.accrualId()), moved.amount()))
                .toList();
        if (!parts.isEmpty()) {
            events.publishEvent(new CommissionMoved(What.BOOKED, parts, order.at()));
        }
    }

    private List<NewAccrual> accrualsOf(OrderPaid order) {
        var wanted = new ArrayList<NewAccrual>();
        for (var line : order.lines()) {
            var plan = plans.version(line.planVersion());
            var rule = plan.ruleOf(line.productId(), line.categoryId());
            Shares.of(line.net(), line.commissionBudgetBasisPoints(), plan, line.evidence(), order.buyerId())
                    .forEach(share -> wanted.add(new NewAccrual(Ids.next(), order, line, rule, share)));
        }
        return wanted;
    }
}
