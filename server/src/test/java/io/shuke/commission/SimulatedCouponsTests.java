package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.promotion.CouponsFixture;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.ServerTest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was really paid with a coupon, replayed under the rules under which it was paid. */
@ServerTest
class SimulatedCouponsTests {
    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private CouponsFixture coupons;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PlansFixture plans;

    @Autowired
    private Commissions commissions;

    @Autowired
    private Simulations simulations;

    /** 5.01 off 33.33 and two times 19.99 is no round part of either line. */
    @Test
    void aCouponsLinesArePaidToTheCentWhatTheyWerePaid() {
        var lin = people.partner("Lin");
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(lin), browser);
        var mei = people.signUp("Mei", browser);
        var honey = goods.supplied("Honey", 33_33, 10_00, 1_000, 100);
        var tea = goods.supplied("Tea", 19_99, 7_00, 1_000, 100);
        coupons.claimed(mei, coupons.published(CouponsFixture.fixed(5_01, 0)));
        var order =
                orders.pay(mei, orders.placedWithCoupons(mei, new Pieces(honey.sku(), 1), new Pieces(tea.sku(), 2)));
        assertThat(order.discount().amountMinor()).isEqualTo(5_01);

        var simulation = plans.simulate(plans.draft(usual -> usual));

        var earned = commissions.page(lin.id(), null, 10).items().stream()
                .collect(Collectors.groupingBy(
                        Commission::productId,
                        Collectors.summingLong(one -> one.amount().amountMinor())));
        assertThat(earned).hasSize(2);
        var partner = Stream.of(true, false)
                .flatMap(gaining -> simulations.partners(simulation.id(), gaining, null, 10_000).items().stream())
                .filter(one -> one.partnerId().equals(lin.id()))
                .toList();
        assertThat(partner).singleElement().satisfies(one -> {
            assertThat(one.before()).isEqualTo(one.after());
            assertThat(one.after().amountMinor())
                    .isEqualTo(earned.values().stream().mapToLong(each -> each).sum());
        });
        var products = simulations.products(simulation.id(), null, 100_000).items().stream()
                .filter(product -> earned.containsKey(product.productId()))
                .toList();
        assertThat(products).hasSize(2).allSatisfy(product -> {
            assertThat(product.after().amountMinor()).isEqualTo(earned.get(product.productId()));
            assertThat(product.margin())
                    .isEqualTo(product.net().minus(product.purchase()).minus(product.after()));
        });
        assertThat(products.stream()
                        .mapToLong(product -> product.purchase().amountMinor())
                        .sum())
                .isEqualTo(10_00 + 2 * 7_00);
        assertThat(products.stream()
                        .mapToLong(product -> product.net().amountMinor())
                        .sum())
                .isEqualTo(33_33 + 2 * 19_99 - 5_01);
    }
}
