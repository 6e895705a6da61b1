package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shuke.catalog.GoodsFixture;
import io.shuke.commission.Commissions;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Books;
import io.shuke.payment.PaymentsFixture;
import io.shuke.promotion.Coupon;
import io.shuke.promotion.CouponsFixture;
import io.shuke.promotion.MyCoupon.Standing;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.sharing.SharingFixture;
import io.shuke.supply.SupplierAccounts;
import io.shuke.supply.SupplierEntry;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Coupons in orders: what they take off, who bears it, and where they are when orders end or go back. */
@ServerTest
class CouponOrdersTests {
    @Autowired
    private OrdersFixture orders;

    @Autowired
    private CouponsFixture coupons;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private CancellingOrder cancelling;

    @Autowired
    private ExpiringOrders expiring;

    @Autowired
    private Quoting quoting;

    @Autowired
    private PlacingOrder placing;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private Commissions commissions;

    @Autowired
    private Balances balances;

    @Autowired
    private SupplierAccounts suppliers;

    @Autowired
    private Books books;

    @Autowired
    private RepeatedTransactions transactions;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private UUID honey;

    /** A jar of honey at 50.00, for which the market owes its supplier 30.00, and 10 % may become commission. */
    @BeforeEach
    void meiComesThroughLinsLink() {
        lin = people.partner("Lin");
        honey = goods.supplied("Honey", 50_00, 30_00, 1_000, 100).sku();
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(lin), browser);
        mei = people.signUp("Mei", browser);
    }

    @Test
    void aQuoteSaysWhatEachCouponSavesAndTakesThoseThatSaveMost() {
        var tenth = coupons.claimed(mei, coupons.published(CouponsFixture.percent(1_000, null)));
        var five = coupons.claimed(mei, coupons.published(CouponsFixture.fixed(3_00, 0)));
        coupons.claimed(mei, coupons.published(CouponsFixture.fixed(40_00, 200_00)));
        var free = coupons.claimed(mei, coupons.published(CouponsFixture.freeFreight()));

        var best = quote(new Quoting.Choice.Best());
        assertThat(best.coupons())
                .extracting(Quote.CouponChoice::id, choice -> choice.saves().amountMinor(), Quote.CouponChoice::chosen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(free, 8_00L, true),
                        org.assertj.core.groups.Tuple.tuple(tenth, 5_00L, true),
                        org.assertj.core.groups.Tuple.tuple(five, 3_00L, false));
        assertThat(best.goods()).isEqualTo(Money.cny(50_00));
        assertThat(best.discount()).isEqualTo(Money.cny(5_00));
        assertThat(best.freight()).isEqualTo(Money.cny(0));
        assertThat(best.freightDiscount()).isEqualTo(Money.cny(8_00));
        assertThat(best.total()).isEqualTo(Money.cny(45_00));

        var chosen = quote(new Quoting.Choice.These(List.of(five)));
        assertThat(chosen.total()).isEqualTo(Money.cny(55_00));
        assertThat(quote(new Quoting.Choice.These(List.of(five, tenth))).total())
                .as("of two off the goods the first counts")
                .isEqualTo(Money.cny(55_00));
        assertThat(quote(Quoting.Choice.NONE).total()).isEqualTo(Money.cny(58_00));
    }

    @Test
    void theDeliveryFeeLooksAtTheGoodsBeforeAnyCoupon() {
        coupons.claimed(mei, coupons.published(CouponsFixture.fixed(5_00, 0)));
        var order = orders.placedWithCoupons(mei, new Pieces(honey, 2));
        assertThat(order.discount()).isEqualTo(Money.cny(5_00));
        assertThat(order.total()).as("free from 99.00, and 95.00 is paid").isEqualTo(Money.cny(95_00));
    }

    @Test
    void somebodyElsesCouponTakesNothingOff() {
        var hua = people.signUp("Hua");
        var hers = coupons.claimed(hua, coupons.published(CouponsFixture.fixed(5_00, 0)));
        assertThat(quote(new Quoting.Choice.These(List.of(hers))).total()).isEqualTo(Money.cny(58_00));
        var wish = new HashMap<>(body(orders.wish(mei, null, List.of(new Pieces(honey, 1)))));
        wish.put("coupons", List.of(hers));
        wish.put("total", Money.cny(53_00));
        var answer = place(mei, wish);
        assertThat(answer.problem()).isEqualTo("price-changed");
        assertThat(coupons.standingOf(hua, hers)).isEqualTo(Standing.USABLE);
    }

    @Test
    void theOrderKeepsTheBreakdown() {
        coupons.claimed(mei, coupons.published(CouponsFixture.fixed(5_00, 0)));
        coupons.claimed(mei, coupons.published(CouponsFixture.freeFreight()));
        var placed = orders.placedWithCoupons(mei, new Pieces(honey, 1));
        assertThat(placed.coupons())
                .extracting(each -> each.saved().amountMinor())
                .containsExactly(5_00L, 8_00L);
        assertThat(orders.read(mei, placed))
                .usingRecursiveComparison()
                .ignoringFields("now")
                .isEqualTo(placed);
        assertThat(placed.discount()).isEqualTo(Money.cny(5_00));
        assertThat(placed.freight()).isEqualTo(Money.cny(0));
        assertThat(placed.freightDiscount()).isEqualTo(Money.cny(8_00));
        assertThat(placed.lines().getFirst().discount()).isEqualTo(Money.cny(5_00));
        assertThat(placed.total()).isEqualTo(Money.cny(45_00));
    }

    @Test
    void oneCouponInManyOrdersAtOnceIsInOne() {
        var coupon = coupons.published(CouponsFixture.fixed(5_00, 0));
        var claim = coupons.claimed(mei, coupon);
        var wish = body(orders.wish(mei, null, List.of(new Pieces(honey, 1)), new Quoting.Choice.Best()));
        var answers = Together.run(8, i -> () -> place(mei, wish));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("price-changed"));
        assertThat(coupons.standingOf(mei, claim)).isEqualTo(Standing.USED);
        assertThat(coupons.read(coupon.id()).saved()).isEqualTo(Money.cny(5_00));
        assertThat(ordersOf(mei)).isEqualTo(1);
    }

    @Test
    void aBudgetIsNeverPassedHoweverManyOrderAtOnce() {
        var coupon = coupons.published(coupons.draft(CouponsFixture.fixed(5_00, 0), null, 20_00L, 1));
        var crowd = IntStream.range(0, 12)
                .mapToObj(i -> people.signUp("Buyer " + i))
                .toList();
        crowd.forEach(each -> coupons.claimed(each, coupon));
        var wishes = crowd.stream()
                .map(each -> body(orders.wish(each, null, List.of(new Pieces(honey, 1)), new Quoting.Choice.Best())))
                .toList();
        var answers = Together.run(12, i -> () -> place(crowd.get(i), wishes.get(i)));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("price-changed"));
        assertThat(coupons.read(coupon.id()).saved()).isEqualTo(Money.cny(20_00));
        assertThat(coupons.tried(people.signUp("Late"), coupon))
                .isInstanceOf(io.shuke.promotion.ClaimingCoupon.Outcome.Gone.class);
    }

    @Test
    void anOrderThatEndsUnshippedGivesItsCouponBack() {
        var coupon = coupons.published(CouponsFixture.fixed(5_00, 0));
        var claim = coupons.claimed(mei, coupon);

        orders.placedWithCoupons(mei, new Pieces(honey, 1));
        assertThat(coupons.standingOf(mei, claim)).isEqualTo(Standing.USED);
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(16)));
        while (expiring.expire() > 0) {}
        requireBack(coupon, claim);

        cancel(orders.placedWithCoupons(mei, new Pieces(honey, 1)));
        requireBack(coupon, claim);

        var paid = orders.pay(mei, orders.placedWithCoupons(mei, new Pieces(honey, 1)));
        assertThat(coupons.read(coupon.id()).used()).isEqualTo(1);
        cancel(paid);
        requireBack(coupon, claim);
        requireNothingLeft(paid);

        var refunded = orders.pay(mei, orders.placedWithCoupons(mei, new Pieces(honey, 2)));
        orders.refund(refunded, 0, 1);
        assertThat(coupons.standingOf(mei, claim)).isEqualTo(Standing.USED);
        orders.refund(refunded, 0, 1);
        assertThat(orders.read(mei, refunded).state()).isEqualTo(OrderState.CANCELLED);
        requireBack(coupon, claim);
        requireNothingLeft(refunded);
    }

    @Test
    void anOrderThatWasPartlyRefundedAndThenCancelledLeavesNothing() {
        coupons.claimed(mei, coupons.published(CouponsFixture.fixed(7_01, 0)));
        var paid = orders.pay(mei, orders.placedWithCoupons(mei, new Pieces(honey, 3)));
        orders.refund(paid, 0, 0, Money.cny(33_33), false);
        cancel(paid);
        assertThat(orders.read(mei, paid).refunded()).isEqualTo(paid.total());
        requireNothingLeft(paid);
    }

    @Test
    void theMarketBearsItsCouponAndTheSupplierIsOwedTheWholePrice() {
        coupons.claimed(mei, coupons.published(CouponsFixture.fixed(25_00, 0)));
        var order = orders.pay(mei, orders.placedWithCoupons(mei, new Pieces(honey, 1)));
        assertThat(order.total()).isEqualTo(Money.cny(33_00));
        assertThat(balance(AccountKind.COUPONS_FUNDED, order.id())).isEqualTo(-25_00);
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendorOf(order))).isEqualTo(30_00);
        assertThat(accrued(order)).as("10 % of what is paid for the goods").isEqualTo(2_50);
        assertThat(balance(AccountKind.BUYER_HELD, order.id())).isEqualTo(33_00 + 25_00 - 30_00 - accruedShares(order));
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void theSupplierBearsItsOwnAndTheMarketNothing() {
        var vendor = vendorOfGoods();
        coupons.claimed(mei, coupons.published(CouponsFixture.bySupplier(vendor, 12_00)));
        var other = goods.product("Tea", 20_00, 10).sku();
        var order = orders.pay(mei, orders.placedWithCoupons(mei, new Pieces(other, 1), new Pieces(honey, 1)));
        assertThat(order.lines())
                .extracting(line -> line.discount().amountMinor())
                .containsExactly(0L, 12_00L);
        assertThat(balance(AccountKind.COUPONS_FUNDED, order.id())).isZero();
        assertThat(balance(AccountKind.COUPONS_FUNDED, vendor)).isZero();
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendor)).isEqualTo(18_00);
        assertThat(entriesOf(AccountKind.COUPONS_FUNDED, vendor)).containsExactlyInAnyOrder(-12_00L, 12_00L);
        assertThat(suppliers.entriesOf(vendor, null, 10).items())
                .extracting(SupplierEntry::kind, SupplierEntry::amount)
                .containsExactly(
                        tuple(SupplierEntry.Kind.COUPON, Money.cny(-12_00)),
                        tuple(SupplierEntry.Kind.SALE, Money.cny(30_00)));
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void aSuppliersCouponNeverMakesItOweForASale() {
        var vendor = vendorOfGoods();
        coupons.claimed(mei, coupons.published(CouponsFixture.bySupplier(vendor, 49_00)));
        var order = orders.pay(mei, orders.placedWithCoupons(mei, new Pieces(honey, 1)));
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendor)).isZero();
        assertThat(balance(AccountKind.COUPONS_FUNDED, order.id())).isZero();
        assertThat(orders.refund(order, 0, 1)).isInstanceOf(RefundingLine.Outcome.Refunded.class);
        requireNothingLeft(order);
    }

    @Test
    void aPartGivesBackWhatWasPaidForItAndTheMarketHasItsPartBack() {
        var claim = coupons.claimed(mei, coupons.published(CouponsFixture.fixed(10_00, 0)));
        var placed = orders.placedWithCoupons(mei, new Pieces(honey, 3));
        var order = orders.receive(mei, orders.ship(mei, orders.pay(mei, placed)));
        assertThat(order.total()).isEqualTo(Money.cny(140_00));
        assertThat(balance(AccountKind.COUPONS_FUNDED, order.id())).isEqualTo(-10_00);
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendorOf(order))).isEqualTo(90_00);

        assertThat(refunded(order)).isEqualTo(46_66);
        assertThat(balance(AccountKind.COUPONS_FUNDED, order.id())).isEqualTo(-6_67);
        assertThat(refunded(order)).isEqualTo(46_67);
        assertThat(balance(AccountKind.COUPONS_FUNDED, order.id())).isEqualTo(-3_34);
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendorOf(order))).isEqualTo(30_01);
        assertThat(refunded(order)).isEqualTo(46_67);
        assertThat(balance(AccountKind.COUPONS_FUNDED, order.id())).isZero();
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendorOf(order))).isZero();
        assertThat(accrued(order)).isZero();
        assertThat(coupons.standingOf(mei, claim))
                .as("goods that came back were bought with it")
                .isEqualTo(Standing.USED);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void whatSettledGivesTheSameBack() {
        coupons.claimed(mei, coupons.published(CouponsFixture.fixed(10_00, 0)));
        coupons.claimed(mei, coupons.published(CouponsFixture.freeFreight()));
        var order = orders.settle(
                mei,
                orders.receive(
                        mei, orders.ship(mei, orders.pay(mei, orders.placedWithCoupons(mei, new Pieces(honey, 1))))));
        assertThat(balance(AccountKind.BUYER_HELD, order.id())).isZero();
        assertThat(balance(AccountKind.COUPONS_FUNDED, order.id())).isEqualTo(-18_00);
        assertThat(refunded(order)).isEqualTo(40_00);
        assertThat(balance(AccountKind.COUPONS_FUNDED, order.id()))
                .as("the delivery was used")
                .isEqualTo(-8_00);
        assertThat(balances.freeOf(Account.of(AccountKind.BUYER_HELD, order.id())))
                .isEqualTo(Money.cny(0));
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void aCouponCostsPlacingThreeStatementsAndPayingTwo() {
        orders.paid(mei, 58_00);
        orders.placed(mei, new Pieces(honey, 1));
        coupons.claimed(mei, coupons.published(CouponsFixture.fixed(5_00, 0)));
        var plain = orders.wish(mei, null, List.of(new Pieces(honey, 1)));
        var reduced = orders.wish(mei, null, List.of(new Pieces(honey, 1)), new Quoting.Choice.Best());
        assertThat(reduced.coupons()).hasSize(1);
        assertThat(statementsOfPlacing(reduced)).isEqualTo(statementsOfPlacing(plain) + 3);
        coupons.claimed(mei, coupons.published(CouponsFixture.fixed(5_00, 0)));
        var withCoupon = orders.placedWithCoupons(mei, new Pieces(honey, 1));
        assertThat(withCoupon.coupons()).hasSize(1);
        orders.pay(mei, orders.placed(mei, new Pieces(honey, 1)));
        var without = statementsOfPaying(orders.placed(mei, new Pieces(honey, 1)));
        assertThat(statementsOfPaying(withCoupon)).isEqualTo(without + 2);
    }

    private int statementsOfPaying(Order order) {
        var notice = payments.paid(orders.charge(mei, order));
        return StatementCounts.during(
                        () -> assertThat(payments.send(notice).status()).isEqualTo(200))
                .size();
    }

    private int statementsOfPlacing(PlacingOrder.Wish wish) {
        return StatementCounts.during(() -> transactions.run(() -> placing.place(wish))).stream()
                .filter(sql -> !sql.contains("from commission.plan"))
                .toList()
                .size();
    }

    private Quote quote(Quoting.Choice choice) {
        var outcome = quoting.quote(List.of(new Pieces(honey, 1)), mei.id(), null, choice);
        return ((Quoting.Outcome.Quoted) outcome).quote();
    }

    private static Map<String, Object> body(PlacingOrder.Wish wish) {
        return Map.of(
                "lines",
                wish.lines().stream()
                        .map(line -> Map.of(
                                "skuId", line.pieces().skuId(),
                                "quantity", line.pieces().quantity(),
                                "unitPrice", line.unitPrice()))
                        .toList(),
                "addressId",
                wish.addressId(),
                "coupons",
                wish.coupons(),
                "total",
                wish.total());
    }

    private Answer place(Person buyer, Map<String, Object> wish) {
        return http.post(buyer.token(), "/api/orders", wish, "Idempotency-Key", Ids.code(20));
    }

    private void cancel(Order order) {
        assertThat(transactions.run(() -> cancelling.byBuyer(mei.id(), order.id(), "By mistake")))
                .isInstanceOf(CancellingOrder.Outcome.Cancelled.class);
    }

    private long refunded(Order order) {
        var outcome = orders.refund(order, 0, 1);
        assertThat(outcome).isInstanceOf(RefundingLine.Outcome.Refunded.class);
        return ((RefundingLine.Outcome.Refunded) outcome).amount().amountMinor();
    }

    private void requireBack(Coupon coupon, UUID claim) {
        assertThat(coupons.standingOf(mei, claim)).isEqualTo(Standing.USABLE);
        assertThat(coupons.read(coupon.id()).saved()).isEqualTo(Money.cny(0));
        assertThat(coupons.read(coupon.id()).used()).isZero();
    }

    /** Everything that the order moved is where it was. */
    private void requireNothingLeft(Order order) {
        assertThat(balances.freeOf(Account.of(AccountKind.BUYER_HELD, order.id())))
                .isEqualTo(Money.cny(0));
        assertThat(balance(AccountKind.COUPONS_FUNDED, order.id())).isZero();
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendorOf(order))).isZero();
        assertThat(accrued(order)).isZero();
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    /** What is left of the commission of Lin, who owns Mei's binding and whose link she came through. */
    private long accrued(Order order) {
        return accruedShares(order);
    }

    private long accruedShares(Order order) {
        return commissions.page(lin.id(), null, 50).items().stream()
                .filter(one -> one.orderNumber().equals(order.number()))
                .mapToLong(one -> one.amount().minus(one.reversed()).amountMinor())
                .sum();
    }

    private long ordersOf(Person buyer) {
        return jdbc.sql("select count(*) from ordering.orders where buyer_id = :buyer")
                .param("buyer", buyer.id())
                .query(Long.class)
                .single();
    }

    private UUID vendorOfGoods() {
        return jdbc.sql("""
                select p.vendor_id from catalog.sku s join catalog.product p on p.id = s.product_id where s.id = :sku
                """).param("sku", honey).query(UUID.class).single();
    }

    private UUID vendorOf(Order order) {
        return jdbc.sql("select vendor_id from supply.settlements where order_id = :order")
                .param("order", order.id())
                .query(UUID.class)
                .single();
    }

    private List<Long> entriesOf(AccountKind kind, UUID owner) {
        return jdbc.sql("select amount_minor from ledger.entry where account_id = :account")
                .param("account", Account.of(kind, owner).id())
                .query(Long.class)
                .list();
    }

    private long balance(AccountKind kind, UUID owner) {
        return balances.of(Account.of(kind, owner)).amountMinor();
    }
}
