package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.sharing.Evidence;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replay one with {@code -Dseed=<the seed that was printed>}. */
class SharesTests {
    private static final int CASES = 1_000;
    private static final UUID BUYER = Ids.next();
    private static final UUID LIN = Ids.next();
    private static final UUID HUA = Ids.next();
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    static LongStream seeds() {
        var replayed = Long.getLong("seed");
        return replayed == null ? new Random().longs(CASES) : LongStream.of(replayed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverExceedTheBudgetNorTheBudgetThePrice(long seed) {
        var random = new Random(seed);
        var net = Money.cny(random.nextLong(1L << random.nextInt(1, 45)));
        var budgetRate = random.nextInt(10_001);
        var sharerRate = random.nextInt(10_001);
        var plan = plan(sharerRate, random.nextInt(10_001 - sharerRate));
        var shares = Shares.of(net, budgetRate, plan, evidence(HUA, LIN), BUYER);
        var budget = net.basisPointsDown(budgetRate);
        var sum = shares.stream().map(Shares.Share::amount).reduce(Money.cny(0), Money::plus);
        assertThat(budget.amountMinor()).isBetween(0L, net.amountMinor());
        assertThat(sum.amountMinor()).isBetween(0L, budget.amountMinor());
        assertThat(shares)
                .allSatisfy(share -> assertThat(share.amount().amountMinor())
                        .isEqualTo(
                                budget.basisPointsDown(share.rateBasisPoints()).amountMinor())
                        .isPositive());
    }

    @Test
    void bothRolesInOnePersonGetBothParts() {
        assertThat(Shares.of(Money.cny(6800), 1500, plan(6000, 4000), evidence(LIN, LIN), BUYER))
                .extracting(
                        Shares.Share::role,
                        Shares.Share::partnerId,
                        share -> share.amount().amountMinor())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Role.SHARER, LIN, 612L),
                        org.assertj.core.groups.Tuple.tuple(Role.OWNER, LIN, 408L));
    }

    @Test
    void withoutATouchTheOwnersPartIsPaidAlone() {
        assertThat(Shares.of(Money.cny(10_000), 1000, plan(6000, 4000), evidence(HUA, null), BUYER))
                .singleElement()
                .satisfies(share -> {
                    assertThat(share.role()).isEqualTo(Role.OWNER);
                    assertThat(share.amount()).isEqualTo(Money.cny(400));
                });
    }

    @Test
    void nobodyIsPaidForTheirOwnPurchase() {
        assertThat(Shares.of(Money.cny(10_000), 1000, plan(6000, 4000), evidence(BUYER, BUYER), BUYER))
                .isEmpty();
    }

    @Test
    void theirOwnLinkGivesTheSharersPartBackWhereThePlanSaysSo() {
        var plan = PlansFixture.plan(draft -> draft.selfPurchase(Plan.SelfPurchase.REBATE));
        assertThat(Shares.of(Money.cny(10_000), 1000, plan, evidence(BUYER, BUYER), BUYER))
                .singleElement()
                .satisfies(share -> {
                    assertThat(share.role()).isEqualTo(Role.SHARER);
                    assertThat(share.rebate()).isTrue();
                    assertThat(share.amount()).isEqualTo(Money.cny(600));
                });
    }

    @Test
    void theIntroducerEarnsAtDepthTwoAlone() {
        var introduced = new Evidence(LIN, AT, HUA, AT, null, null, null, null, null);
        assertThat(Shares.of(Money.cny(10_000), 1000, plan(6000, 4000), introduced, BUYER))
                .extracting(Shares.Share::role)
                .containsExactly(Role.OWNER);
        var deeper = PlansFixture.plan(draft -> draft.parts(5000, 4000, 1000).approval(Ids.next()));
        assertThat(Shares.of(Money.cny(10_000), 1000, deeper, introduced, BUYER))
                .extracting(
                        Shares.Share::role,
                        Shares.Share::partnerId,
                        Shares.Share::depth,
                        share -> share.amount().amountMinor())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Role.OWNER, LIN, 1, 400L),
                        org.assertj.core.groups.Tuple.tuple(Role.INTRODUCER, HUA, 2, 100L));
    }

    @Test
    void theBudgetIsTheProductsRateThenItsCategorysThenItsOwnThenTheDefault() {
        var honey = Ids.next();
        var food = Ids.next();
        var both = PlansFixture.plan(draft -> draft.productRate(honey, 300).categoryRate(food, 200));
        assertThat(both.budgetOf(honey, food, 1500)).isEqualTo(300);
        assertThat(both.ruleOf(honey, food)).isEqualTo(BudgetRule.PRODUCT);
        assertThat(both.budgetOf(Ids.next(), food, 1500)).isEqualTo(200);
        assertThat(both.ruleOf(Ids.next(), food)).isEqualTo(BudgetRule.CATEGORY);
        assertThat(both.budgetOf(Ids.next(), Ids.next(), 1500)).isEqualTo(1500);
        assertThat(both.ruleOf(Ids.next(), Ids.next())).isEqualTo(BudgetRule.OWN);
        var flat = PlansFixture.plan(draft -> draft.flat(800));
        assertThat(flat.budgetOf(honey, food, 1500)).isEqualTo(800);
        assertThat(flat.ruleOf(honey, food)).isEqualTo(BudgetRule.DEFAULT);
    }

    private static Plan plan(int sharerRate, int ownerRate) {
        return PlansFixture.plan(draft -> draft.parts(sharerRate, ownerRate, 0));
    }

    private static Evidence evidence(@Nullable UUID owner, @Nullable UUID sharer) {
        return new Evidence(
                owner,
                owner == null ? null : AT,
                null,
                null,
                sharer,
                sharer == null ? null : Ids.next(),
                sharer == null ? null : AT,
                sharer == null ? null : "code",
                sharer == null ? null : "COPY");
    }
}
