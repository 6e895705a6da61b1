package io.shuke.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.aftersales.AfterSaleKind;
import io.shuke.aftersales.AfterSaleReason;
import io.shuke.aftersales.AfterSalesFixture;
import io.shuke.aftersales.AskableLines;
import io.shuke.aftersales.AskingAfterSale;
import io.shuke.aftersales.Claim;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Books;
import io.shuke.ordering.ConfirmingReceipt;
import io.shuke.ordering.HandingOver;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.RefundingLine;
import io.shuke.ordering.SettlingOrders;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.supply.Supplier;
import io.shuke.supply.SupplierAccounts;
import io.shuke.supply.SupplyFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mei bought two jars of the farm's honey and one of the apiary's, and gives some of it back while it is packed. */
@ServerTest
class PartlyShippedTests {
    private static final int FARM = 0;
    private static final int APIARY = 1;

    @Autowired
    private SupplyFixture supply;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private AfterSalesFixture afterSales;

    @Autowired
    private AskableLines askable;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private Shipments shipments;

    @Autowired
    private PackingParcel packing;

    @Autowired
    private ShippingOrder shipping;

    @Autowired
    private SupplierAccounts accounts;

    @Autowired
    private ConfirmingReceipt confirming;

    @Autowired
    private SettlingOrders settling;

    @Autowired
    private Balances balances;

    @Autowired
    private MarketClock clock;

    @Autowired
    private RepeatedTransactions transactions;

    @Autowired
    private Books books;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private Person mei;
    private Supplier farm;
    private Supplier apiary;
    private Person ofFarm;
    private Person ofApiary;

    @BeforeEach
    void meiComes() {
        mei = people.signUp("Mei");
        farm = supply.verified();
        apiary = supply.verified();
        ofFarm = supply.member(farm);
        ofApiary = supply.member(apiary);
    }

    @Test
    void piecesThatGoBackBeforeTheyAreShippedAreCalledOffAndOnTheShelfAgain() {
        var order = opened(paid());
        var shelf = stock(order, FARM);

        orders.refund(order, FARM, 1);

        assertThat(stock(order, FARM)).isEqualTo(shelf + 1);
        var line = line(order, farm);
        assertThat(line.calledOff()).isEqualTo(1);
        assertThat(line.left()).isEqualTo(1);
        assertThat(pack(farm, order, "SF0001", 2).problem()).isEqualTo("not-that-many-left");
        assertThat(pack(farm, order, "SF0001", 1).status()).isEqualTo(201);
        assertThat(shipment(order, farm).state()).isEqualTo(Shipment.State.SHIPPED);
    }

