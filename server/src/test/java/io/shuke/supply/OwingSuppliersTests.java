package io.shuke.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.ProductDraft;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.SettlingOrders;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class OwingSuppliersTests {
    @Autowired
    private OrdersFixture orders;

    @Autowired
    private CancellingOrder cancelling;

    @Autowired
    private SettlingOrders settling;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private Balances balances;

    @Autowired
    private JdbcClient jdbc;

    private Person mei;

    @BeforeEach
    void meiComes() {
        mei = people.signUp("Mei");
    }

    @Test
    void thePurchasePriceIsPendingFromThePaymentAndAvailableWhenTheOrderSettles() {
        var honey = supplied(58_00, 29_00, 1_000);
        var order = orders.placed(mei, new Pieces(honey, 2));
        assertThat(settlements(order)).isEmpty();
        orders.pay(mei, order);
        var vendor = vendorOf(order);
        assertThat(settlements(order)).containsExactly("PENDING 5800 5800");
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendor)).isEqualTo(58_00);
        orders.settle(mei, orders.receive(mei, orders.ship(mei, order)));
        assertThat(settlements(order)).containsExactly("AVAILABLE 5800 5800");
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendor)).isZero();
        assertThat(balance(AccountKind.SUPPLIER_AVAILABLE, vendor)).isEqualTo(58_00);
        assertThat(balance(AccountKind.BUYER_HELD, order.id())).isZero();
    }

    @Test
    void aCancelledOrderOwesNothing() {
        var order = orders.pay(mei, orders.placed(mei, new Pieces(supplied(58_00, 29_00, 1_000), 2)));
        var vendor = vendorOf(order);
        cancelling.byBuyer(mei.id(), order.id(), "By mistake");
        assertThat(settlements(order)).containsExactly("REVERSED 5800 5800");
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendor)).isZero();
    }

    @Test
    void aSaleOwesNoMoreThanItsCommissionBudgetLeavesAndKeepsWhatWasAsked() {
        var order = orders.pay(mei, orders.placed(mei, new Pieces(supplied(100_00, 120_00, 1_500), 1)));
        assertThat(settlements(order)).containsExactly("PENDING 12000 8500");
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendorOf(order))).isEqualTo(85_00);
    }

    @Test
    void theMarketsOwnGoodsOweNobody() {
        var order = orders.paid(mei, 58_00);
        assertThat(settlements(order)).isEmpty();
        assertThat(balance(AccountKind.BUYER_HELD, order.id()))
                .isEqualTo(order.total().amountMinor());
    }

    @Test
    void eachLineIsOwedForItself() {
        var vendor = "Vendor " + Ids.code(8);
        var order = orders.pay(
                mei,
                orders.placed(
                        mei,
                        new Pieces(supplied(vendor, 58_00, 29_00), 1),
                        new Pieces(supplied(vendor, 20_00, 5_00), 3),
                        new Pieces(supplied(10_00, 4_00, 1_000), 1)));
        assertThat(settlements(order))
                .containsExactlyInAnyOrder("PENDING 2900 2900", "PENDING 1500 1500", "PENDING 400 400");
    }

    @Test
    void runsOfTheSettlementAtOnceSettleEachOrderOnce() {
        var honey = supplied(58_00, 29_00, 1_000);
        orders.passReturnWindow();
        while (settling.settle() > 0) {
            Thread.onSpinWait();
        }
        var due = IntStream.range(0, 4)
                .mapToObj(i -> orders.pay(mei, orders.placed(mei, new Pieces(honey, 1))))
                .map(order -> orders.receive(mei, orders.ship(mei, order)))
                .toList();
        orders.passReturnWindow();

        var settled = Together.run(4, i -> settling::settle);

        assertThat(settled.stream().mapToInt(Integer::intValue).sum()).isEqualTo(due.size());
        var vendor = vendorOf(due.getFirst());
        assertThat(balance(AccountKind.SUPPLIER_PENDING, vendor)).isZero();
        assertThat(balance(AccountKind.SUPPLIER_AVAILABLE, vendor)).isEqualTo(due.size() * 29_00L);
        assertThat(due)
                .allSatisfy(order ->
                        assertThat(balance(AccountKind.BUYER_HELD, order.id())).isZero());
    }

    private UUID supplied(long price, long purchasePrice, int budget) {
        return supplied("Vendor " + Ids.code(8), price, purchasePrice, budget);
    }

    private UUID supplied(String vendor, long price, long purchasePrice) {
        return supplied(vendor, price, purchasePrice, 1_000);
    }

    private UUID supplied(String vendor, long price, long purchasePrice, int budget) {
        var sku = new ProductDraft.SkuDraft(null, null, List.of(), price, purchasePrice, 500, 100);
        var draft = goods.draft("Honey", budget, List.of(), List.of(sku));
        return goods.make(new ProductDraft(
                        draft.handle(),
                        draft.title(),
                        draft.bodyHtml(),
                        vendor,
                        draft.categoryId(),
                        draft.tags(),
                        draft.published(),
                        draft.commissionBudgetBasisPoints(),
                        draft.optionNames(),
                        draft.skus()))
                .sku();
    }

    private List<String> settlements(Order order) {
        return jdbc.sql("""
                select state || ' ' || purchase_minor || ' ' || owed_minor from supply.settlements where order_id = :order
                """).param("order", order.id()).query(String.class).list();
    }

    private UUID vendorOf(Order order) {
        return jdbc.sql("select vendor_id from supply.settlements where order_id = :order")
                .param("order", order.id())
                .query(UUID.class)
                .single();
    }

    private long balance(AccountKind kind, UUID owner) {
        var account = Account.of(kind, owner);
        return Objects.requireNonNull(balances.of(List.of(account)).getOrDefault(account, Money.cny(0)))
                .amountMinor();
    }
}
