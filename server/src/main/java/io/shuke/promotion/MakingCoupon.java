package io.shuke.promotion;

import io.shuke.catalog.Vendors;
import io.shuke.identity.People;
import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff make coupons, publish and pause them; all of it is audited. A coupon is never changed once it is made: who claimed
 * it keeps what they were promised.
 */
@Component
public class MakingCoupon {
    private static final int CODE_LENGTH = 22;

    private final StoredCoupons coupons;
    private final Vendors vendors;
    private final People people;
    private final NamesOfCoupons names;
    private final MemberCircles circles;
    private final Audit audit;
    private final Clock clock;

    MakingCoupon(
            StoredCoupons coupons,
            Vendors vendors,
            People people,
            NamesOfCoupons names,
            MemberCircles circles,
            Audit audit,
            Clock clock) {
        this.coupons = coupons;
        this.vendors = vendors;
        this.people = people;
        this.names = names;
        this.circles = circles;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the wish to make one. */
    public sealed interface Making {
        record Made(UUID couponId) implements Making {}

        /** Parts of the draft don't go together, or are not there: this field says which. */
        record Wrong(String field) implements Making {}
    }

    /** What became of the wish to publish or pause one. */
    public sealed interface Move {
        record Moved() implements Move {}

        record NotInState(CouponState state) implements Move {}

        /** Its last day is over. */
        record Over() implements Move {}

        record NoSuchCoupon() implements Move {}
    }

    @Transactional
    public Making make(UUID staffId, CouponDraft draft) {
        var wrong = wrongOf(draft);
        if (wrong.isPresent()) {
            return new Making.Wrong(wrong.get());
        }
        var id = Ids.next();
        coupons.insert(id, Ids.code(CODE_LENGTH), draft, staffId, clock.instant());
        audit.record(staffId, "coupon.make", "coupon:" + id, null, draft, draft.agreement());
        return new Making.Made(id);
    }

    private Optional<String> wrongOf(CouponDraft draft) {
        var terms = draft.terms();
        if ((terms.kind() == CouponKind.FIXED) != (terms.amount() != null)) {
            return Optional.of("amount");
        } else if ((terms.kind() == CouponKind.PERCENT) != (terms.basisPoints() != null)) {
            return Optional.of("basisPoints");
        } else if (terms.kind() == CouponKind.FIXED && terms.most() != null) {
            return Optional.of("most");
        } else if (draft.pieces() == null && draft.budget() == null) {
            return Optional.of("pieces");
        } else if (draft.lastDay().isBefore(draft.firstDay())
                || !clock.instant().isBefore(end(draft))) {
            return Optional.of("lastDay");
        }
        return wrongPartyOf(draft);
    }

    private Optional<String> wrongPartyOf(CouponDraft draft) {
        var terms = draft.terms();
        var vendor = terms.vendorId();
        var partner = draft.partnerId();
        var supplier = terms.funder() == CouponFunder.SUPPLIER;
        if (vendor == null ? supplier : !isFor(terms, vendor)) {
            return Optional.of("vendorId");
        } else if (supplier != (draft.agreement() != null)) {
            return Optional.of("agreement");
        } else if ((draft.audience() == CouponAudience.CUSTOMERS) != (partner != null)
                || partner != null && people.cardsOf(List.of(partner)).isEmpty()) {
            return Optional.of("partnerId");
        } else if ((draft.audience() == CouponAudience.CIRCLE) != (draft.circleId() != null)
                || draft.circleId() != null
                        && circles.namesOf(List.of(draft.circleId())).isEmpty()) {
            return Optional.of("circleId");
        }
        return wrongGoodsOf(terms);
    }

    /** Delivery is of all goods. */
    private Optional<String> wrongGoodsOf(CouponTerms terms) {
        var chosen = terms.productIds().size() + terms.categoryIds().size();
        if (chosen > 0 && !terms.kind().isOffGoods()) {
            return Optional.of("productIds");
        }
        var known = names.goodsOf(terms.productIds(), terms.categoryIds()).keySet();
        if (!known.containsAll(terms.productIds())) {
            return Optional.of("productIds");
        }
        return known.containsAll(terms.categoryIds()) ? Optional.empty() : Optional.of("categoryIds");
    }

    /** Delivery is the market's own. */
    private boolean isFor(CouponTerms terms, UUID vendor) {
        return terms.kind().isOffGoods() && vendors.namesOf(List.of(vendor)).containsKey(vendor);
    }

    private static java.time.Instant end(CouponDraft draft) {
        return draft.lastDay().plusDays(1).atStartOfDay(MarketClock.ZONE).toInstant();
    }

    /** From now on it can be claimed, within its days. */
    @Transactional
    public Move publish(UUID staffId, UUID couponId) {
        return move(staffId, couponId, "coupon.publish", CouponState.PUBLISHED);
    }

    /** Nobody claims it any more until it is published again. */
    @Transactional
    public Move pause(UUID staffId, UUID couponId) {
        return move(staffId, couponId, "coupon.pause", CouponState.PAUSED);
    }

    private Move move(UUID staffId, UUID couponId, String act, CouponState to) {
        var before = coupons.lock(couponId).orElse(null);
        if (before == null) {
            return new Move.NoSuchCoupon();
        } else if (before.state() == to || to == CouponState.PAUSED && before.state() == CouponState.DRAFT) {
            return new Move.NotInState(before.state());
        } else if (to == CouponState.PUBLISHED && !clock.instant().isBefore(before.endsAt())) {
            return new Move.Over();
        }
        coupons.move(couponId, to);
        audit.record(staffId, act, "coupon:" + couponId, before.state(), to, null);
        return new Move.Moved();
    }
}
