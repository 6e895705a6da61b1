package io.shuke.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.CancellingOrder;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.supply.Supplier;
import io.shuke.supply.SupplyFixture;
import io.shuke.supply.SupplyFixture.Supplied;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import io.shuke.support.Together;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ShipmentsTests {
    @Autowired
    private SupplyFixture supply;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private Shipments shipments;

    @Autowired
    private OpeningShipments opening;

    @Autowired
    private ShippingOrder shipping;

    @Autowired
    private CancellingOrder cancelling;

    @Autowired
    private Http http;

    private Person mei;

    @BeforeEach
    void meiComes() {
        mei = people.signUp("Mei");
    }

    @Test
    void anOrderOfSeveralSuppliersSplitsIntoAShipmentForEach() {
        var farm = supply.verified();
        var apiary = supply.verified();
        var order = paid(farm, 2, apiary, 3);
        var found = shipments.ofOrder(order.id());
        assertThat(found).extracting(Shipment::vendorId).containsExactlyInAnyOrder(farm.id(), apiary.id());
        assertThat(found).allSatisfy(shipment -> assertThat(shipment.state()).isEqualTo(Shipment.State.WAITING));
        assertThat(of(found, apiary).lines()).singleElement().satisfies(line -> {
            assertThat(line.left()).isEqualTo(3);
            assertThat(line.purchase().amountMinor()).isEqualTo(3 * 29_00);
        });
    }

    @Test
    void openingABatchAndReadingAnOrdersShipmentsCostAsManyStatementsHoweverManyThereAre() {
        var farm = supply.verified();
        var apiary = supply.verified();
        supply.open();
        orders.paid(mei, 58_00);
        var openingOne = StatementCounts.during(() -> opening.openNext());
        unopened(farm, apiary);
        var order = unopened(farm, apiary);
        assertThat(StatementCounts.during(() -> opening.openNext())).hasSameSizeAs(openingOne);

        var market = orders.paid(mei, 58_00);
        supply.open();
        var readingOne = StatementCounts.during(() -> shipments.ofOrder(market.id()));
        assertThat(StatementCounts.during(() -> shipments.ofOrder(order.id()))).hasSameSizeAs(readingOne);
        assertThat(shipments.ofOrder(order.id())).hasSize(2);
    }

    private Order unopened(Supplier one, Supplier other) {
        return orders.pay(
                mei,
                orders.placed(
                        mei,
                        new Pieces(supply.product(one, 77_00, 29_00).sku(), 1),
                        new Pieces(supply.product(other, 77_00, 29_00).sku(), 2)));
    }

    @Test
    void theMarketsOwnGoodsAreAShipmentOfTheirOwn() {
        var order = orders.paid(mei, 58_00);
        supply.open();
        assertThat(shipments.ofOrder(order.id())).singleElement().satisfies(shipment -> {
            assertThat(shipment.vendorId()).isNull();
            assertThat(shipment.vendorName()).isNull();
        });
    }

    @Test
    void aSupplierSeesItsOwnLinesAtItsOwnPricesAndNothingOfTheOthers() {
        var farm = supply.verified();
        var apiary = supply.verified();
        var order = paid(farm, 2, apiary, 1);
        var member = supply.member(farm);
        var shipment = of(shipments.ofOrder(order.id()), farm);
        var answer = http.get(member.token(), "/api/supplier/shipments/" + shipment.id());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("lines").size()).isEqualTo(1);
        assertThat(answer.text()).doesNotContain(":7700").doesNotContain(apiary.name());
        assertThat(http.get(member.token(), "/api/supplier/shipments")
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void theOrderIsShippedOnceEverySupplierHasShippedEverything() {
        var farm = supply.verified();
        var apiary = supply.verified();
        var order = paid(farm, 2, apiary, 1);
        pack(farm, order, "SF0001", 1);
        var partly = orders.read(mei, order);
        assertThat(partly.state()).isEqualTo(OrderState.PAID);
        assertThat(partly.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.trackingNumber()).isEqualTo("SF0001");
            assertThat(parcel.contents()).containsExactly("Honey × 1");
        });
        assertThat(of(shipments.ofOrder(order.id()), farm).state()).isEqualTo(Shipment.State.PARTLY_SHIPPED);
        pack(farm, order, "SF0002", 1);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PAID);
        pack(apiary, order, "YT0003", 1);
        var shipped = orders.read(mei, order);
        assertThat(shipped.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(shipped.parcels()).hasSize(3);
        assertThat(orders.receive(mei, order).state()).isEqualTo(OrderState.RECEIVED);
    }

    @Test
    void theAddressIsThereOnlyWhileSomethingIsLeftToShip() {
        var supplied = supply.supplied();
        var path = "/api/supplier/shipments/" + supplied.shipmentId();
        var member = supplied.member().token();
        assertThat(http.get(member, path).body().path("recipient").path("name").asString())
                .isEqualTo("林晓雨");
        assertThat(post(supplied, "SF0001", 2).status()).isEqualTo(201);
        assertThat(http.get(member, path).body().path("recipient").isNull()).isTrue();
        assertThat(http.get(member, path).text()).doesNotContain("文三路");
    }

    @Test
    void theSameParcelAgainIsTheSameParcel() {
        var supplied = supply.supplied();
        assertThat(post(supplied, "SF0001", 1).status()).isEqualTo(201);
        assertThat(post(supplied, "SF0001", 1).status()).isEqualTo(201);
        assertThat(orders.read(supplied.buyer(), supplied.order()).parcels()).hasSize(1);
        assertThat(post(supplied, "SF0001", 2).problem()).isEqualTo("tracking-number-used");
    }

    @Test
    void noMoreIsShippedThanWasOrdered() {
        var supplied = supply.supplied();
        var refused = post(supplied, "SF0001", 3);
        assertThat(refused.problem()).isEqualTo("not-that-many-left");
        assertThat(refused.body().path("lineIds").get(0).asString())
                .isEqualTo(supplied.lineId().toString());
        assertThat(orders.read(supplied.buyer(), supplied.order()).parcels()).isEmpty();
    }

    @Test
    void ofTwoParcelsOfTheSamePiecesAtOnceOneIsPacked() {
        var farm = supply.verified();
        var order = paid(farm, 2, supply.verified(), 1);
        var member = supply.member(farm);
        var shipment = of(shipments.ofOrder(order.id()), farm);
        var line = shipment.lines().getFirst().id();
        var answers = Together.run(
                8,
                i -> () -> post(
                                member,
                                shipment.id(),
                                Map.of(
                                        "carrier",
                                        "SF",
                                        "trackingNumber",
                                        "SF000" + i,
                                        "lines",
                                        List.of(Map.of("lineId", line, "quantity", 2))))
                        .status());
        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(orders.read(mei, order).parcels()).hasSize(1);
        assertThat(of(shipments.ofOrder(order.id()), farm).lines().getFirst().shipped())
                .isEqualTo(2);
    }

    @Test
    void anOrderThatIsCancelledIsNotShipped() {
        var supplied = supply.supplied();
        cancelling.byBuyer(supplied.buyer().id(), supplied.order().id(), "By mistake");
        assertThat(shipments.ofOrder(supplied.order().id()).getFirst().state()).isEqualTo(Shipment.State.CALLED_OFF);
        assertThat(post(supplied, "SF0001", 1).problem()).isEqualTo("not-that-many-left");
    }

    @Test
    void anOrderOfWhichAParcelIsOnItsWayIsNotCancelledAsAWhole() {
        var supplied = supply.supplied();
        post(supplied, "SF0001", 1);
        assertThat(cancelling.byBuyer(supplied.buyer().id(), supplied.order().id(), "By mistake"))
                .isInstanceOf(CancellingOrder.Outcome.TooLate.class);
        assertThat(orders.read(supplied.buyer(), supplied.order()).refunded().isZero())
                .isTrue();
    }

    @Test
    void cancellingAndShippingAtOnceNeverBothHappen() {
        for (int round = 0; round < 6; round++) {
            var supplied = supply.supplied();
            var done = Together.<Boolean>run(2, i -> cancelOrShip(i, supplied));
            assertThat(done).as("cancelled, shipped").containsExactlyInAnyOrder(true, false);
            var order = orders.read(supplied.buyer(), supplied.order());
            assertThat(order.parcels().isEmpty()).isEqualTo(order.state() == OrderState.CANCELLED);
        }
    }

    private Callable<Boolean> cancelOrShip(int which, Supplied supplied) {
        return () -> which == 0
                ? cancelling.byBuyer(supplied.buyer().id(), supplied.order().id(), "By mistake")
                        instanceof CancellingOrder.Outcome.Cancelled
                : post(supplied, "SF0001", 1).status() == 201;
    }

    @Test
    void staffShipWhatIsLeftWhosesoeverItIs() {
        var farm = supply.verified();
        var apiary = supply.verified();
        var order = paid(farm, 2, apiary, 1);
        pack(farm, order, "SF0001", 1);
        var care = orders.care().id();
        assertThat(shipping.ship(care, order.id(), "YT", "YT0001")).isInstanceOf(ShippingOrder.Outcome.Shipped.class);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(orders.read(mei, order).parcels()).hasSize(3);
        assertThat(shipping.ship(care, order.id(), "YT", "YT0001")).isInstanceOf(ShippingOrder.Outcome.Shipped.class);
        assertThat(orders.read(mei, order).parcels()).hasSize(3);
        assertThat(shipping.ship(care, order.id(), "YT", "YT0002")).isInstanceOf(ShippingOrder.Outcome.NotPaid.class);
    }

    @Test
    void shipmentsAreOpenedOnceHoweverOftenTheyAreAskedFor() {
        var order = paid(supply.verified(), 2, supply.verified(), 1);
        Together.run(4, i -> () -> {
            supply.open();
            return true;
        });
        assertThat(shipments.ofOrder(order.id())).hasSize(2);
    }

    private Order paid(Supplier first, int ofFirst, Supplier second, int ofSecond) {
        var order = orders.placed(
                mei,
                new Pieces(supply.product(first, 77_00, 29_00).sku(), ofFirst),
                new Pieces(supply.product(second, 77_00, 29_00).sku(), ofSecond));
        var paid = orders.pay(mei, order);
        supply.open();
        return paid;
    }

    private void pack(Supplier supplier, Order order, String trackingNumber, int quantity) {
        var shipment = of(shipments.ofOrder(order.id()), supplier);
        var line = shipment.lines().getFirst().id();
        var body = Map.of(
                "carrier",
                "SF",
                "trackingNumber",
                trackingNumber,
                "lines",
                List.of(Map.of("lineId", line, "quantity", quantity)));
        assertThat(post(supply.member(supplier), shipment.id(), body).status()).isEqualTo(201);
    }

    private Answer post(Supplied supplied, String trackingNumber, int quantity) {
        return post(supplied.member(), supplied.shipmentId(), supplied.parcel(trackingNumber, quantity));
    }

    private Answer post(Person member, UUID shipmentId, Object body) {
        return http.post(
                member.token(),
                "/api/supplier/shipments/" + shipmentId + "/parcels",
                body,
                "Idempotency-Key",
                Ids.code(20));
    }

    private static Shipment of(List<Shipment> all, Supplier supplier) {
        return all.stream()
                .filter(shipment -> supplier.id().equals(shipment.vendorId()))
                .findFirst()
                .orElseThrow();
    }
}
