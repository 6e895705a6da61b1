package io.shuke.ordering;

import io.shuke.groupbuying.EndingGroups;
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
 * stopped in the middle, or works beside another, only leaves less to do, and an order that can't follow is tried again and
 * holds up no other.
 */
@Component
public class FollowingGroups {
    private static final Logger LOG = LoggerFactory.getLogger(FollowingGroups.class);
    private static final int BATCH = 50;

    private final EndingGroups groups;
    private final Orders orders;
    private final SellingTogether selling;
    private final CancellingOrder cancelling;
    private final RepeatedTransactions transactions;

    FollowingGroups(
            EndingGroups groups,
            Orders orders,
            SellingTogether selling,
            CancellingOrder cancelling,
            RepeatedTransactions transactions) {
        this.groups = groups;
        this.orders = orders;
        this.selling = selling;
        this.cancelling = cancelling;
        this.transactions = transactions;
    }

    /** Lets everything follow that can now. */
    public void follow() {
        follow(BATCH);
    }

    void follow(int batch) {
        while (groups.endDue(batch) == batch) {
            // The rest are due as well.
        }
        var ended = groups.ended(null, batch);
        while (!ended.isEmpty()) {
            ended.forEach(this::tryToFollow);
            ended = groups.ended(ended.getLast().groupId(), batch);
        }
    }

    /** One group's trouble must not be the others'. */
    private void tryToFollow(EndingGroups.Ended group) {
        try {
            follow(group);
        } catch (RuntimeException e) {
            LOG.error("the orders of group {} could not follow it; they will be tried again", group.groupId(), e);
        }
    }

    private void follow(EndingGroups.Ended group) {
        var prices = group.filled() ? groups.pricesReached(group.groupId()) : Map.<UUID, Money>of();
        var haveAll = true;
        for (var order : orders.gatheringIn(group.groupId())) {
            haveAll &= hasFollowed(order, group, prices);
        }
        if (haveAll) {
            groups.movedOn(group.groupId());
        }
    }

    /** Nor one order's trouble its group's. */
    private boolean hasFollowed(UUID order, EndingGroups.Ended group, Map<UUID, Money> prices) {
        try {
            transactions.run(() -> group.filled() ? selling.sell(order, prices) : cancelling.unfilled(order));
            return true;
        } catch (RuntimeException e) {
            LOG.error("order {} could not follow group {}; it will be tried again", order, group.groupId(), e);
            return false;
        }
    }
}
