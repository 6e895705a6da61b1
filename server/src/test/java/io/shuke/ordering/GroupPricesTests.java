package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.groupbuying.CampaignDraft;
import io.shuke.groupbuying.CampaignRules;
import io.shuke.groupbuying.CampaignRules.Joiners;
import io.shuke.groupbuying.CampaignRules.Openers;
import io.shuke.groupbuying.GroupState;
import io.shuke.groupbuying.MakingCampaign.Making;
import io.shuke.groupbuying.PriceStep;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Groups that become cheaper the more people they have, and what is off their opener's order. */
@ServerTest
class GroupPricesTests extends GroupOrders {
    private static final PriceStep THREE = new PriceStep(3, Money.cny(89_00));
    private static final PriceStep FOUR = new PriceStep(4, Money.cny(79_01));

    @Autowired
    private SellingTogether selling;

    @Autowired
    private RepeatedTransactions transactions;

    @Test
    void givesEverybodyThePriceThatSoManyReach() {
        var group = group(cheaper(2, 0), 4, 1);
        following.follow();
        group.forEach((buyer, order) -> {
            assertThat(order.total()).isEqualTo(Money.cny(TOGETHER).plus(order.freight()));
            var sold = orders.read(buyer, order);
            assertThat(sold.state()).isEqualTo(OrderState.PAID);
            assertThat(sold.lines().getFirst().unitPrice()).isEqualTo(FOUR.price());
            assertThat(sold.total()).isEqualTo(FOUR.price().plus(sold.freight()));
            assertThat(sold.groupSaving()).isEqualTo(Money.cny(TOGETHER).minus(FOUR.price()));
            assertThat(sold.refunded()).isEqualTo(Money.cny(0));
            assertThat(sold.timeline()).extracting(Order.Moment::what).contains(Order.What.GROUP_PRICE_REFUNDED);
            assertThat(refundedMinor(order)).isEqualTo(sold.groupSaving().amountMinor());
        });
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void goesAheadWithEnoughPeopleWhenTheTimeIsOver() {
        var offer = cheaper(2, 0);
        var group = group(offer, 3, 2);
        var code = codeOf(group.values().iterator().next());
        var late = people.signUp("Late");
        var unpaid = placed(orders.together(late, null, offer, code, piece()));
        var charge = orders.charge(late, unpaid);
        following.follow();
        assertThat(groups.group(code).state()).isEqualTo(GroupState.OPEN);
        groups.passADay();
        following.follow();
        assertThat(groups.group(code).state()).isEqualTo(GroupState.FILLED);
        group.forEach((buyer, order) -> {
            var sold = orders.read(buyer, order);
            assertThat(sold.state()).isEqualTo(OrderState.PAID);
            assertThat(sold.goods()).isEqualTo(THREE.price().times(2));
            assertThat(sold.groupSaving()).isEqualTo(Money.cny(2 * (TOGETHER - 89_00)));
        });
        // Who had not paid by then has no seat; their money goes back.
        payments.pay(charge);
        assertThat(orders.read(late, unpaid).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(refundedMinor(unpaid)).isEqualTo(unpaid.total().amountMinor());
        assertThat(seatsThatCount(unpaid)).isZero();
        assertThat(groups.group(code).paid()).isEqualTo(3);
        assertThat(groups.group(code).seatsLeft()).isEqualTo(1);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void freesTheSeatOfWhoNeverPaidOnceTheGroupWentAhead() {
        var offer = cheaper(2, 0);
        var group = group(offer, 2, 1);
        var code = codeOf(group.values().iterator().next());
        var unpaid = placed(orders.together(people.signUp("Late"), null, offer, code, piece()));
        groups.passADay();
        following.follow();
        expireAll();
        assertThat(seatsThatCount(unpaid)).isZero();
        assertThat(groups.group(code).seatsLeft()).isEqualTo(2);
        group.forEach((buyer, order) ->
                assertThat(orders.read(buyer, order).groupSaving()).isEqualTo(Money.cny(0)));
    }

    @Test
    void givesAllBackWithTooFewPeople() {
        var group = group(cheaper(3, 0), 2, 1);
        groups.passADay();
        following.follow();
        group.forEach((buyer, order) -> {
            assertThat(orders.read(buyer, order).cancelReason()).isEqualTo("GROUP_NOT_FILLED");
            assertThat(refundedMinor(order)).isEqualTo(order.total().amountMinor());
        });
    }

    @Test
    void owesPartnersTheirPartOfThePriceFinallyPaid() {
        var partner = people.verify(people.partner("Su"));
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(partner), browser);
        var lin = people.signUp("Lin", browser);
        var offer = cheaper(2, 0);
        var first = orders.pay(lin, placed(orders.together(lin, browser, offer, null, piece())));
        fill(offer, codeOf(first), 3);
        following.follow();
        var alone = goods.product("The same, sold at that price", FOUR.price().amountMinor(), 10);
        var mei = people.signUp("Mei", browser);
        var same = orders.pay(mei, orders.placed(mei, browser, new Pieces(alone.sku(), 1)));
        assertThat(accruedMinor(first)).isPositive().isEqualTo(accruedMinor(same));
    }

    @Test
    void givesTheDifferenceBackOnceHoweverManyFollowAtOnce() {
        var group = group(cheaper(2, 0), 4, 1);
        Together.run(4, i -> () -> {
            following.follow();
            return true;
        });
        following.follow();
        group.forEach((buyer, order) -> {
            assertThat(orders.read(buyer, order).groupSaving().amountMinor()).isEqualTo(TOGETHER - 79_01);
            assertThat(refundsOf(order)).isEqualTo(1);
        });
    }

    @Test
    void neitherLowersNorRefundsAnOrderThatGathersNoMore() {
        var group = group(cheaper(2, 0), 4, 1);
        var one = group.entrySet().iterator().next();
        assertThat(shopping.cancel(one.getKey(), one.getValue().id()).status()).isEqualTo(200);
        var prices = Map.of(honey.sku(), FOUR.price());
        assertThat(transactions.run(() -> selling.sell(one.getValue().id(), prices)))
                .isFalse();
        var gone = orders.read(one.getKey(), one.getValue());
        assertThat(gone.total()).isEqualTo(one.getValue().total());
        assertThat(gone.groupSaving()).isEqualTo(Money.cny(0));
        assertThat(refundsOf(gone)).isEqualTo(1);
    }

    @Test
    void givesBackNoMoreThanThePriceFinallyPaidAfterwards() {
        var group = group(cheaper(2, 0), 4, 2);
        following.follow();
        var all = List.copyOf(group.entrySet());
        var cancelled = all.get(0);
        shopping.cancel(cancelled.getKey(), cancelled.getValue().id());
        assertThat(refundedMinor(cancelled.getValue()))
                .isEqualTo(cancelled.getValue().total().amountMinor());
        assertThat(free(cancelled.getValue())).isEqualTo(Money.cny(0));
        var part = all.get(1);
        var refunded = orders.refund(orders.read(part.getKey(), part.getValue()), 0, 1);
        assertThat(((RefundingLine.Outcome.Refunded) refunded).amount()).isEqualTo(FOUR.price());
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void takesTheSavingOffTheOpenersOwnOrder() {
        var offer = cheaper(2, 5_00);
        var group = group(offer, 4, 2);
        var opener = group.entrySet().iterator().next();
        group.forEach((buyer, order) ->
                assertThat(order.discount().amountMinor()).isEqualTo(buyer.equals(opener.getKey()) ? 5_00 : 0));
        following.follow();
        var sold = orders.read(opener.getKey(), opener.getValue());
        assertThat(sold.discount()).isEqualTo(Money.cny(5_00));
        assertThat(sold.total())
                .isEqualTo(FOUR.price().times(2).minus(Money.cny(5_00)).plus(sold.freight()));
        // The market bears it: the order holds the price before it.
        assertThat(free(opener.getValue())).isEqualTo(sold.total().plus(Money.cny(5_00)));
        // Of one piece of two goes back what was paid for it, and the market has its half of the saving back.
        orders.refund(sold, 0, 1);
        assertThat(funded(opener.getValue())).isEqualTo(Money.cny(-2_50));
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void givesTheOpenersMoneyBackWithoutTheSavingWhereTheGroupFails() {
        var opener = group(cheaper(2, 5_00), 1, 1).entrySet().iterator().next();
        groups.passADay();
        following.follow();
        assertThat(refundedMinor(opener.getValue()))
                .isEqualTo(opener.getValue().total().amountMinor());
        assertThat(funded(opener.getValue())).isEqualTo(Money.cny(0));
        assertThat(free(opener.getValue())).isEqualTo(Money.cny(0));
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void movesNobodyLateWhoWasToOpenByOtherRules() {
        var offer = cheaper(2, 5_00);
        group(offer, 1, 1);
        var late = people.signUp("Late");
        var order = placed(orders.together(late, null, offer, null, piece()));
        var charge = orders.charge(late, order);
        groups.passTimeToPay();
        expireAll();
        payments.pay(charge);
        assertThat(orders.read(late, order).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(refundedMinor(order)).isEqualTo(order.total().amountMinor());
    }

    @Test
    void sellsEachSkuOfACampaignAtItsOwnPrice() {
        var kinds = goods.product("Honey of two kinds", 1_000, 50, ALONE, 60_00);
        var draft = groups.draft(kinds, 2, TOGETHER, 5);
        var offer = groups.published(new CampaignDraft(
                List.of(
                        new CampaignDraft.Goods(kinds.skuIds().get(0), Money.cny(TOGETHER), 5),
                        new CampaignDraft.Goods(kinds.skuIds().get(1), Money.cny(50_00), 5)),
                2,
                24,
                draft.startsAt(),
                draft.endsAt(),
                2,
                2));
        var lin = people.signUp("Lin");
        var first = orders.pay(
                lin,
                placed(orders.together(
                        lin, null, offer, null, new Pieces(kinds.skuIds().get(0), 1))));
        var mei = people.signUp("Mei");
        var second = orders.pay(
                mei,
                placed(orders.together(
                        mei,
                        null,
                        offer,
                        codeOf(first),
                        new Pieces(kinds.skuIds().get(1), 2))));
        following.follow();
        assertThat(orders.read(lin, first).goods()).isEqualTo(Money.cny(TOGETHER));
        assertThat(orders.read(mei, second).goods()).isEqualTo(Money.cny(100_00));
    }

    /** Whatever the steps are, everybody pays the one reached, and what came in is what is kept and what went back. */
    @Test
    void keepsExactlyThePriceReachedWhateverTheStepsAre() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            int size = 3 + random.nextInt(4);
            int least = 2 + random.nextInt(size - 1);
            var steps = stepsOf(random, least, size);
            var saving = random.nextInt(3) * 1_01L;
            var goodsOfRound = goods.product("Honey of round " + round, ALONE, 100);
            var offer = groups.published(groups.draft(
                    goodsOfRound, size, TOGETHER, 20, rules(least, saving), steps.toArray(PriceStep[]::new)));
            int came = 1 + random.nextInt(size);
            var group = group(offer, came, 1 + random.nextInt(2), goodsOfRound.sku());
            groups.passADay();
            following.follow();
            var reached = steps.stream()
                    .filter(step -> step.people() <= came)
                    .reduce((low, high) -> high)
                    .map(PriceStep::price)
                    .orElse(Money.cny(TOGETHER));
            var what = "seed %d, round %d: %d of %d, at least %d, %s".formatted(seed, round, came, size, least, steps);
            group.forEach((buyer, order) -> {
                var now = orders.read(buyer, order);
                var paid = order.total().amountMinor();
                if (came < least) {
                    assertThat(now.state()).as(what).isEqualTo(OrderState.CANCELLED);
                    assertThat(refundedMinor(order)).as(what).isEqualTo(paid);
                } else {
                    var line = now.lines().getFirst();
                    assertThat(line.total()).as(what).isEqualTo(reached.times(line.quantity()));
                    assertThat(now.total().plus(now.groupSaving())).as(what).isEqualTo(order.total());
                    assertThat(paid - refundedMinor(order))
                            .as(what)
                            .isEqualTo(now.total().amountMinor());
                    assertThat(free(order)).as(what).isEqualTo(now.total().plus(now.discount()));
                }
            });
        }
        assertThat(books.trialBalance().isRight()).as("seed " + seed).isTrue();
    }

    private static List<PriceStep> stepsOf(Random random, int least, int size) {
        var steps = new ArrayList<PriceStep>();
        long price = TOGETHER;
        for (int people = least + 1; people <= size; people++) {
            if (random.nextBoolean()) {
                price -= 1 + random.nextInt(6_00);
                steps.add(new PriceStep(people, Money.cny(price)));
            }
        }
        return steps;
    }

    @Test
    void refusesStepsAndRulesThatDontGoTogether() {
        var rising = new PriceStep(5, Money.cny(90_00));
        assertThat(wrong(rules(2, 0), THREE, rising)).isEqualTo("goods");
        assertThat(wrong(rules(3, 0), THREE)).isEqualTo("goods");
        assertThat(wrong(rules(2, 0), FOUR, THREE)).isEqualTo("goods");
        assertThat(wrong(rules(2, 0), new PriceStep(6, Money.cny(1_00)))).isEqualTo("goods");
        assertThat(wrong(rules(6, 0))).isEqualTo("rules");
        assertThat(wrong(rules(2, 89_00), THREE)).isEqualTo("rules");
    }

    private @Nullable String wrong(CampaignRules rules, PriceStep... steps) {
        var made = making.make(groups.staff().id(), groups.draft(honey, 5, TOGETHER, 10, rules, steps));
        return made instanceof Making.Wrong(var field) ? field : null;
    }

    private static CampaignRules rules(int least, long openerSavesMinor) {
        return new CampaignRules(least, Openers.ANYONE, Joiners.ANYONE, Money.cny(openerSavesMinor));
    }

    /** Honey for four, cheaper with three and again with four; in place of that for three. */
    private UUID cheaper(int least, long openerSavesMinor) {
        making.end(groups.staff().id(), campaign, "Another takes its place");
        closing.close();
        var steps = least < 3 ? new PriceStep[] {THREE, FOUR} : new PriceStep[] {FOUR};
        return groups.published(groups.draft(honey, 4, TOGETHER, 20, rules(least, openerSavesMinor), steps));
    }

    private Map<Person, Order> group(UUID offer, int people, int quantity) {
        return group(offer, people, quantity, honey.sku());
    }

    /** So many have paid, each for so many pieces; the opener first. */
    private Map<Person, Order> group(UUID offer, int count, int quantity, UUID sku) {
        var group = new LinkedHashMap<Person, Order>();
        String code = null;
        for (int i = 0; i < count; i++) {
            var buyer = people.signUp("Friend " + i);
            var order = placed(orders.together(buyer, null, offer, code, new Pieces(sku, quantity)));
            orders.pay(buyer, order);
            code = codeOf(order);
            group.put(buyer, order);
        }
        return group;
    }

    private void fill(UUID offer, String code, int others) {
        for (int i = 0; i < others; i++) {
            var friend = people.signUp("Friend " + i);
            var placed = orders.together(friend, null, offer, code, piece());
            assertThat(placed).isInstanceOf(Outcome.Placed.class);
            orders.pay(friend, ((Outcome.Placed) placed).order());
        }
    }

    private long refundedMinor(Order order) {
        return Objects.requireNonNull(
                jdbc.sql("select coalesce(sum(amount_minor), 0) from payment.refund where order_id = :id")
                        .param("id", order.id())
                        .query(Long.class)
                        .single());
    }

    /** What is held for the order, less what is on its way back. */
    private Money free(Order order) {
        return balances.freeOf(Account.of(AccountKind.BUYER_HELD, order.id()));
    }

    private Money funded(Order order) {
        return balances.of(Account.of(AccountKind.COUPONS_FUNDED, order.id()));
    }

    private int seatsThatCount(Order order) {
        return count("select count(*) from groupbuying.seats where order_id = :id and state <> 'BACK'", order.id());
    }
}