    @Test
    void whatWasCalledOffBeforeTheShipmentsWereOpenedIsNotShippedEither() {
        var order = paid();
        orders.refund(order, FARM, 1);
        orders.refund(order, APIARY, 1);

        supply.open();

        assertThat(line(order, farm).left()).isEqualTo(1);
        assertThat(shipment(order, apiary).state()).isEqualTo(Shipment.State.CALLED_OFF);
        assertThat(pack(farm, order, "SF0001", 1).status()).isEqualTo(201);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SHIPPED);
    }

    @Test
    void whereEverythingElseIsOnItsWayTheOrderIsShippedAndNotCancelled() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 2);
        var shelf = stock(order, APIARY);

        assertThat(orders.refund(order, APIARY, 1))
                .isInstanceOfSatisfying(
                        RefundingLine.Outcome.Refunded.class,
                        refunded -> assertThat(refunded.freight().isZero()).isTrue());

        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(shipment(order, apiary).state()).isEqualTo(Shipment.State.CALLED_OFF);
        assertThat(stock(order, APIARY)).isEqualTo(shelf + 1);
    }

    @Test
    void aPieceThatIsOnItsWayStaysOffTheShelfAndTheOtherIsStillShipped() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 1);
        var shelf = stock(order, FARM);

        orders.refund(order, FARM, 1, null, true);

        assertThat(stock(order, FARM)).isEqualTo(shelf);
        assertThat(line(order, farm).calledOff()).isZero();
        assertThat(pack(farm, order, "SF0002", 1).status()).isEqualTo(201);
    }

    @Test
    void ofALineThatIsPartlyOnItsWayTheOtherPiecesGoBackFirst() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 1);
        var shelf = stock(order, FARM);

        orders.refund(order, FARM, 2);

        assertThat(stock(order, FARM)).isEqualTo(shelf + 1);
        assertThat(line(order, farm)).satisfies(line -> {
            assertThat(line.shipped()).isEqualTo(1);
            assertThat(line.calledOff()).isEqualTo(1);
        });
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void whatNoMoneyIsLeftOfIsNotShippedHoweverItWentBack() {
        var order = opened(paid());
        pack(apiary, order, "YT0001", 1);
        orders.refund(order, FARM, 0, order.lines().get(FARM).total(), false);
        assertThat(line(order, farm).left()).isZero();
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SHIPPED);
    }

    @Test
    void theBuyerTakesBackAtOnceWhatIsNotShippedAndAsksForTheRest() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 1);
        var unwanted = new Claim(AfterSaleKind.REFUND_ONLY, AfterSaleReason.CHANGED_MIND, 1, null);

        assertThat(afterSales.ask(mei, order, APIARY, AfterSalesFixture.returned(1)))
                .isInstanceOf(AskingAfterSale.Outcome.NotPossible.class);
        afterSales.asked(mei, order, APIARY, unwanted);
        afterSales.asked(mei, order, FARM, unwanted);

        assertThat(refunded(order, APIARY)).isEqualTo(1);
        assertThat(refunded(order, FARM)).isEqualTo(1);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SHIPPED);
        afterSales.asked(mei, order, FARM, AfterSalesFixture.damaged(1));
        assertThat(refunded(order, FARM)).isEqualTo(1);
    }

    @Test
    void oneSuppliersPartComesBackAndTheOthersStays() {
        var order = opened(paid());
        orders.refund(order, APIARY, 1);
        assertThat(accounts.of(farm.id()).pending()).isEqualTo(Money.cny(58_00));
        assertThat(accounts.of(apiary.id()).pending().isZero()).isTrue();
    }

    @Test
    void suppliersOfOneOrderAreSettledApart() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 2);
        pack(apiary, order, "YT0001", 1);
        orders.receive(mei, order);
        afterSales.asked(mei, order, FARM, AfterSalesFixture.damaged(1));

        orders.settle(mei, order);

        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.RECEIVED);
        assertThat(accounts.of(farm.id()).pending()).isEqualTo(Money.cny(58_00));
        assertThat(accounts.of(farm.id()).available().isZero()).isTrue();
        assertThat(accounts.of(apiary.id()).available()).isEqualTo(Money.cny(29_00));
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    /** The farm doesn't wait for the apiary: its parcel has come, its window is over, and its money is there. */
    @Test
    void whatHasComeIsSettledWhileTheRestIsNotEvenPacked() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 2);

        assertThat(receive(order, 0).status()).isEqualTo(200);
        orders.settle(mei, order);

        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PAID);
        assertThat(accounts.of(farm.id()).available()).isEqualTo(Money.cny(58_00));
        assertThat(accounts.of(apiary.id()).pending()).isEqualTo(Money.cny(29_00));
        pack(apiary, order, "YT0001", 1);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(receive(order, 1).status()).isEqualTo(200);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.RECEIVED);
        settling.settle();
        assertThat(accounts.of(apiary.id()).available().isZero()).isTrue();
        orders.settle(mei, order);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SETTLED);
        assertThat(accounts.of(apiary.id()).available()).isEqualTo(Money.cny(29_00));
        assertThat(held(order).isZero()).isTrue();
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    /** Of two pieces one has come, and the line waits – until the other comes, or is called off. */
    @Test
    void aLineWaitsForItsLastPiece() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 1);
        receive(order, 0);

        orders.settle(mei, order);

        assertThat(accounts.of(farm.id()).available().isZero()).isTrue();
        orders.refund(order, FARM, 1);
        settling.settle();
        assertThat(accounts.of(farm.id()).available().isZero()).isTrue();
        orders.settle(mei, order);
        assertThat(accounts.of(farm.id()).available()).isEqualTo(Money.cny(29_00));
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void anOrderIsReceivedWithItsLastParcelWhateverIsCalledOffThen() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 2);
        receive(order, 0);

        orders.refund(order, APIARY, 1);

        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.RECEIVED);
        orders.settle(mei, order);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SETTLED);
        assertThat(held(order).isZero()).isTrue();
    }

    @Test
    void aParcelIsReceivedByItselfTenDaysAfterItWasShipped() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 2);
        pass(9);
        pack(apiary, order, "YT0001", 1);

        pass(1);
        receiveByTime();

        var read = orders.read(mei, order);
        assertThat(read.parcels().getFirst().receivedAt()).isNotNull();
        assertThat(read.parcels().getLast().receivedAt()).isNull();
        assertThat(read.state()).isEqualTo(OrderState.SHIPPED);
        pass(9);
        receiveByTime();
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.RECEIVED);
        assertThat(accounts.of(farm.id()).available().isZero()).isTrue();
        settling.settle();
        assertThat(accounts.of(farm.id()).available())
                .as("nine days since its parcel came")
                .isEqualTo(Money.cny(58_00));
        assertThat(accounts.of(apiary.id()).available().isZero()).isTrue();
    }

    @Test
    void eachLineHasAReturnWindowOfItsOwn() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 2);
        receive(order, 0);
        pass(6);
        pack(apiary, order, "YT0001", 1);
        receive(order, 1);
        pass(2);
        var unwanted = new Claim(AfterSaleKind.REFUND_ONLY, AfterSaleReason.CHANGED_MIND, 1, null);

        assertThat(afterSales.ask(mei, order, FARM, unwanted)).isInstanceOf(AskingAfterSale.Outcome.NotPossible.class);
        afterSales.asked(mei, order, APIARY, unwanted);
    }

    @Test
    void aParcelIsReceivedByItsBuyerAndOnceHoweverOftenTheySaySo() {
        var order = opened(paid());
        pack(farm, order, "SF0001", 2);
        var parcel = orders.read(mei, order).parcels().getFirst().id();
        var path = "/api/orders/" + order.id() + "/parcels/" + parcel + "/receipt";

        assertThat(http.post(people.signUp("Hua").token(), path, null).status()).isEqualTo(404);
        assertThat(http.post(mei.token(), "/api/orders/" + order.id() + "/parcels/" + Ids.next() + "/receipt", null)
                        .status())
                .isEqualTo(404);
        assertThat(http.post(mei.token(), path, null).status()).isEqualTo(200);
        var at = orders.read(mei, order).parcels().getFirst().receivedAt();
        pass(1);
        assertThat(http.post(mei.token(), path, null).status()).isEqualTo(200);
        assertThat(orders.read(mei, order).parcels().getFirst().receivedAt()).isEqualTo(at);
    }

    /** Without the order's lock each of two parcels that come at once finds the other still on its way. */
    @Test
    void twoParcelsThatAreReceivedAtOnceAreTheWholeOrder() {
        for (int round = 0; round < 10; round++) {
            var order = opened(paid());
            pack(farm, order, "SF0001", 2);
            pack(apiary, order, "YT0001", 1);
            var parcels = orders.read(mei, order).parcels();

            Together.run(
                    2,
                    i -> () -> confirming.ofParcel(
                            mei.id(), order.id(), parcels.get(i).id()));

            assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.RECEIVED);
        }
    }

    /** Received by hand and by itself, called off and settled at once: each line settles once, and every cent is there. */
    @Test
    void whateverMeetsOnALineItSettlesOnce() {
        for (int round = 0; round < 6; round++) {
            meiComes();
            var order = opened(paid());
            pack(farm, order, "SF0001", 1);
            receive(order, 0);
            pack(apiary, order, "YT0001", 1);
            pass(10);
            var parcel = orders.read(mei, order).parcels().getLast().id();

            Together.<Object>run(5, i -> () -> switch (i) {
                case 0 -> confirming.ofParcel(mei.id(), order.id(), parcel);
                case 1 -> transactions.run(confirming::byTime);
                case 2 -> orders.refund(order, FARM, 1);
                default -> settling.settle();
            });
            orders.settle(mei, order);

            assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SETTLED);
            assertThat(accounts.of(farm.id()).available()).isEqualTo(Money.cny(29_00));
            assertThat(accounts.of(apiary.id()).available()).isEqualTo(Money.cny(29_00));
            assertThat(held(order).isZero()).isTrue();
        }
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    private Answer receive(Order order, int parcel) {
        var id = orders.read(mei, order).parcels().get(parcel).id();
        return http.post(mei.token(), "/api/orders/" + order.id() + "/parcels/" + id + "/receipt", null);
    }

    private void receiveByTime() {
        while (confirming.byTime() > 0) {
            assertThat(mei).isNotNull();
        }
    }

    private void pass(int days) {
        clock.standAhead(clock.ahead().plus(Duration.ofDays(days)).plusSeconds(1));
    }

    private Money held(Order order) {
        return balances.freeOf(Account.of(AccountKind.BUYER_HELD, order.id()));
    }

    @Test
    void aReturnIsOfferedOnlyWhereAShippedPieceIsLeft() {
        var order = opened(paid());
        assertThat(pack(farm, order, "SF0001", 1).status()).isEqualTo(201);
        assertThat(askable(order).kinds()).contains(AfterSaleKind.RETURN);
        assertThat(askable(order).piecesToReturn()).isEqualTo(1);

        orders.refund(order, FARM, 1, null, true);

        assertThat(askable(order).piecesLeft()).isEqualTo(1);
        assertThat(askable(order).kinds()).containsExactly(AfterSaleKind.REFUND_ONLY);
        assertThat(afterSales.ask(mei, order, FARM, AfterSalesFixture.returned(1)))
                .isInstanceOf(AskingAfterSale.Outcome.TooMuch.class);
    }

    private AskableLines.Askable askable(Order order) {
        return askable.of(mei.id(), order.id()).stream()
                .filter(line -> line.lineId().equals(order.lines().get(FARM).id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPieceIsShippedOrCalledOffAndNeverBoth() {
        for (int round = 0; round < 10; round++) {
            var order = opened(paid());
            var shelf = stock(order, FARM);
            var shipment = shipment(order, farm);
            var both = new Packing(
                    "SF",
                    "SF0001",
                    List.of(new HandingOver.Pieces(shipment.lines().getFirst().id(), 2)));
            var done = Together.<Boolean>run(
                    2,
                    i -> () -> i == 0
                            ? packing.bySupplier(farm.id(), ofFarm.id(), shipment.id(), both)
                                    instanceof PackingParcel.Outcome.Packed
                            : orders.refund(order, FARM, 1) instanceof RefundingLine.Outcome.Refunded);
            assertThat(done.get(1)).as("the money goes back in any case").isTrue();
            assertRight(order, shelf, done.get(0) ? 2 : 0, done.get(0) ? 0 : 1);
        }
    }

    @Test
    void whatIsCalledOffWhileTheShipmentsAreOpenedIsNotShipped() {
        for (int round = 0; round < 6; round++) {
            var order = paid();
            var shelf = stock(order, FARM);
            var done = Together.<Boolean>run(
                    2,
                    i -> () -> i == 0
                            ? shipping.ship(orders.care().id(), order.id(), "SF", "SF0001")
                                    instanceof ShippingOrder.Outcome.Shipped
                            : orders.refund(order, FARM, 1) instanceof RefundingLine.Outcome.Refunded);
            assertThat(done).as("shipped, refunded").containsExactly(true, true);
            var shipped = line(order, farm).shipped();
            assertRight(order, shelf, shipped, 2 - shipped);
        }
    }

    /** Whoever packs, whoever sold, and the shelf say the same. */
    private void assertRight(Order order, int shelf, int shipped, int calledOff) {
        assertThat(line(order, farm).shipped()).isEqualTo(shipped);
        assertThat(line(order, farm).calledOff()).isEqualTo(calledOff);
        assertThat(stock(order, FARM)).isEqualTo(shelf + calledOff);
        assertThat(jdbc.sql("""
                        select shipped_quantity || ' ' || called_off_quantity from ordering.order_lines
                        where order_id = :order and id = :line
                        """)
                        .param("order", order.id())
                        .param("line", order.lines().get(FARM).id())
                        .query(String.class)
                        .single())
                .isEqualTo(shipped + " " + calledOff);
    }

    private Order paid() {
        var placed = orders.placed(
                mei,
                new Pieces(supply.product(farm, 77_00, 29_00).sku(), 2),
                new Pieces(supply.product(apiary, 77_00, 29_00).sku(), 1));
        return orders.pay(mei, placed);
    }

    private Order opened(Order order) {
        supply.open();
        return order;
    }

    private Answer pack(Supplier supplier, Order order, String trackingNumber, int quantity) {
        var shipment = shipment(order, supplier);
        var lines = List.of(Map.of("lineId", shipment.lines().getFirst().id(), "quantity", quantity));
        return http.post(
                (supplier == farm ? ofFarm : ofApiary).token(),
                "/api/supplier/shipments/" + shipment.id() + "/parcels",
                Map.of("carrier", "SF", "trackingNumber", trackingNumber, "lines", lines),
                "Idempotency-Key",
                Ids.code(20));
    }

    private Shipment shipment(Order order, Supplier supplier) {
        return shipments.ofOrder(order.id()).stream()
                .filter(shipment -> supplier.id().equals(shipment.vendorId()))
                .findFirst()
                .orElseThrow();
    }

    private Shipment.Line line(Order order, Supplier supplier) {
        return shipment(order, supplier).lines().getFirst();
    }

    private int refunded(Order order, int position) {
        return orders.read(mei, order).lines().get(position).refundedQuantity();
    }

    private int stock(Order order, int position) {
        UUID sku = order.lines().get(position).skuId();
        return jdbc.sql("select available from inventory.stock where sku_id = :sku")
                .param("sku", sku)
                .query(Integer.class)
                .single();
    }
}
