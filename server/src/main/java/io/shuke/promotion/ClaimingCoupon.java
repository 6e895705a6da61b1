package io.shuke.promotion;

import io.shuke.identity.Identities;
import io.shuke.identity.People;
import io.shuke.promotion.StoredCoupons.Standing;
import io.shuke.shared.Ids;
import io.shuke.sharing.Bindings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives somebody a coupon by its code: so many a person as the coupon says, all accounts that were verified with one number
 * counted together, and no more than there are, however many come at once. Joins the caller's transaction, which must be
 * left with a refusal unless the outcome is {@link Outcome.Claimed}.
 */
@Component
public class ClaimingCoupon {
    private final StoredCoupons coupons;
    private final StoredClaims claims;
    private final Identities identities;
    private final People people;
    private final Bindings bindings;
    private final Newcomers newcomers;
    private final MemberCircles circles;
    private final Clock clock;

    ClaimingCoupon(
            StoredCoupons coupons,
            StoredClaims claims,
            Identities identities,
            People people,
            Bindings bindings,
            Newcomers newcomers,
            MemberCircles circles,
            Clock clock) {
        this.coupons = coupons;
        this.claims = claims;
        this.identities = identities;
        this.people = people;
        this.bindings = bindings;
        this.newcomers = newcomers;
        this.circles = circles;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Claimed(UUID claimId) implements Outcome {}

        /** The person has had as many as one may have. */
        record HadBefore() implements Outcome {}

        /** None is left. */
        record Gone() implements Outcome {}

        /** Paused, not begun, or over. */
        record NotOpen() implements Outcome {}

        /** For newcomers, for another partner's customers, or for the members of a circle. */
        record NotForYou() implements Outcome {}

        record NoSuchCoupon() implements Outcome {}
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome claim(UUID personId, String code) {
        var now = clock.instant();
        var coupon = coupons.ofCode(code).orElse(null);
        if (coupon == null || coupon.state() == CouponState.DRAFT || !people.holdOpen(personId)) {
            return new Outcome.NoSuchCoupon();
        } else if (!coupon.isOpen(now)) {
            return new Outcome.NotOpen();
        } else if (!isFor(coupon, personId)) {
            return new Outcome.NotForYou();
        }
        return claim(coupon, personId, identities.accountsOf(personId), now);
    }

    /** The coupon's row is the hottest: it is locked last. */
    private Outcome claim(Standing coupon, UUID personId, Set<UUID> accounts, Instant now) {
        var claimId = Ids.next();
        var owner = Collections.min(accounts);
        int had = claims.count(coupon.id(), accounts);
        while (had < coupon.mostEach() && !claims.insert(claimId, coupon.id(), personId, owner, had + 1, now)) {
            had++;
        }
        if (had >= coupon.mostEach()) {
            return new Outcome.HadBefore();
        }
        return coupons.takePiece(coupon.id(), now) ? new Outcome.Claimed(claimId) : new Outcome.Gone();
    }

    private boolean isFor(Standing coupon, UUID personId) {
        return switch (coupon.audience()) {
            case EVERYONE -> true;
            case NEWCOMERS -> newcomers.areNewcomers(identities.accountsOf(personId));
            case CUSTOMERS ->
                bindings.of(personId)
                        .filter(bound ->
                                bound.partnerId() != null && bound.partnerId().equals(coupon.partnerId()))
                        .isPresent();
            case CIRCLE -> coupon.circleId() != null && circles.isMember(coupon.circleId(), personId);
        };
    }
}
