package io.shuke.promotion;

import io.shuke.promotion.PriceRules.Applied;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Coupons on their way through orders: taken when an order is placed, used when it is paid, and back in their owner's hands
 * – with what they saved back in their budgets – when it ends before anything of it is shipped. Each joins the order's own
 * transaction and is one statement.
 */
@Component
public class UsingCoupons {
    private final StoredClaims claims;
    private final Clock clock;

    UsingCoupons(StoredClaims claims, Clock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    /** What somebody can use now; the one that ends first comes first. */
    @Transactional(readOnly = true)
    public List<HeldCoupon> heldBy(UUID personId) {
        return claims.held(personId, clock.instant());
    }

    /**
     * False where one of them is in another order, over, or its budget can't bear what it saves: then the transaction must
     * be left.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(UUID orderId, UUID personId, List<Applied> applied) {
        var saved = new LinkedHashMap<UUID, Long>();
        applied.forEach(each -> saved.put(each.coupon().claimId(), each.saved().amountMinor()));
        return claims.take(orderId, personId, saved, clock.instant()) == saved.size();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void use(UUID orderId) {
        claims.use(orderId, clock.instant());
    }

    /** Orders without coupons change nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Collection<UUID> orderIds) {
        claims.giveBack(orderIds);
    }
}
