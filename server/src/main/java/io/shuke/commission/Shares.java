package io.shuke.commission;

import io.shuke.shared.Money;
import io.shuke.sharing.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a line's budget is divided. The budget is the net price times the line's rate; sharer and owner each get their part
 * of the budget, and every division rounds down, so that the parts never exceed the budget nor the budget the price.
 * What nobody earns – the part of an absent role, or what rounding leaves – stays with the platform. The buyer earns
 * nothing by their own purchase.
 */
final class Shares {
    private Shares() {}

    /** One person's part of a line's budget. */
    record Share(Role role, UUID partnerId, int rateBasisPoints, Money budget, Money amount) {}

    static List<Share> of(Money net, int budgetBasisPoints, Plan plan, Evidence evidence, UUID buyerId) {
        var budget = net.basisPointsDown(budgetBasisPoints);
        var shares = new ArrayList<Share>(2);
        add(shares, Role.SHARER, evidence.sharerPartnerId(), buyerId, plan.sharerBasisPoints(), budget);
        add(shares, Role.OWNER, evidence.ownerPartnerId(), buyerId, plan.ownerBasisPoints(), budget);
        return shares;
    }

    private static void add(
            List<Share> shares, Role role, @Nullable UUID partnerId, UUID buyerId, int rate, Money budget) {
        var amount = budget.basisPointsDown(rate);
        if (partnerId != null && !partnerId.equals(buyerId) && amount.isPositive()) {
            shares.add(new Share(role, partnerId, rate, budget, amount));
        }
    }
}
