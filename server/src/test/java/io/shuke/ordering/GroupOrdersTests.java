package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.GoodsFixture.Made;
import io.shuke.catalog.StockLevels;
import io.shuke.groupbuying.Campaign;
import io.shuke.groupbuying.CampaignState;
import io.shuke.groupbuying.Campaigns;
import io.shuke.groupbuying.ClosingCampaigns;
import io.shuke.groupbuying.GroupState;
import io.shuke.groupbuying.GroupsFixture;
import io.shuke.groupbuying.MakingCampaign;
import io.shuke.groupbuying.OperatorGroup;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Books;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.payment.PaymentsFixture;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders with a seat in a group: how they gather, are sold together, or end together. */
@ServerTest
class GroupOrdersTests {
    private static final long ALONE = 128_00;
    private static final long TOGETHER = 99_00;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private Shopping shopping;

    @Autowired
    private GroupsFixture groups;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private FollowingGroups following;

    @Autowired
    private ExpiringOrders expiring;

    @Autowired
    private ClosingCampaigns closing;

    @Autowired
    private MakingCampaign making;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private HandedOrders handed;

    @Autowired
    private PaidOrders paidOrders;

    @Autowired
    private Balances balances;

    @Autowired
    private Books books;

    @Autowired
    private StockLevels stock;

    @Autowired
    private JdbcClient jdbc;

    private Made honey = new Made(new UUID(0, 0), "", new UUID(0, 0), List.of());
    private UUID campaign = new UUID(0, 0);

    @BeforeEach
    void offerHoneyToThree() {
        honey = goods.product("Linden honey", ALONE, 100);
        campaign = groups.published(groups.draft(honey, 3, TOGETHER, 20));
    }

    @Test
    void setsItsPiecesAsideAndCostsTheGroupsPrice() {
        assertThat(available()).isEqualTo(80);
        assertThat(left()).isEqualTo(20);
        var order = open("Lin");
        assertThat(order.goods()).isEqualTo(Money.cny(TOGETHER));
        assertThat(available()).isEqualTo(80);
        assertThat(left()).isEqualTo(19);
    }

