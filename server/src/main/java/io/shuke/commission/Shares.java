package io.shuke.commission;

import io.shuke.shared.Money;
import io.shuke.sharing.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a line's budget is divided. The budget is the net price times the line's rate; sharer, owner and – at depth 2 – the
 * introducer each get their part of the budget, and every division rounds down, so that the parts never exceed the budget
 * nor the budget the price. What nobody earns – the part of an absent role, or what rounding leaves – stays with the
 * platform. The buyer earns nothing by their own purchase, but for the sharer's part where the plan rebates it.
 *
 * <p>{@link Replay} says the same in SQL for a million lines at once; a test holds the two together.
 */
final class Shares {
    private Shares() {}

    /** One person's part of a line's budget; {@code rebate} where it is the buyer's own. */
    record Share(Role role, UUID partnerId, boolean rebate, int rateBasisPoints, Money budget, Money amount) {
        int depth() {
            return role == Role.INTRODUCER ? 2 : 1;
        }
    }

    static List<Share> of(Money net, int budgetBasisPoints, Plan plan, Evidence evidence, UUID buyerId) {
        var budget = net.basisPointsDown(budgetBasisPoints);
        var shares = new ArrayList<Share>(3);
        var sharer = evidence.sharerPartnerId();
        add(shares, Role.SHARER, plan.rebates() ? sharer : otherThan(buyerId, sharer), buyerId, plan, budget);
        add(shares, Role.OWNER, otherThan(buyerId, evidence.ownerPartnerId()), buyerId, plan, budget);
        if (plan.depth() == 2) {
            add(shares, Role.INTRODUCER, otherThan(buyerId, evidence.introducerPartnerId()), buyerId, plan, budget);
        }
        return shares;
    }

    private static @Nullable UUID otherThan(UUID buyerId, @Nullable UUID partnerId) {
        return buyerId.equals(partnerId) ? null : partnerId;
    }

    private static void add(
            List<Share> shares, Role role, @Nullable UUID partnerId, UUID buyerId, Plan plan, Money budget) {
        var rate = switch (role) {
            case SHARER -> plan.sharerBasisPoints();
            case OWNER -> plan.ownerBasisPoints();
            case INTRODUCER -> plan.introducerBasisPoints();
        };
        var amount = budget.basisPointsDown(rate);
        if (partnerId != null && amount.isPositive()) {
            shares.add(new Share(role, partnerId, partnerId.equals(buyerId), rate, budget, amount));
        }
    }
}
