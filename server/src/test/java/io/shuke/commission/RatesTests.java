package io.shuke.commission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.ProductCards;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.OutboxDelivery;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a plan in force says is frozen on the lines of orders, and earned. */
@ServerTest
class RatesTests {
    @Autowired
    private PlansFixture plans;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private CancellingOrder cancelling;

    @Autowired
    private Commissions commissions;

    @Autowired
    private OutboxDelivery delivery;

    @Autowired
    private CollectingPaidLines collecting;

    @Autowired
    private ProductCards cards;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Http http;

    @Test
    void aPlansRateForAProductIsFrozenOnTheLineExplainedAndBoundsTheSuppliersPart() {
        var lin = people.partner("Lin");
        var mei = friendOf(lin, "Mei");
        var honey = goods.supplied("Honey", 10_000, 9_000, 1_000, 10);
        plans.during(usual -> usual.productRate(honey.productId(), 2_000), () -> {
            var placed = orders.placed(mei, new Pieces(honey.sku(), 1));
            plans.published(usual -> usual);
            orders.pay(mei, placed);
        });
        var earned = commissions.page(lin.id(), null, 10).items();
        assertThat(earned).hasSize(2).allSatisfy(commission -> {
            assertThat(commission.budgetBasisPoints()).isEqualTo(2_000);
            assertThat(commission.budgetRule()).isEqualTo(BudgetRule.PRODUCT);
        });
        var why = http.get(lin.token(), "/api/commissions/" + earned.getFirst().id() + "/explanation");
        assertThat(why.text()).contains("the plan's rate for this product").contains("20% of ¥100.00 is ¥20.00");
        assertThat(jdbc.sql("""
                        select commission_budget_basis_points || ' ' || product_budget_basis_points
                        from ordering.order_lines where product_id = :product
                        """)
                        .param("product", honey.productId())
                        .query(String.class)
                        .single())
                .isEqualTo("2000 1000");
        // Of 100.00 the budget may take 20.00, and the supplier's 90.00 are bound by what that leaves.
        assertThat(jdbc.sql("""
                        select s.owed_minor from supply.settlements s join ordering.order_lines l on l.id = s.line_id
                        where l.product_id = :product
                        """)
                        .param("product", honey.productId())
                        .query(Long.class)
                        .single())
                .isEqualTo(8_000);
    }

    @Test
    void pagesAndCardsSayWhatOnePersonMayEarnByThePlanInForce() {
        var lin = people.partner("Lin");
        var honey = goods.product("Honey", 10_000, 10);
        assertThat(earnable(lin, honey)).containsOnly(1_000);
        plans.during(
                usual -> usual.productRate(honey.productId(), 2_000).parts(5_000, 3_000, 0),
                () -> assertThat(earnable(lin, honey)).containsOnly(1_600));
        plans.during(
                usual -> usual.categoryRate(honey.categoryId(), 500),
                () -> assertThat(earnable(lin, honey)).containsOnly(500));
        plans.during(
                usual -> usual.flat(300), () -> assertThat(earnable(lin, honey)).containsOnly(300));
        assertThat(earnable(lin, honey)).containsOnly(1_000);
    }

    /** As the product's page, its category's list and a shelf say it. */
    private List<Integer> earnable(Person reader, GoodsFixture.Made made) {
        var page = http.get(reader.token(), "/api/products/" + made.handle()).body();
        var slug = jdbc.sql("select slug from catalog.category where id = :id")
                .param("id", made.categoryId())
                .query(String.class)
                .single();
        var list = http.get(reader.token(), "/api/products?category=" + slug).body();
        var card = cards.cardsOf(List.of(made.productId()), true).getFirst();
        return List.of(
                page.path("earnUpTo").path("amountMinor").asInt(),
                list.path("items").path(0).path("earnUpTo").path("amountMinor").asInt(),
                (int) requireNonNull(card.earnUpTo()).amountMinor());
    }

    @Test
    void theOwnersOwnerEarnsUnderAnApprovedSecondLevelAlone() {
        var hua = people.partner("Hua");
        var lin = friendOf(hua, "Lin");
        var mei = friendOf(lin, "Mei");
        orders.paid(mei, 10_000);
        assertThat(commissions.page(hua.id(), null, 10).items()).isEmpty();
        var approval = approval();
        plans.during(usual -> usual.parts(5_000, 3_000, 2_000).approval(approval), () -> orders.paid(mei, 10_000));
        assertThat(commissions.page(hua.id(), null, 10).items()).singleElement().satisfies(commission -> {
            assertThat(commission.role()).isEqualTo(Role.INTRODUCER);
            assertThat(commission.amount().amountMinor()).isEqualTo(200);
            assertThat(commission.boundSince()).isNotNull();
        });
        assertThat(jdbc.sql("select depth from commission.accrual where partner_id = :partner")
                        .param("partner", hua.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        var id = commissions.page(hua.id(), null, 10).items().getFirst().id();
        assertThat(http.get(hua.token(), "/api/commissions/" + id + "/explanation")
                        .text())
                .contains("second level");
    }

    @Test
    void theirOwnLinkEarnsByTheirOwnPurchaseOnlyWhereThePlanRebatesIt() {
        var lin = people.verify(people.partner("Lin"));
        sharing.open(sharing.market(lin), SharingFixture.visitor(), lin.id());
        orders.paid(lin, 10_000);
        assertThat(commissions.page(lin.id(), null, 10).items()).isEmpty();
        var order = new AtomicReference<Order>();
        plans.during(usual -> usual.selfPurchase(Plan.SelfPurchase.REBATE), () -> order.set(orders.paid(lin, 10_000)));
        orders.settle(lin, orders.receive(lin, orders.ship(lin, requireNonNull(order.get()))));
        assertThat(commissions.page(lin.id(), null, 10).items()).singleElement().satisfies(commission -> {
            assertThat(commission.role()).isEqualTo(Role.SHARER);
            assertThat(commission.state()).isEqualTo(Commission.State.RELEASED);
            assertThat(commission.amount().amountMinor()).isEqualTo(600);
        });
    }

    @Test
    void everyPaidLineIsKeptForSimulationsWithWhatWasRefunded() {
        var mei = people.signUp("Mei");
        var kept = orders.paid(mei, 5_000);
        var cancelled = orders.paid(mei, 7_000);
        delivery.deliver();
        cancelling.byBuyer(mei.id(), cancelled.id(), "changed my mind");
        delivery.deliver();
        assertThat(linesOf(kept.id())).containsExactly("5000 0");
        assertThat(linesOf(cancelled.id())).containsExactly("7000 7000");
        jdbc.sql("update commission.collecting set done_at = null, after_order_id = null")
                .update();
        collecting.collectOlder();
        collecting.collectOlder();
        assertThat(linesOf(kept.id())).containsExactly("5000 0");
        assertThat(linesOf(cancelled.id())).containsExactly("7000 7000");
    }

    private List<String> linesOf(UUID orderId) {
        return jdbc.sql("select net_minor || ' ' || refunded_minor from commission.paid_line where order_id = :order")
                .param("order", orderId)
                .query(String.class)
                .list();
    }

    private UUID approval() {
        var id = Ids.next();
        jdbc.sql("""
                insert into commission.depth_approval (id, region, approved_by, approved_at, document)
                values (:id, 'HK', 'Counsel', now(), 'Opinion 118')
                """).param("id", id).update();
        return id;
    }

    private Person friendOf(Person partner, String name) {
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(partner), browser);
        return people.signUp(name, browser);
    }
}
