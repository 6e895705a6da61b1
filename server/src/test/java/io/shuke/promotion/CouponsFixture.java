package io.shuke.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.promotion.ClaimingCoupon.Outcome;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes coupons as staff would, and gives them to people. Part of every {@code @ServerTest}'s context. */
@Component
@Profile("test")
public class CouponsFixture {
    private static final Money NOTHING = Money.cny(0);

    private final MakingCoupon making;
    private final ClaimingCoupon claiming;
    private final Coupons coupons;
    private final PeopleFixture people;
    private final TransactionTemplate transaction;
    private final MarketClock clock;
    private final Http http;
    private @Nullable Person staff;

    CouponsFixture(
            MakingCoupon making,
            ClaimingCoupon claiming,
            Coupons coupons,
            PeopleFixture people,
            TransactionTemplate transaction,
            MarketClock clock,
            Http http) {
        this.making = making;
        this.claiming = claiming;
        this.coupons = coupons;
        this.people = people;
        this.transaction = transaction;
        this.clock = clock;
        this.http = http;
    }

    public static CouponTerms fixed(long amountMinor, long thresholdMinor) {
        return new CouponTerms(
                CouponKind.FIXED,
                Money.cny(amountMinor),
                null,
                null,
                Money.cny(thresholdMinor),
                null,
                CouponFunder.MARKET);
    }

    public static CouponTerms percent(int basisPoints, @Nullable Long mostMinor) {
        return new CouponTerms(
                CouponKind.PERCENT,
                null,
                basisPoints,
                mostMinor == null ? null : Money.cny(mostMinor),
                NOTHING,
                null,
                CouponFunder.MARKET);
    }

    public static CouponTerms freeFreight() {
        return new CouponTerms(CouponKind.FREE_FREIGHT, null, null, null, NOTHING, null, CouponFunder.MARKET);
    }

    /** Off the goods of this supplier, which bears it. */
    public static CouponTerms bySupplier(UUID vendorId, long amountMinor) {
        return new CouponTerms(
                CouponKind.FIXED, Money.cny(amountMinor), null, null, NOTHING, vendorId, CouponFunder.SUPPLIER);
    }

    /** For everyone, one each, for years, plenty of it. */
    public CouponDraft draft(CouponTerms terms) {
        return new CouponDraft(
                "Coupon",
                terms,
                terms.funder() == CouponFunder.SUPPLIER ? "Agreed by phone" : null,
                CouponAudience.EVERYONE,
                null,
                today(),
                today().plusYears(3),
                1_000_000,
                null,
                1,
                true);
    }

    /** The same in so many pieces, so many each, and with so much money. */
    public CouponDraft draft(CouponTerms terms, @Nullable Integer pieces, @Nullable Long budgetMinor, int mostEach) {
        var draft = draft(terms);
        return new CouponDraft(
                draft.name(),
                terms,
                draft.agreement(),
                draft.audience(),
                null,
                draft.firstDay(),
                draft.lastDay(),
                pieces,
                budgetMinor == null ? null : Money.cny(budgetMinor),
                mostEach,
                true);
    }

    /** For newcomers, or for the customers of this partner. */
    public CouponDraft draftFor(CouponAudience audience, @Nullable UUID partnerId) {
        var draft = draft(fixed(5_00, 0));
        return new CouponDraft(
                draft.name(),
                draft.terms(),
                null,
                audience,
                partnerId,
                draft.firstDay(),
                draft.lastDay(),
                draft.pieces(),
                null,
                1,
                true);
    }

    /** For the members of this circle. */
    public CouponDraft draftForCircle(UUID circleId) {
        var draft = draft(fixed(5_00, 0));
        return new CouponDraft(
                draft.name(),
                draft.terms(),
                null,
                CouponAudience.CIRCLE,
                null,
                draft.firstDay(),
                draft.lastDay(),
                draft.pieces(),
                null,
                1,
                true,
                circleId);
    }

    /** For these days of the market. */
    public CouponDraft draftWithin(LocalDate first, LocalDate last) {
        var draft = draft(fixed(5_00, 0));
        return new CouponDraft(
                draft.name(), draft.terms(), null, draft.audience(), null, first, last, draft.pieces(), null, 1, true);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MarketClock.ZONE);
    }

    public Coupon published(CouponTerms terms) {
        return published(draft(terms));
    }

    public Coupon published(CouponDraft draft) {
        var made = made(draft);
        assertThat(making.publish(staff().id(), made.id())).isInstanceOf(MakingCoupon.Move.Moved.class);
        return made;
    }

    public Coupon made(CouponDraft draft) {
        var outcome = making.make(staff().id(), draft);
        assertThat(outcome).isInstanceOf(MakingCoupon.Making.Made.class);
        return read(((MakingCoupon.Making.Made) outcome).couponId());
    }

    public Coupon read(UUID couponId) {
        return coupons.find(couponId).orElseThrow();
    }

    /** The claim, which an order names. */
    public UUID claimed(Person person, Coupon coupon) {
        var outcome = tried(person, coupon);
        assertThat(outcome).isInstanceOf(Outcome.Claimed.class);
        return ((Outcome.Claimed) outcome).claimId();
    }

    public Outcome tried(Person person, Coupon coupon) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var outcome = claiming.claim(person.id(), coupon.code());
            if (!(outcome instanceof Outcome.Claimed)) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    /** As a phone would. */
    public Answer claim(Person person, Coupon coupon) {
        return http.post(
                person.token(), "/api/my/coupons", Map.of("code", coupon.code()), "Idempotency-Key", Ids.code(20));
    }

    public MyCoupon.Standing standingOf(Person person, UUID claimId) {
        return coupons.mine(person.id(), claimId).standing();
    }

    /** Somebody who keeps the catalogue. */
    public synchronized Person staff() {
        if (staff == null) {
            staff = people.staff(Right.CATALOGUE);
        }
        return staff;
    }
}
