package io.shuke.ordering;

import io.shuke.groupbuying.Seating;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets orders follow the groups that they gather in: when a group goes ahead, all of them are sold, and whoever is owed a part
 * is told; when its time is over first, all of them end, and the money and the pieces go back. The group's own row says that
 * it has ended until the last order has followed, and each order follows once, in a transaction of its own: whoever is
 * stopped in the middle, or works beside another, only leaves less to do.
 */
@Component
public class FollowingGroups {
    private static final Logger LOG = LoggerFactory.getLogger(FollowingGroups.class);
    private static final int BATCH = 50;

    private final Seating seating;
    private final Orders orders;
    private final SellingTogether selling;
    private final CancellingOrder cancelling;
    private final RepeatedTransactions transactions;

    FollowingGroups(
            Seating seating,
            Orders orders,
            SellingTogether selling,
            CancellingOrder cancelling,
            RepeatedTransactions transactions) {
        this.seating = seating;
        this.orders = orders;
        this.selling = selling;
        this.cancelling = cancelling;
        this.transactions = transactions;
    }

    /** Lets everything follow that can now. */
    public void follow() {
        while (seating.endDue(BATCH) == BATCH) {
            // The rest are due as well.
        }
        seating.ended(BATCH).forEach(this::tryToFollow);
    }

    /** One group's trouble must not be the others'. */
    private void tryToFollow(Seating.Ended group) {
        try {
            follow(group);
        } catch (RuntimeException e) {
            LOG.error("the orders of group {} could not follow it; they will be tried again", group.groupId(), e);
        }
    }

    private void follow(Seating.Ended group) {
        var prices = group.filled() ? seating.pricesReached(group.groupId()) : Map.<UUID, Money>of();
        for (var order : orders.gatheringIn(group.groupId())) {
            transactions.run(() -> group.filled() ? selling.sell(order, prices) : cancelling.unfilled(order));
        }
        seating.movedOn(group.groupId());
    }
}
