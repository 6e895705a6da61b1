package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.BelowCost;
import io.shuke.groupbuying.SeatRefusal;
import io.shuke.groupbuying.WatchingPrices;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * A supplier's honey costs the market 60.00, and a tenth of what it is sold for may become commission. Three buy it together for 99.00
 * each; then it costs 95.00, of which that leaves 89.10.
 */
@ServerTest
class FallenPricesTests extends GroupOrders {
    private static final long BEFORE = 60_00;
    private static final long AFTER = 95_00;
    /** The least of which nine tenths are what it costs by then. */
    private static final long LEAST = 105_56;

    private static final Money LACKING = Money.cny(AFTER - (TOGETHER - TOGETHER / 10));

    @Autowired
    private Http http;

    @Autowired
    private WatchingPrices watching;

    @Autowired
    private MarketClock clock;

    @BeforeEach
    void offerASuppliersHoney() {
        honey = goods.supplied("Linden honey", ALONE, BEFORE, 1_000, 100);
        campaign = groups.published(groups.draft(honey, 3, TOGETHER, 20));
    }

    @Test
    void openNoMoreGroupsAndNameTheCampaignToStaff() {
        var code = codeOf(opened("Lin"));
        var before = watching.watch();
        assertThat(offer().path("opens").asBoolean()).isTrue();
        goods.costs(honey.productId(), AFTER);
        assertThat(tryToJoin(people.signUp("Bo"), null))
                .isEqualTo(new Outcome.GroupNotForYou(SeatRefusal.PRICES_FALLEN));
        assertThat(offer().path("opens").asBoolean()).isFalse();
        assertThat(watching.watch()).isEqualTo(before + 1);
        assertThat(tryToJoin(people.signUp("Mei"), code)).isInstanceOf(Outcome.Placed.class);
        goods.costs(honey.productId(), BEFORE);
        assertThat(tryToJoin(people.signUp("Bo"), null)).isInstanceOf(Outcome.Placed.class);
        assertThat(watching.watch()).isEqualTo(before);
    }

    @Test
    void areShownToStaffWhereTheyWorkWithSinceWhenAndWhatIsLacking() {
        watching.watch();
        assertThat(groups.read(campaign).belowCost()).isNull();
        assertThat(belowCost()).doesNotContain(campaign);
        goods.costs(honey.productId(), AFTER);
        var at = clock.instant();
        watching.watch();
        groups.passTimeToPay();
        watching.watch();
        assertThat(groups.read(campaign).belowCost()).isNotNull().satisfies(below -> {
            assertThat(below.since()).isBetween(at, at.plusSeconds(60));
            assertThat(below.goods())
                    .containsExactly(
                            new BelowCost.Shortfall(honey.sku(), Money.cny(LEAST), Money.cny(LEAST - TOGETHER)));
        });
        assertThat(belowCost()).contains(campaign);
        goods.costs(honey.productId(), BEFORE);
        assertThat(groups.read(campaign).belowCost()).isNull();
        watching.watch();
        assertThat(belowCost()).doesNotContain(campaign);
        goods.costs(honey.productId(), AFTER);
        watching.watch();
        assertThat(belowCost()).contains(campaign);
        making.end(groups.staff().id(), campaign, "It costs too much");
        assertThat(groups.read(campaign).belowCost()).isNull();
        assertThat(belowCost()).doesNotContain(campaign);
    }

    /** What the list of those that bear too little names to staff. */
    private List<UUID> belowCost() {
        return http.get(groups.staff().token(), "/api/operator/group-campaigns?belowCost=true&limit=50")
                .body()
                .path("items")
                .valueStream()
                .map(item -> UUID.fromString(item.path("id").asString()))
                .toList();
    }

    @Test
    void areBorneByTheMarketInGroupsThatRunAndNotByTheSupplier() {
        var group = filledAfterTheRise();
        var pending = group.values().stream()
                .map(this::owedMinor)
                .mapToLong(Long::longValue)
                .toArray();
        assertThat(pending).containsExactly(BEFORE, AFTER, AFTER);
        assertThat(group.values()).extracting(this::borne).containsExactly(Money.cny(0), LACKING, LACKING);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void areTheMarketsAgainOnceTheMoneyIsBack() {
        var group = filledAfterTheRise();
        group.forEach((buyer, order) -> {
            assertThat(shopping.cancel(buyer, order.id()).status()).isEqualTo(200);
            assertThat(orders.read(buyer, order).refunded()).isEqualTo(order.total());
            assertThat(borne(order)).isEqualTo(Money.cny(0));
            assertThat(balances.freeOf(Account.of(AccountKind.BUYER_HELD, order.id())))
                    .isEqualTo(Money.cny(0));
            assertThat(owedMinor(order)).isZero();
        });
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    /** Lin opens it before, and Mei and Bo join it after. */
    private Map<Person, Order> filledAfterTheRise() {
        var group = new LinkedHashMap<Person, Order>();
        var lin = people.signUp("Lin");
        var first = orders.pay(lin, placed(lin, null));
        group.put(lin, first);
        goods.costs(honey.productId(), AFTER);
        for (var name : new String[] {"Mei", "Bo"}) {
            var friend = people.signUp(name);
            group.put(friend, orders.pay(friend, placed(friend, codeOf(first))));
        }
        following.follow();
        return group;
    }

    private JsonNode offer() {
        return http.get(null, "/api/products/" + honey.productId() + "/group-offers")
                .body()
                .at("/items/0");
    }

    private long owedMinor(Order order) {
        return jdbc.sql("select sum(owed_minor - reversed_minor)::bigint from supply.settlements where order_id = :id")
                .param("id", order.id())
                .query(Long.class)
                .single();
    }

    /** What the market added to the order's price. */
    private Money borne(Order order) {
        return Money.cny(0).minus(balances.of(Account.of(AccountKind.COUPONS_FUNDED, order.id())));
    }
}
