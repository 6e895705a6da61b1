package io.shuke.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.catalog.GoodsFixture;
import io.shuke.circle.CirclesFixture;
import io.shuke.circle.Entry;
import io.shuke.identity.PeopleFixture;
import io.shuke.ordering.OrdersFixture;
import io.shuke.promotion.ClaimingCoupon.Outcome;
import io.shuke.promotion.CouponOffer.Standing;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ClaimingCouponTests {
    @Autowired
    private CirclesFixture circles;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private CouponsFixture coupons;

    @Autowired
    private Coupons reading;

    @Autowired
    private MakingCoupon making;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void fiftyPiecesAreClaimedFiftyTimesByTwoHundredPeopleAtOnce() {
        var coupon = coupons.published(coupons.draft(CouponsFixture.fixed(5_00, 0), 50, null, 1));
        var crowd = IntStream.range(0, 200)
                .mapToObj(i -> people.signUp("Claimer " + i))
                .toList();
        var answers = Together.run(200, i -> () -> coupons.claim(crowd.get(i), coupon));
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(50);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("coupon-gone"));
        assertThat(coupons.read(coupon.id()).claimed()).isEqualTo(50);
        assertThat(claimsOf(coupon)).isEqualTo(50);
    }

    @Test
    void onePersonWhoClaimsTwentyTimesAtOnceHasAsManyAsOneMayHave() {
        var one = coupons.published(CouponsFixture.fixed(5_00, 0));
        var three = coupons.published(coupons.draft(CouponsFixture.fixed(5_00, 0), 50, null, 3));
        var mei = people.signUp("Mei");
        assertThat(claimedOf(Together.run(20, i -> () -> coupons.tried(mei, one))))
                .isEqualTo(1);
        assertThat(claimedOf(Together.run(20, i -> () -> coupons.tried(mei, three))))
                .isEqualTo(3);
        assertThat(coupons.read(three.id()).claimed()).isEqualTo(3);
        assertThat(coupons.claim(mei, one).problem()).isEqualTo("coupon-had");
    }

    @Test
    void accountsOfOnePersonCountTogetherHoweverTheyMeet() {
        var coupon = coupons.published(CouponsFixture.fixed(5_00, 0));
        var number = PeopleFixture.newIdNumber();
        var accounts = IntStream.range(0, 8)
                .mapToObj(i -> people.verify(people.signUp("Mei " + i), number))
                .toList();
        assertThat(claimedOf(Together.run(8, i -> () -> coupons.tried(accounts.get(i), coupon))))
                .isEqualTo(1);
        assertThat(claimsOf(coupon)).isEqualTo(1);
    }

    @Test
    void whoClaimedBeforeTheyWereVerifiedHasHadIt() {
        var coupon = coupons.published(CouponsFixture.fixed(5_00, 0));
        var number = PeopleFixture.newIdNumber();
        var before = people.signUp("Mei");
        coupons.claimed(before, coupon);
        people.verify(before, number);
        var other = people.verify(people.signUp("Mei again"), number);
        assertThat(coupons.tried(other, coupon)).isInstanceOf(Outcome.HadBefore.class);
    }

    @Test
    void isForWhomItIsFor() {
        var lin = people.partner("Lin");
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(lin), browser);
        var customer = people.signUp("Mei", browser);
        var stranger = people.signUp("Hua");
        var forCustomers = coupons.published(coupons.draftFor(CouponAudience.CUSTOMERS, lin.id()));
        assertThat(coupons.tried(customer, forCustomers)).isInstanceOf(Outcome.Claimed.class);
        assertThat(coupons.tried(stranger, forCustomers)).isInstanceOf(Outcome.NotForYou.class);

        var forNewcomers = coupons.published(coupons.draftFor(CouponAudience.NEWCOMERS, null));
        orders.paid(customer, 58_00);
        assertThat(coupons.claim(customer, forNewcomers).problem()).isEqualTo("coupon-not-for-you");
        assertThat(coupons.tried(stranger, forNewcomers)).isInstanceOf(Outcome.Claimed.class);
        assertThat(claimsOf(forNewcomers)).isEqualTo(1);
    }

    @Test
    void takesAllAccountsOfOneNumberForOneCustomer() {
        var forNewcomers = coupons.published(coupons.draftFor(CouponAudience.NEWCOMERS, null));
        var number = PeopleFixture.newIdNumber();
        var old = people.verify(people.signUp("Mei"), number);
        orders.paid(old, 58_00);
        var again = people.verify(people.signUp("Mei again"), number);
        assertThat(coupons.tried(again, forNewcomers)).isInstanceOf(Outcome.NotForYou.class);
    }

    @Test
    void isClaimedWithinItsDaysOfTheMarketAlone() {
        var tomorrow = coupons.today().plusDays(1);
        var coupon = coupons.published(coupons.draftWithin(tomorrow, tomorrow));
        var mei = people.signUp("Mei");
        assertThat(standing(coupon)).isEqualTo(Standing.NOT_BEGUN);
        assertThat(coupons.tried(mei, coupon)).isInstanceOf(Outcome.NotOpen.class);
        pass(Duration.between(
                clock.instant(), tomorrow.atStartOfDay(MarketClock.ZONE).toInstant()));
        assertThat(standing(coupon)).isEqualTo(Standing.OPEN);
        var claim = coupons.claimed(mei, coupon);
        assertThat(coupons.standingOf(mei, claim)).isEqualTo(MyCoupon.Standing.USABLE);
        pass(Duration.ofDays(1));
        assertThat(standing(coupon)).isEqualTo(Standing.OVER);
        assertThat(coupons.standingOf(mei, claim)).isEqualTo(MyCoupon.Standing.OVER);
        assertThat(coupons.claim(people.signUp("Hua"), coupon).problem()).isEqualTo("coupon-not-open");
        assertThat(making.pause(coupons.staff().id(), coupon.id())).isInstanceOf(MakingCoupon.Move.Moved.class);
        assertThat(making.publish(coupons.staff().id(), coupon.id())).isInstanceOf(MakingCoupon.Move.Over.class);
    }

    @Test
    void aDraftIsNobodysAndAPausedOneIsClaimedByNobodyMore() {
        var draft = coupons.made(coupons.draft(CouponsFixture.fixed(5_00, 0)));
        var mei = people.signUp("Mei");
        assertThat(coupons.tried(mei, draft)).isInstanceOf(Outcome.NoSuchCoupon.class);
        assertThat(reading.offerOf(draft.code(), mei.id())).isEmpty();
        assertThat(making.pause(coupons.staff().id(), draft.id())).isInstanceOf(MakingCoupon.Move.NotInState.class);
        var paused = coupons.published(CouponsFixture.fixed(5_00, 0));
        var claim = coupons.claimed(mei, paused);
        making.pause(coupons.staff().id(), paused.id());
        assertThat(coupons.tried(people.signUp("Hua"), paused)).isInstanceOf(Outcome.NotOpen.class);
        assertThat(coupons.standingOf(mei, claim)).isEqualTo(MyCoupon.Standing.USABLE);
        making.publish(coupons.staff().id(), paused.id());
        assertThat(coupons.tried(people.signUp("Hua"), paused)).isInstanceOf(Outcome.Claimed.class);
    }

    @Test
    void aCirclesCouponIsClaimedByItsMembersAlone() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var circle = circles.open(lin, Entry.OPEN, 20);
        var coupon = coupons.published(coupons.draftForCircle(circle));
        assertThat(reading.offerOf(coupon.code(), mei.id()).orElseThrow().circleName())
                .isNotNull();
        assertThat(coupons.tried(mei, coupon)).isInstanceOf(Outcome.NotForYou.class);
        circles.in(mei, circle);
        assertThat(coupons.tried(mei, coupon)).isInstanceOf(Outcome.Claimed.class);
        assertThat(wrong(coupons.draftForCircle(mei.id()))).isEqualTo("circleId");
    }

    @Test
    void aProductShowsTheCouponsThatAreForIt() {
        var honey = goods.product("Honey", 58_00, 9);
        var tea = goods.product("Tea", 58_00, 9);
        var terms = CouponsFixture.fixed(5_00, 0).of(Set.of(honey.productId()), Set.of());
        var coupon = coupons.published(coupons.draft(terms));
        var shown = reading.offersOf(honey.productId(), null);
        assertThat(shown).extracting(CouponOffer::id).contains(coupon.id());
        assertThat(shown)
                .filteredOn(offer -> offer.id().equals(coupon.id()))
                .first()
                .extracting(CouponOffer::goodsNames)
                .isEqualTo(List.of("Honey"));
        assertThat(reading.offersOf(tea.productId(), null))
                .extracting(CouponOffer::id)
                .doesNotContain(coupon.id());
        assertThat(reading.offersOf(coupon.id(), null)).isEmpty();
        assertThat(wrong(coupons.draft(terms.of(Set.of(coupon.id()), Set.of()))))
                .isEqualTo("productIds");
        assertThat(wrong(coupons.draft(terms.of(Set.of(), Set.of(coupon.id())))))
                .isEqualTo("categoryIds");
        assertThat(wrong(coupons.draft(CouponsFixture.freeFreight().of(Set.of(honey.productId()), Set.of()))))
                .isEqualTo("productIds");
    }

    @Test
    void theDatabaseGivesOutNoMoreThanThereIs() {
        var coupon = coupons.published(coupons.draft(CouponsFixture.fixed(5_00, 0), 1, 10_00L, 1));
        assertThatThrownBy(() -> set(coupon, "claimed = 2")).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> set(coupon, "committed_minor = 1001"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> set(coupon, "pieces = null, budget_minor = null"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whatDoesNotGoTogetherIsNotMade() {
        assertThat(wrong(coupons.draft(CouponsFixture.fixed(5_00, 0), null, null, 1)))
                .isEqualTo("pieces");
        assertThat(wrong(coupons.draftFor(CouponAudience.CUSTOMERS, null))).isEqualTo("partnerId");
        assertThat(wrong(coupons.draftFor(
                        CouponAudience.EVERYONE, people.signUp("Hua").id())))
                .isEqualTo("partnerId");
        assertThat(wrong(coupons.draftWithin(
                        coupons.today().minusDays(3), coupons.today().minusDays(1))))
                .isEqualTo("lastDay");
        assertThat(wrong(coupons.draft(
                        CouponsFixture.bySupplier(people.signUp("Hua").id(), 5_00))))
                .isEqualTo("vendorId");
        var terms =
                new CouponTerms(CouponKind.PERCENT, Money.cny(1), 100, null, Money.cny(0), null, CouponFunder.MARKET);
        assertThat(wrong(coupons.draft(terms))).isEqualTo("amount");
    }

    private String wrong(CouponDraft draft) {
        var outcome = making.make(coupons.staff().id(), draft);
        assertThat(outcome).isInstanceOf(MakingCoupon.Making.Wrong.class);
        return ((MakingCoupon.Making.Wrong) outcome).field();
    }

    private Standing standing(Coupon coupon) {
        return reading.offerOf(coupon.code(), null).orElseThrow().standing();
    }

    private void pass(Duration time) {
        clock.standAhead(clock.ahead().plus(time).plusSeconds(1));
    }

    private void set(Coupon coupon, String what) {
        jdbc.sql("update promotion.coupons set " + what + " where id = :coupon")
                .param("coupon", coupon.id())
                .update();
    }

    private long claimsOf(Coupon coupon) {
        return jdbc.sql("select count(*) from promotion.claims where coupon_id = :coupon")
                .param("coupon", coupon.id())
                .query(Long.class)
                .single();
    }

    private static long claimedOf(List<Outcome> outcomes) {
        assertThat(outcomes)
                .allMatch(outcome -> outcome instanceof Outcome.Claimed || outcome instanceof Outcome.HadBefore);
        return outcomes.stream().filter(Outcome.Claimed.class::isInstance).count();
    }
}
