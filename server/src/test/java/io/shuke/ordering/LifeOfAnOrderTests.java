package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.StockLevels;
import io.shuke.identity.PeopleFixture;
import io.shuke.support.ServerTest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class LifeOfAnOrderTests {
    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private StockLevels stock;

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private ReadingOrders reading;

    @Test
    void reservesStockWhenItIsPlaced() {
        var honey = goods.product("Linden honey", 58_00, 10);
        var order = orders.placed(people.signUp("Mei"), new Pieces(honey.sku(), 3));
        assertThat(order.state()).isEqualTo(OrderState.PLACED);
        assertThat(order.goods().amountMinor()).isEqualTo(174_00);
        assertThat(order.freight().amountMinor()).isZero();
        assertThat(order.total().amountMinor()).isEqualTo(174_00);
        assertThat(stock.availableOf(List.of(honey.sku()))).containsEntry(honey.sku(), 7);
    }

    @Test
    void isCountedInTheStateItIsIn() {
        var before = reading.countOfStates();
        var mei = people.signUp("Mei");
        orders.placed(mei, 58_00);
        orders.paid(mei, 58_00);
        orders.shipped(mei, 58_00);
        assertThat(reading.countOfStates()).allSatisfy((state, count) -> {
            var expected = EnumSet.of(OrderState.PLACED, OrderState.PAID, OrderState.SHIPPED)
                            .contains(state)
                    ? 1
                    : 0;
            assertThat(count - before.getOrDefault(state, 0L)).as(state.name()).isEqualTo(expected);
        });
    }

    @Test
    void isCountedWhenItIsPlacedAndWhenItIsPaid() {
        var placed = counted("shuke.orders.placed");
        var paid = counted("shuke.orders.paid");
        var mei = people.signUp("Mei");
        orders.placed(mei, 58_00);
        orders.paid(mei, 58_00);
        assertThat(counted("shuke.orders.placed")).isEqualTo(placed + 2);
        assertThat(counted("shuke.orders.paid")).isEqualTo(paid + 1);
    }

    private double counted(String name) {
        return metrics.get(name).counter().count();
    }

    @Test
    void goesFromPlacedToSettled() {
        var mei = people.signUp("Mei");
        var placed = orders.placed(mei, 58_00);
        var paid = orders.pay(mei, placed);
        assertThat(paid.state()).isEqualTo(OrderState.PAID);
        var shipped = orders.ship(mei, paid);
        assertThat(shipped.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.carrier()).isEqualTo("SF");
            assertThat(parcel.trackingNumber()).isEqualTo("SF1390284756120");
        });
        var received = orders.receive(mei, shipped);
        assertThat(received.returnsUntil())
                .isEqualTo(Objects.requireNonNull(received.receivedAt()).plus(Duration.ofDays(7)));
        var settled = orders.settle(mei, received);
        assertThat(settled.timeline())
                .extracting(Order.Moment::what)
                .containsExactly(
                        Order.What.PLACED,
                        Order.What.PAID,
                        Order.What.SHIPPED,
                        Order.What.RECEIVED,
                        Order.What.SETTLED);
    }
}
