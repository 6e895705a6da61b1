package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.ProductDraft;
import io.shuke.groupbuying.GroupsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.payment.PaymentsFixture;
import io.shuke.shared.Ids;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the hot paths ask of the database. A number here rises only with a reason that its commit gives. */
@ServerTest
class OrderStatementsTests {
    @Autowired
    private PlacingOrder placing;

    @Autowired
    private IdempotentRequests requests;

    @Autowired
    private ReadingOrders reading;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private GroupsFixture groups;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    private Person mei;
    private Pieces honey;
    private Pieces tea;

    @BeforeEach
    void meiHasBoughtBefore() {
        mei = people.signUp("Mei");
        honey = new Pieces(goods.product("Linden honey", 58_00, 10).sku(), 1);
        tea = new Pieces(goods.product("Rock tea", 12_50, 10).sku(), 2);
        orders.paid(mei, 58_00);
        orders.placed(mei, honey);
    }

    @Test
    void placingAnOrderOfTwoLinesTakesSeven() {
        var wish = orders.wish(mei, null, List.of(honey, tea));
        var sent = during(
                () -> requests.once(new IdempotencyKey(mei.id(), Ids.code(20)), 201, wish, () -> placing.place(wish)));
        assertThat(sent).hasSize(7);
    }

    @Test
    void placingAnOrderOfManyLinesTakesAsMany() {
        var lines = new java.util.ArrayList<Pieces>(List.of(honey, tea));
        for (int i = 0; i < 10; i++) {
            lines.add(new Pieces(goods.product("Thing", 10_00, 10).sku(), 1));
        }
        var wish = orders.wish(mei, null, lines);
        assertThat(placing(wish)).hasSize(7);
    }

    @Test
    void takingASeatInAGroupTakesSixMore() {
        var goodsOfGroup = goods.product("Group honey", 58_00, 10);
        var campaign = groups.published(groups.draft(goodsOfGroup, 3, 48_00, 10));
        var piece = new Pieces(goodsOfGroup.sku(), 1);
        var opener = people.signUp("Lin");
        var opened = ((PlacingOrder.Outcome.Placed) orders.together(opener, null, campaign, null, piece)).order();
        var code = java.util.Objects.requireNonNull(orders.pay(opener, opened).group())
                .code();
        var wish = orders.togetherWish(mei, null, campaign, code, piece);
        assertThat(placing(wish)).hasSize(13);
    }

    /** One of them tells, through the outbox, those who wait in the group. */
    @Test
    void thePaymentNoticeForASeatTakesSeven() {
        var goodsOfGroup = goods.product("Group honey", 58_00, 10);
        var campaign = groups.published(groups.draft(goodsOfGroup, 3, 48_00, 10));
        var order = ((PlacingOrder.Outcome.Placed)
                        orders.together(mei, null, campaign, null, new Pieces(goodsOfGroup.sku(), 1)))
                .order();
        assertThat(sentByNotice(mei, order)).hasSize(7);
    }

    @Test
    void thePaymentNoticeTakesFiveForTwoLinesWithNobodyBehindThem() {
        var order = orders.placed(mei, honey, tea);
        var notice = payments.paid(orders.charge(mei, order));
        var sent = during(() -> assertThat(payments.send(notice).status()).isEqualTo(200));
        assertThat(sent).hasSize(5);
        assertThat(sent).filteredOn(sql -> sql.contains("ordering.")).hasSize(1);
    }

    /** The first sale of a partner or a supplier opens their account, which costs each of the two postings one more. */
    @Test
    void thePaymentNoticeTakesNineWithAnOwnerASharerAndASupplierBehindBothLines() {
        var lin = people.partner("Lin");
        var hua = people.partner("Hua");
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(lin), browser);
        var buyer = people.signUp("Mei", browser);
        sharing.open(sharing.market(hua), browser, buyer.id());
        var bought = new Pieces[] {supplied(58_00), supplied(12_50)};
        assertThat(sentByNotice(buyer, orders.placed(buyer, browser, bought))).hasSize(11);
        var order = orders.placed(buyer, browser, bought);
        var sent = sentByNotice(buyer, order);
        assertThat(sent).filteredOn(sql -> sql.contains("insert into ledger.")).hasSize(3);
        assertThat(sent).hasSize(9);
        assertThat(reading.ofMarket(order.id()).orElseThrow().evidence())
                .allSatisfy(evidence -> assertThat(evidence.ownerPartnerId()).isEqualTo(lin.id()))
                .allSatisfy(evidence -> assertThat(evidence.sharerPartnerId()).isEqualTo(hua.id()))
                .hasSize(2);
    }

    private List<String> sentByNotice(Person buyer, Order order) {
        var notice = payments.paid(orders.charge(buyer, order));
        return during(() -> assertThat(payments.send(notice).status()).isEqualTo(200));
    }

    private Pieces supplied(long priceMinor) {
        var draft = goods.draft("Honey", 1_000, List.of(), List.of(goods.sku(priceMinor, 10)));
        var made = goods.make(new ProductDraft(
                draft.handle(),
                draft.title(),
                draft.bodyHtml(),
                "Vendor " + Ids.code(8),
                draft.categoryId(),
                draft.tags(),
                draft.published(),
                draft.commissionBudgetBasisPoints(),
                draft.optionNames(),
                draft.skus()));
        return new Pieces(made.sku(), 1);
    }

    @Test
    void aPageOfOrdersTakesTwoAndOneForStaffThree() {
        for (int i = 0; i < 5; i++) {
            orders.placed(mei, new Pieces(goods.product("Thing", 10_00, 10).sku(), 1));
        }
        assertThat(during(() -> reading.pageOfBuyer(mei.id(), null, null, 20))).hasSize(2);
        assertThat(during(() -> reading.pageOfMarket(null, null, null, 20))).hasSize(3);
    }

    private List<String> placing(PlacingOrder.Wish wish) {
        return during(
                () -> requests.once(new IdempotencyKey(mei.id(), Ids.code(20)), 201, wish, () -> placing.place(wish)));
    }

    /** Without the plan in force, which is read every five seconds and not for each order. */
    private List<String> during(Runnable act) {
        return StatementCounts.during(act).stream()
                .filter(sql -> !sql.contains("from commission.plan"))
                .toList();
    }
}
