package io.shuke.commission;

import io.shuke.ordering.OrderPaid;
import io.shuke.shared.Ids;
import java.util.ArrayList;
import java.util.List;
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

    Accruing(PlansInForce plans, StoredAccruals accruals, MovingCommission moving, CommissionNews news) {
        this.plans = plans;
        this.accruals = accruals;
        this.moving = moving;
        this.news = news;
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
