package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lin shares honey, Mei comes through her link, signs up and buys: 15 % of 68.00 may become commission. */
@ServerTest
class CommissionTests {
    private static final long PRICE = 6_800;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private Commissions commissions;

    @Autowired
    private CancellingOrder cancelling;

    @Autowired
    private ExplainingAbsence absences;

    @Autowired
    private Balances balances;

    @Autowired
    private Http http;

    private Person lin;
    private Person mei;
    private Pieces jar;

    @BeforeEach
    void meiComesThroughLinsLink() {
        lin = people.partner("Lin");
        var honey = goods.product("Honey", PRICE, 50);
        jar = new Pieces(honey.sku(), 1);
        var browser = SharingFixture.visitor();
        sharing.open(sharing.product(lin, honey.productId()), browser);
        mei = people.signUp("Mei", browser);
    }

    @Test
    void isWrittenTheMomentTheOrderIsPaid() {
        var placed = orders.placed(mei, jar);
        assertThat(ofLin()).isEmpty();
        var paid = orders.pay(mei, placed);
        assertThat(ofLin()).hasSize(2).allSatisfy(commission -> {
            assertThat(commission.orderNumber()).isEqualTo(paid.number());
            assertThat(commission.state()).isEqualTo(Commission.State.PENDING);
        });
        assertThat(sumOf(ofLin())).isEqualTo(balance(AccountKind.PARTNER_PENDING));
        assertThat(sumOf(ofLin()).amountMinor())
                .isPositive()
                .isLessThanOrEqualTo(ofLin().getFirst().budget().amountMinor());
    }

    @Test
    void isReleasedOnceTheReturnWindowIsOver() {
        var paid = paidOrder();
        var earned = sumOf(ofLin());
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(Money.cny(0));
        var order = orders.receive(mei, orders.ship(mei, paid));
        assertThat(ofLin())
                .allSatisfy(commission -> assertThat(commission.releaseDue()).isEqualTo(order.returnsUntil()));
        orders.settle(mei, order);
        assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(Money.cny(0));
        assertThat(balance(AccountKind.PARTNER_AVAILABLE)).isEqualTo(earned);
        assertThat(ofLin())
                .allSatisfy(commission -> assertThat(commission.state()).isEqualTo(Commission.State.RELEASED));
    }

    @Test
    void isTakenBackWholeAndOnceWithACancelledOrder() {
        var order = paidOrder();
        cancelling.byBuyer(mei.id(), order.id(), "changed my mind");
        cancelling.byBuyer(mei.id(), order.id(), "changed my mind again");
        assertThat(balance(AccountKind.PARTNER_PENDING)).isEqualTo(Money.cny(0));
        assertThat(ofLin()).allSatisfy(commission -> {
            assertThat(commission.state()).isEqualTo(Commission.State.REVERSED);
            assertThat(commission.reversed()).isEqualTo(commission.amount());
        });
    }

    @Test
    void isExplainedInTheReadersLanguageToWhoEarnedItAlone() {
        var commission = ofPaid().getFirst();
        var path = "/api/commissions/" + commission.id() + "/explanation";
        var explained = http.get(lin.token(), path).body();
        assertThat(explained.path("budget").path("amountMinor").asLong())
                .isEqualTo(commission.budget().amountMinor());
        assertThat(explained.path("sentences").get(0).asString())
                .contains("Honey")
                .contains("68.00");
        assertThat(http.get(mei.token(), path).status()).isEqualTo(404);
        assertThat(http.get(null, path).status()).isEqualTo(401);
    }

    @Test
    void nothingIsExplainedWhereAnotherPartnersLinkWasOpenedLater() {
        var hua = people.partner("Hua");
        sharing.open(sharing.market(hua), SharingFixture.visitor(), mei.id());
        var order = orders.pay(mei, orders.placed(mei, jar));
        var absence = absences.explain(order.number(), hua.id(), Locale.ENGLISH).orElseThrow();
        assertThat(absence.earned()).isFalse();
        assertThat(absence.reasons())
                .singleElement()
                .asString()
                .contains("A link to the product itself goes before others");
    }

    @Test
    void theirOwnPurchaseEarnsNobodyAnythingAndSaysSo() {
        var order = orders.pay(lin, orders.placed(lin, jar));
        assertThat(commissions.ofOrder(order.id(), lin.id())).isEmpty();
        assertThat(absences.explain(order.number(), lin.id(), Locale.ENGLISH)
                        .orElseThrow()
                        .reasons())
                .containsExactly("You bought this yourself. Nobody earns by their own purchase.");
    }

    @Test
    void strangersLearnNothingAboutAnOrder() {
        var order = paidOrder();
        var stranger = people.partner("Stranger");
        assertThat(absences.explain(order.number(), stranger.id(), Locale.ENGLISH))
                .isEmpty();
        assertThat(http.get(stranger.token(), "/api/my/commission-absences?orderNumber=" + order.number())
                        .status())
                .isEqualTo(404);
    }

    private Order paidOrder() {
        return orders.pay(mei, orders.placed(mei, jar));
    }

    private List<Commission> ofPaid() {
        paidOrder();
        return ofLin();
    }

    private List<Commission> ofLin() {
        return commissions.page(lin.id(), null, 50).items();
    }

    private static Money sumOf(List<Commission> all) {
        return all.stream().map(Commission::amount).reduce(Money.cny(0), Money::plus);
    }

    private Money balance(AccountKind kind) {
        UUID partner = lin.id();
        var account = Account.of(kind, partner);
        return balances.of(List.of(account)).getOrDefault(account, Money.cny(0));
    }
}
