package io.shuke.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.ProductDraft;
import io.shuke.identity.PeopleFixture;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a payment notice asks of the database with everything that follows from it. It rises only with a reason. */
@ServerTest
class NoticeStatementsTests {
    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private Balances balances;

    /**
     * Two lines, a supplier, and a partner who shared the goods and owns the customer: the notice and the charge, the
     * order and its lines, the stock, the accruals, the settlement, an outbox row, and three postings. The demo's
     * clock and the plan are read every few seconds at most.
     */
    @Test
    void aNoticeTakesNineStatementsWithSupplierAndPartnerBehindTheOrder() {
        var lin = people.partner("Lin");
        var honey = supplied("Linden honey", 58_00);
        var tea = supplied("Rock tea", 12_50);
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        var mei = people.signUp("Mei");
        orders.pay(mei, orders.placed(mei, visitor, new Pieces(honey, 1)));
        var order = orders.placed(mei, visitor, new Pieces(honey, 1), new Pieces(tea, 2));
        var notice = payments.paid(orders.charge(mei, order));
        var sent = StatementCounts.during(
                        () -> assertThat(payments.send(notice).status()).isEqualTo(200))
                .stream()
                .filter(sql -> !sql.contains("skip locked") && !sql.contains("demo.clock"))
                .toList();
        assertThat(balances.of(Account.of(AccountKind.PARTNER_PENDING, lin.id()))
                        .isPositive())
                .isTrue();
        assertThat(sent.stream().filter(sql -> sql.contains("payment."))).hasSize(1);
        assertThat(sent.stream().filter(sql -> sql.contains("insert into ledger.transfer")))
                .hasSize(3);
        assertThat(sent).as(() -> String.join("\n---\n", sent)).hasSize(9);
    }

    private UUID supplied(String title, long priceMinor) {
        var draft = goods.draft(title, 1_000, List.of(), List.of(goods.sku(priceMinor, 10)));
        return goods.make(new ProductDraft(
                        draft.handle(),
                        draft.title(),
                        draft.bodyHtml(),
                        "Beekeeper Wei",
                        draft.categoryId(),
                        draft.tags(),
                        draft.published(),
                        draft.commissionBudgetBasisPoints(),
                        draft.optionNames(),
                        draft.skus()))
                .sku();
    }
}
