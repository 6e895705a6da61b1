package io.shuke.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.commission.Hold;
import io.shuke.commission.HoldReason;
import io.shuke.commission.Holds;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.OutboxDelivery;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lin shares honey. In tests every order follows its visit within seconds, which alone holds nothing. */
@ServerTest
class WatchingSalesTests {
    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private OutboxDelivery delivery;

    @Autowired
    private Holds holds;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private GoodsFixture.Made honey;
    private Person lin;
    private UUID linsBrowser;

    @BeforeEach
    void linSharesHoney() {
        honey = goods.product("Honey", 68_00, 100);
        linsBrowser = SharingFixture.visitor();
        lin = people.signUp("Lin", linsBrowser);
    }

    @Test
    void anHonestSaleIsNotHeld() {
        var mei = comeThrough(lin, SharingFixture.visitor());
        assertThat(hold(buy(mei))).isEmpty();
    }

    @Test
    void oneBrowserForBothHoldsTheRewardAndNothingElse() {
        var mei = comeThrough(lin, SharingFixture.visitor());
        people.signIn(mei, linsBrowser);
        var order = buy(mei);
        var hold = hold(order).orElseThrow();
        assertThat(hold.state()).isEqualTo(Hold.State.HELD);
        assertThat(hold.reasons()).containsExactly(HoldReason.HASTY_ORDER, HoldReason.SHARED_DEVICE);
        assertThat(orders.settle(mei, orders.receive(mei, orders.ship(mei, order)))
                        .state())
                .as("the buyer's order goes its way")
                .isEqualTo(OrderState.SETTLED);
    }

    @Test
    void oneDoorForBothHoldsTheRewardOfAnOrderThatFollowedAtOnce() {
        var mei = comeThrough(lin, SharingFixture.visitor());
        liveAt(lin, "同一条 路 1 号");
        liveAt(mei, "同一条路1号");
        assertThat(hold(buy(mei)).orElseThrow().reasons())
                .containsExactly(HoldReason.HASTY_ORDER, HoldReason.SHARED_ADDRESS);
    }

    @Test
    void whoEarnByEachOtherAreHeldFromTheSecondOrderOn() {
        var mei = comeThrough(lin, SharingFixture.visitor());
        assertThat(hold(buy(mei))).isEmpty();
        var browser = SharingFixture.visitor();
        people.signIn(lin, browser);
        sharing.open(sharing.product(mei, honey.productId()), browser, lin.id());
        assertThat(holdOf(buy(lin), mei).orElseThrow().reasons())
                .containsExactly(HoldReason.CLOSED_LOOP, HoldReason.HASTY_ORDER);
    }

    @Test
    void manyWhoJoinFromOneNetworkWithinTheHourAreHeldFromTheFourthOn() {
        var network = "203.0.113." + (1 + Math.abs(lin.id().hashCode() % 250)) + ":" + lin.id();
        for (int i = 1; i <= 4; i++) {
            var mei = comeThrough(lin, SharingFixture.visitor());
            jdbc.sql("update identity.person set joined_network = :network where id = :id")
                    .param("network", network)
                    .param("id", mei.id())
                    .update();
            var hold = hold(buy(mei));
            if (i < 4) {
                assertThat(hold).as("number " + i).isEmpty();
            } else {
                assertThat(hold.orElseThrow().reasons())
                        .containsExactly(HoldReason.HASTY_ORDER, HoldReason.REGISTRATION_BURST);
            }
        }
    }

    @Test
    void whatItRemembersCannotBeRead() {
        var mei = comeThrough(lin, SharingFixture.visitor());
        buy(mei);
        assertThat(jdbc.sql("select hash from risk.trace where person_id = :id")
                        .param("id", mei.id())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(hash -> hash.matches("[0-9a-f]{32}"));
    }

    @Test
    void weighingASaleTwiceHoldsItOnce() {
        var mei = comeThrough(lin, SharingFixture.visitor());
        people.signIn(mei, linsBrowser);
        var order = buy(mei);
        var first = hold(order).orElseThrow();
        weighing.handle(
                UUID.randomUUID(),
                new WatchingSales.RewardedSale(order.id(), order.number(), mei.id(), java.util.List.of(lin.id())));
        assertThat(hold(order)).hasValue(first);
    }

    @Autowired
    private WatchingSales.Weighing weighing;

    /** Somebody new, through the partner's link, on this browser. */
    private Person comeThrough(Person partner, UUID browser) {
        sharing.open(sharing.product(partner, honey.productId()), browser);
        return people.signUp("Mei", browser);
    }

    private Order buy(Person buyer) {
        var order = orders.pay(buyer, orders.placed(buyer, (@Nullable UUID) null, new Pieces(honey.sku(), 1)));
        delivery.deliver();
        return order;
    }

    private void liveAt(Person person, String street) {
        var written = Map.of(
                "recipient", "若兰",
                "phone", person.phone(),
                "province", "浙江省",
                "city", "杭州市",
                "district", "西湖区",
                "street", street);
        assertThat(http.post(person.token(), "/api/me/addresses", written).status())
                .isEqualTo(201);
    }

    private Optional<Hold> hold(Order order) {
        return holdOf(order, lin);
    }

    private Optional<Hold> holdOf(Order order, Person partner) {
        return holds.of(order.id(), partner.id());
    }
}