    @Test
    void gathersPaidOrdersAndSellsThemOnceTheGroupIsFull() {
        var lin = people.signUp("Lin");
        var first = orders.pay(lin, placed(lin, null));
        var code = codeOf(first);
        assertThat(first.state()).isEqualTo(OrderState.GATHERING);
        assertThat(groups.group(code).state()).isEqualTo(GroupState.OPEN);
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, code));
        following.follow();
        assertThat(orders.read(mei, second).state()).isEqualTo(OrderState.GATHERING);
        assertThat(held(second)).isEqualTo(second.total());
        assertThat(handed.take(second.id(), second.placedAt())).isEmpty();

        var bo = people.signUp("Bo");
        var third = orders.pay(bo, placed(bo, code));
        assertThat(groups.group(code).state()).isEqualTo(GroupState.FILLED);
        following.follow();
        assertThat(orders.read(lin, first).state()).isEqualTo(OrderState.PAID);
        assertThat(orders.read(mei, second).state()).isEqualTo(OrderState.PAID);
        assertThat(orders.read(bo, third).state()).isEqualTo(OrderState.PAID);
        assertThat(orders.read(bo, third).timeline())
                .extracting(Order.Moment::what)
                .containsExactly(Order.What.PLACED, Order.What.PAID, Order.What.GATHERED);
        assertThat(left()).isEqualTo(17);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void writesCommissionWhenTheGroupIsFullAndNotBefore() {
        var partner = people.verify(people.partner("Su"));
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(partner), browser);
        var lin = people.signUp("Lin", browser);
        var first = orders.pay(lin, placed(lin, null));
        assertThat(accrued(first)).isZero();
        join(codeOf(first), "Mei");
        join(codeOf(first), "Bo");
        assertThat(accrued(first)).isZero();
        following.follow();
        assertThat(accrued(first)).isEqualTo(2);
    }

    @Test
    void refundsEverybodyWhenTheTimeIsOverFirst() {
        var lin = people.signUp("Lin");
        var first = orders.pay(lin, placed(lin, null));
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, codeOf(first)));
        groups.passADay();
        following.follow();
        following.follow();
        for (var ended : List.of(orders.read(lin, first), orders.read(mei, second))) {
            assertThat(ended.state()).isEqualTo(OrderState.CANCELLED);
            assertThat(ended.cancelReason()).isEqualTo("GROUP_NOT_FILLED");
            assertThat(ended.refunded()).isEqualTo(ended.total());
            assertThat(balances.freeOf(Account.of(AccountKind.BUYER_HELD, ended.id())))
                    .isEqualTo(Money.cny(0));
            assertThat(refundsOf(ended)).isEqualTo(1);
        }
        assertThat(groups.group(codeOf(first)).state()).isEqualTo(GroupState.FAILED);
        assertThat(left()).isEqualTo(20);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void givesAnUnpaidSeatBack() {
        var code = codeOf(opened("Lin"));
        var mei = people.signUp("Mei");
        var bo = people.signUp("Bo");
        placed(mei, code);
        placed(bo, code);
        assertThat(tryToJoin(people.signUp("Su"), code)).isEqualTo(new Outcome.GroupClosed());
        groups.passTimeToPay();
        expireAll();
        assertThat(groups.group(code).seatsLeft()).isEqualTo(2);
        assertThat(left()).isEqualTo(19);
        assertThat(tryToJoin(people.signUp("Su"), code)).isInstanceOf(Outcome.Placed.class);
    }

    @Test
    void aGroupThatNobodyPaidForIsNotThere() {
        var lin = people.signUp("Lin");
        var order = placed(lin, null);
        assertThat(tryToJoin(people.signUp("Mei"), codeOf(order))).isEqualTo(new Outcome.GroupClosed());
        groups.passTimeToPay();
        expireAll();
        assertThat(stateOf(order)).isEqualTo("FAILED");
        assertThat(groups.read(campaign).failed()).isZero();
        assertThat(groups.read(campaign).running()).isZero();
    }

    @Test
    void keepsSomebodyLateInTheirGroupWhileASeatIsFree() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var late = placed(mei, codeOf(first));
        var charge = orders.charge(mei, late);
        groups.passTimeToPay();
        expireAll();
        assertThat(orders.read(mei, late).state()).isEqualTo(OrderState.EXPIRED);
        payments.pay(charge);
        var again = orders.read(mei, late);
        assertThat(again.state()).isEqualTo(OrderState.GATHERING);
        assertThat(codeOf(again)).isEqualTo(codeOf(first));
        assertThat(again.timeline()).extracting(Order.Moment::what).contains(Order.What.RESEATED);
        assertThat(left()).isEqualTo(18);
    }

    @Test
    void movesSomebodyLateToAnotherGroupThatHasASeat() {
        var first = opened("Lin");
        var other = opened("Su");
        var mei = people.signUp("Mei");
        var late = placed(mei, codeOf(first));
        var charge = orders.charge(mei, late);
        groups.passTimeToPay();
        expireAll();
        join(codeOf(first), "Bo");
        join(codeOf(first), "An");
        payments.pay(charge);
        var moved = orders.read(mei, late);
        assertThat(moved.state()).isEqualTo(OrderState.GATHERING);
        assertThat(codeOf(moved)).isEqualTo(codeOf(other));
        assertThat(groups.group(codeOf(other)).paid()).isEqualTo(2);
        payments.send(payments.paid(charge));
        assertThat(groups.group(codeOf(other)).paid()).isEqualTo(2);
        assertThat(refundsOf(moved)).isZero();
    }

    @Test
    void refundsSomebodyLateWhereNoSeatIsFree() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var late = placed(mei, codeOf(first));
        var charge = orders.charge(mei, late);
        groups.passTimeToPay();
        expireAll();
        join(codeOf(first), "Bo");
        join(codeOf(first), "An");
        payments.pay(charge);
        var ended = orders.read(mei, late);
        assertThat(ended.state()).isEqualTo(OrderState.EXPIRED);
        assertThat(ended.timeline()).extracting(Order.Moment::what).contains(Order.What.LATE_PAYMENT_REFUNDED);
        assertThat(refundsOf(ended)).isEqualTo(1);
        assertThat(groups.group(codeOf(first)).paid()).isEqualTo(3);
    }

    @Test
    void refundsWhoPaysAfterTheGroupsTimeAndBeforeAnybodyNoticed() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var late = placed(mei, codeOf(first));
        var charge = orders.charge(mei, late);
        groups.passADay();
        payments.pay(charge);
        var ended = orders.read(mei, late);
        assertThat(ended.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(ended.cancelReason()).isEqualTo("GROUP_NOT_FILLED");
        assertThat(refundsOf(ended)).isEqualTo(1);
        assertThat(left()).isEqualTo(19);
    }

    @Test
    void leavingIsFreeUntilTheGroupIsFull() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, codeOf(first)));
        assertThat(shopping.cancel(mei, second.id()).status()).isEqualTo(200);
        assertThat(orders.read(mei, second).refunded()).isEqualTo(second.total());
        assertThat(groups.group(codeOf(first)).paid()).isEqualTo(1);
        assertThat(groups.group(codeOf(first)).seatsLeft()).isEqualTo(2);
        assertThat(left()).isEqualTo(19);
    }

    @Test
    void aRefundAfterItIsFullNeitherOpensNorBreaksTheGroup() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, codeOf(first)));
        var bo = people.signUp("Bo");
        var third = orders.pay(bo, placed(bo, codeOf(first)));
        // One leaves between the last payment and the sale, one after it.
        assertThat(shopping.cancel(bo, third.id()).status()).isEqualTo(200);
        following.follow();
        assertThat(shopping.cancel(mei, second.id()).status()).isEqualTo(200);
        var page = groups.group(codeOf(first));
        assertThat(page.state()).isEqualTo(GroupState.FILLED);
        assertThat(page.paid()).isEqualTo(3);
        assertThat(tryToJoin(people.signUp("Su"), codeOf(first))).isEqualTo(new Outcome.GroupClosed());
        groups.passADay();
        following.follow();
        assertThat(orderState(first)).isEqualTo("PAID");
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void nobodyHasTwoSeatsInAGroup() {
        var browser = SharingFixture.visitor();
        var lin = people.signUp("Lin", browser);
        var first = orders.pay(lin, placed(orders.together(lin, browser, campaign, null, piece())));
        var code = codeOf(first);
        assertThat(tryToJoin(lin, code)).isEqualTo(new Outcome.HasSeats());
        var sameBrowser = people.signUp("Lin's other account");
        assertThat(orders.together(sameBrowser, browser, campaign, code, piece()))
                .isEqualTo(new Outcome.HasSeats());
        var number = PeopleFixture.newIdNumber();
        var one = people.verify(people.signUp("Mei"), number);
        var other = people.verify(people.signUp("Mei again"), number);
        assertThat(tryToJoin(one, code)).isInstanceOf(Outcome.Placed.class);
        assertThat(tryToJoin(other, code)).isEqualTo(new Outcome.HasSeats());
        assertThat(groups.group(code).seatsLeft()).isEqualTo(1);
    }

    @Test
    void nobodyHasMoreSeatsInAllThanTheCampaignGives() {
        var lin = people.signUp("Lin");
        placed(lin, null);
        placed(lin, null);
        assertThat(orders.together(lin, null, campaign, null, piece())).isEqualTo(new Outcome.HasSeats());
        assertThat(orders.together(lin, null, campaign, codeOf(opened("Mei")), piece()))
                .isEqualTo(new Outcome.HasSeats());
    }

    @Test
    void sellsNoMorePiecesToASeatThanTheCampaignGives() {
        var code = codeOf(opened("Lin"));
        var mei = people.signUp("Mei");
        var wish = orders.togetherWish(mei, null, campaign, code, piece());
        var three = new PlacingOrder.Wish(
                mei.id(),
                null,
                List.of(new PlacingOrder.WishedLine(new Pieces(honey.sku(), 3), Money.cny(TOGETHER))),
                wish.addressId(),
                null,
                List.of(),
                Objects.requireNonNull(wish.group()),
                Money.cny(3 * TOGETHER));
        assertThat(orders.place(three)).isEqualTo(new Outcome.NotForSale(List.of(honey.sku())));
    }

    @Test
    void takesNoCouponWithTheGroupsPrice() {
        var lin = people.signUp("Lin");
        var body = shopping.together(lin, campaign, null, piece());
        body.put("coupons", List.of(UUID.randomUUID()));
        assertThat(shopping.place(lin, body).status()).isEqualTo(400);
    }

    @Test
    void givesTheLastSeatToOneOfMany() {
        var code = codeOf(opened("Lin"));
        var crowd = IntStream.range(0, 24)
                .mapToObj(i -> people.signUp("Friend " + i))
                .toList();
        crowd.forEach(orders::addressOf);
        var wishes = crowd.stream()
                .map(each -> shopping.together(each, campaign, code, piece()))
                .toList();
        var answers = Together.run(24, i -> () -> shopping.place(crowd.get(i), wishes.get(i)));
        assertThat(Shopping.statuses(answers)).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(groups.group(code).seatsLeft()).isZero();
        assertThat(left()).isEqualTo(17);
    }

    @Test
    void refusesOnceThePiecesSetAsideAreGone() {
        var few = goods.product("Comb honey", ALONE, 10);
        var scarce = groups.published(groups.draft(few, 3, TOGETHER, 1));
        var piece = new Pieces(few.sku(), 1);
        placed(orders.together(people.signUp("Lin"), null, scarce, null, piece));
        assertThat(orders.together(people.signUp("Mei"), null, scarce, null, piece))
                .isEqualTo(new Outcome.OutOfStock(List.of(few.sku())));
    }

    @Test
    void goesOnWhereItWasStoppedInTheMiddle() {
        var first = opened("Lin");
        join(codeOf(first), "Mei");
        join(codeOf(first), "Bo");
        // As if the process had died after the first order: it is sold, and the others gather.
        assertThat(Objects.requireNonNull(first.group())).isNotNull();
        var sold = paidOrders.sell(first.id(), first.placedAt());
        assertThat(sold).isPresent();
        Together.run(4, i -> () -> {
            following.follow();
            return true;
        });
        assertThat(ordersOf(first)).containsExactlyInAnyOrder("PAID", "PAID", "PAID");
        assertThat(accruedTwice(first)).isZero();
    }

    @Test
    void offersAProductByOneCampaignHoweverManyArePublishedAtOnce() {
        var tea = goods.product("Tea", ALONE, 100);
        var drafts = IntStream.range(0, 8)
                .mapToObj(i -> ((MakingCampaign.Making.Made)
                                making.make(groups.staff().id(), groups.draft(tea, 2, TOGETHER, 10)))
                        .campaignId())
                .toList();
        var moves = Together.run(8, i -> () -> groups.publish(drafts.get(i)));
        assertThat(moves).filteredOn(new MakingCampaign.Move.Moved()::equals).hasSize(1);
        assertThat(moves)
                .filteredOn(new MakingCampaign.Move.OfferedAlready()::equals)
                .hasSize(7);
    }

    @Test
    void freesThePiecesOfACampaignOnceItsLastGroupHasEnded() {
        var first = opened("Lin");
        var tooLate = orders.togetherWish(people.signUp("Su"), null, campaign, null, piece());
        assertThat(making.end(groups.staff().id(), campaign, "Enough")).isEqualTo(new MakingCampaign.Move.Moved());
        closing.close();
        assertThat(available()).isEqualTo(80);
        assertThat(orders.place(tooLate)).isEqualTo(new Outcome.GroupClosed());
        assertThat(tryToJoin(people.signUp("Mei"), codeOf(first))).isInstanceOf(Outcome.Placed.class);
        groups.passADay();
        expireAll();
        following.follow();
        closing.close();
        assertThat(available()).isEqualTo(100);
        assertThat(groups.read(campaign).state()).isEqualTo(CampaignState.ENDED);
        assertThat(groups.read(campaign).goods())
                .extracting(Campaign.Goods::left)
                .containsExactly(0);
    }

    @Test
    void publishesOneCampaignOfAProductAndOnlyWhatIsInStock() {
        var second = making.make(groups.staff().id(), groups.draft(honey, 2, TOGETHER, 10));
        var id = ((MakingCampaign.Making.Made) second).campaignId();
        assertThat(groups.publish(id)).isEqualTo(new MakingCampaign.Move.OfferedAlready());
        var few = goods.product("Comb honey", ALONE, 10);
        var much = making.make(groups.staff().id(), groups.draft(few, 2, TOGETHER, 11));
        assertThat(groups.publish(((MakingCampaign.Making.Made) much).campaignId()))
                .isEqualTo(new MakingCampaign.Move.OutOfStock(List.of(few.sku())));
        assertThat(making.make(groups.staff().id(), groups.draft(few, 2, ALONE, 1)))
                .isEqualTo(new MakingCampaign.Making.Wrong("goods"));
    }

    @Test
    void tellsStaffEverythingThatHappenedToAGroup() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, codeOf(first)));
        shopping.cancel(mei, second.id());
        var group = campaigns.group(Objects.requireNonNull(first.group()).id()).orElseThrow();
        assertThat(group.group().openerName()).isEqualTo("Lin");
        assertThat(group.timeline())
                .extracting(OperatorGroup.Moment::what)
                .contains(
                        OperatorGroup.What.OPENED,
                        OperatorGroup.What.SEAT_TAKEN,
                        OperatorGroup.What.SEAT_PAID,
                        OperatorGroup.What.SEAT_BACK);
    }

    private Pieces piece() {
        return new Pieces(honey.sku(), 1);
    }

    private Order open(String name) {
        return placed(people.signUp(name), null);
    }

    /** A group whose opener has paid. */
    private Order opened(String name) {
        var opener = people.signUp(name);
        return orders.pay(opener, placed(opener, null));
    }

    private void join(String code, String name) {
        var friend = people.signUp(name);
        orders.pay(friend, placed(friend, code));
    }

    private Order placed(Person buyer, @Nullable String code) {
        return placed(tryToJoin(buyer, code));
    }

    private static Order placed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Placed.class);
        return ((Outcome.Placed) outcome).order();
    }

    private Outcome tryToJoin(Person buyer, @Nullable String code) {
        return orders.together(buyer, null, campaign, code, piece());
    }

    private static String codeOf(Order order) {
        return Objects.requireNonNull(order.group()).code();
    }

    private void expireAll() {
        while (expiring.expire() == ExpiringOrders.BATCH) {
            // More of them are due.
        }
    }

    private int available() {
        return stock.availableOf(List.of(honey.sku())).getOrDefault(honey.sku(), 0);
    }

    private int left() {
        return groups.read(campaign).goods().getFirst().left();
    }

    private Money held(Order order) {
        return balances.of(Account.of(AccountKind.BUYER_HELD, order.id()));
    }

    private List<String> ordersOf(Order order) {
        return jdbc.sql("select state from ordering.orders where group_id = :id")
                .param("id", Objects.requireNonNull(order.group()).id())
                .query(String.class)
                .list();
    }

    private String orderState(Order order) {
        return text("select state from ordering.orders where id = :id", order.id());
    }

    private String stateOf(Order order) {
        return text(
                "select state from groupbuying.groups where id = :id",
                Objects.requireNonNull(order.group()).id());
    }

    private int accruedTwice(Order order) {
        return count(
                "select count(*) from (select 1 from commission.accrual where order_id = :id group by line_id, role having count(*) > 1) t",
                order.id());
    }

    /** The partner owns the binding, and shared. */
    private int accrued(Order order) {
        return count("select count(*) from commission.accrual where order_id = :id", order.id());
    }

    private int refundsOf(Order order) {
        return count("select count(*) from payment.refund where order_id = :id", order.id());
    }

    private String text(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(String.class).single();
    }

    private int count(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Integer.class).single();
    }
}
