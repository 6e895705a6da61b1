package io.shuke.aftersales;

import static io.shuke.aftersales.AfterSalesFixture.damaged;
import static io.shuke.aftersales.AfterSalesFixture.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.commission.Earnings;
import io.shuke.commission.LineReversals;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Books;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrderState;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.SettlingOrders;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Mei bought jars of honey through Lin's link and something is wrong with them. */
@ServerTest
class AfterSalesTests {
    private static final long PRICE = 68_00;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private AfterSalesFixture afterSales;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private AnsweringAfterSale answering;

    @Autowired
    private NegotiatingAfterSale negotiating;

    @Autowired
    private SendingReturn sending;

    @Autowired
    private OverdueAfterSales overdue;

    @Autowired
    private ReadingAfterSales reading;

    @Autowired
    private AskableLines askable;

    @Autowired
    private LineReversals reversals;

    @Autowired
    private SettlingOrders settling;

    @Autowired
    private Earnings earnings;

    @Autowired
    private Books books;

    @Autowired
    private Http http;

    @Autowired
    private MarketClock clock;

    private Person lin;
    private Person mei;
    private UUID honey;
    private UUID staff;

    @BeforeEach
    void meiComesThroughLinsLink() {
        lin = people.partner("Lin");
        var made = goods.product("Honey", PRICE, 50);
        honey = made.sku();
        var browser = SharingFixture.visitor();
        sharing.open(sharing.product(lin, made.productId()), browser);
        mei = people.signUp("Mei", browser);
        staff = orders.care().id();
    }

    @Test
    void meiReturnsOneOfTwoJarsAndExactlyHalfOfLinsCommissionComesBack() {
        var order = received(2);
        var id = afterSales.asked(mei, order, 0, returned(1));
        assertThat(earnings.of(lin.id()).pending()).isEqualTo(Money.cny(13_60));

        assertThat(answering.agree(staff, id, null)).isEqualTo(new AfterSaleOutcome.Done());
        assertThat(state(id)).isEqualTo(AfterSaleState.AWAITING_PARCEL);
        assertThat(sending.send(mei.id(), id, "SF", "SF1390284756120")).isEqualTo(new AfterSaleOutcome.Done());
        assertThat(answering.arrived(staff, id)).isEqualTo(new AfterSaleOutcome.Done());

        var ended = reading.ofBuyer(mei.id(), id).orElseThrow();
        assertThat(ended.state()).isEqualTo(AfterSaleState.REFUNDED);
        assertThat(ended.refunded()).isEqualTo(Money.cny(PRICE));
        assertThat(ended.steps())
                .extracting(AfterSale.Step::what)
                .containsExactly(
                        AfterSale.What.ASKED,
                        AfterSale.What.AGREED,
                        AfterSale.What.PARCEL_SENT,
                        AfterSale.What.REFUNDED);
        assertThat(earnings.of(lin.id()).pending()).isEqualTo(Money.cny(6_80));
        assertThat(orders.read(mei, order).refunded()).isEqualTo(Money.cny(PRICE));
    }

    @Test
    void anOfferIsRefusedAndABetterOneAccepted() {
        var order = received(2);
        var id = afterSales.asked(mei, order);
        answering.offer(staff, id, Money.cny(10_00), "For the label");
        negotiating.refuse(mei.id(), id, "The jar is empty");
        assertThat(state(id)).isEqualTo(AfterSaleState.ASKED);
        answering.offer(staff, id, Money.cny(34_00), "Half of it");

        assertThat(negotiating.accept(mei.id(), id, Money.cny(10_00)))
                .isEqualTo(new AfterSaleOutcome.AnotherOffer(Money.cny(34_00)));
        assertThat(negotiating.accept(mei.id(), id, Money.cny(34_00))).isEqualTo(new AfterSaleOutcome.Done());

        assertThat(reading.ofBuyer(mei.id(), id).orElseThrow().refunded()).isEqualTo(Money.cny(34_00));
        assertThat(negotiating.withdraw(mei.id(), id))
                .isEqualTo(new AfterSaleOutcome.NotInState(AfterSaleState.REFUNDED));
    }

    @Test
    void oneLineIsGivenBackInSeveralPartsAndOneIsOpenAtATime() {
        var order = received(3);
        for (int i = 0; i < 3; i++) {
            var id = afterSales.asked(mei, order);
            assertThat(afterSales.ask(mei, order, 0, damaged(1)))
                    .isInstanceOfAny(AskingAfterSale.Outcome.OpenAlready.class, AskingAfterSale.Outcome.TooMuch.class);
            answering.agree(staff, id, null);
        }
        var read = orders.read(mei, order);
        assertThat(read.refunded()).isEqualTo(read.total());
        assertThat(afterSales.ask(mei, order, 0, damaged(1))).isInstanceOf(AskingAfterSale.Outcome.TooMuch.class);
        assertThat(earnings.of(lin.id()).pending().isZero()).isTrue();
    }

    @Test
    void whatWasNotShippedGoesBackAtOnce() {
        var order = orders.pay(mei, orders.placed(mei, new Pieces(honey, 2)));
        var id = afterSales.asked(
                mei, order, 0, new Claim(AfterSaleKind.REFUND_ONLY, AfterSaleReason.CHANGED_MIND, 1, null));
        assertThat(state(id)).isEqualTo(AfterSaleState.REFUNDED);
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.PAID);
        assertThat(afterSales.ask(mei, order, 0, returned(1))).isInstanceOf(AskingAfterSale.Outcome.NotPossible.class);
        afterSales.asked(mei, order, 0, new Claim(AfterSaleKind.REFUND_ONLY, AfterSaleReason.CHANGED_MIND, 1, null));
        var read = orders.read(mei, order);
        assertThat(read.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(read.refunded()).isEqualTo(read.total());
    }

    @Test
    void anOpenAfterSaleKeepsItsLineFromSettling() {
        var order = received(1);
        var id = afterSales.asked(mei, order);
        assertThat(orders.settle(mei, order).state()).isEqualTo(OrderState.RECEIVED);
        assertThat(earnings.of(lin.id()).available().isZero()).isTrue();
        answering.decline(staff, id, "The picture shows another jar");
        settling.settle();
        assertThat(orders.read(mei, order).state()).isEqualTo(OrderState.SETTLED);
        assertThat(earnings.of(lin.id()).available()).isEqualTo(Money.cny(6_80));
    }

    @Test
    void whoLetsTheirTimePassDecidesAgainstThemselves() {
        var unanswered = afterSales.asked(mei, received(1));
        var forgotten = afterSales.asked(mei, received(1), 0, returned(1));
        answering.agree(staff, forgotten, null);
        ahead(Duration.ofDays(2));
        overdue.end();
        assertThat(state(unanswered)).isEqualTo(AfterSaleState.REFUNDED);
        assertThat(state(forgotten)).isEqualTo(AfterSaleState.AWAITING_PARCEL);
        ahead(Duration.ofDays(5));
        overdue.end();
        assertThat(state(forgotten)).isEqualTo(AfterSaleState.EXPIRED);
    }

    @Test
    void afterTheReturnWindowOnlyTheSellersFaultCounts() {
        var order = orders.settle(mei, received(1));
        assertThat(afterSales.ask(mei, order, 0, returned(1))).isInstanceOf(AskingAfterSale.Outcome.NotPossible.class);
        var id = afterSales.asked(mei, order);
        answering.agree(staff, id, null);
        assertThat(state(id)).isEqualTo(AfterSaleState.REFUNDED);
        assertThat(earnings.of(lin.id()).available().isZero()).isTrue();
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void manyAnswersAtOnceAreOneAnswer() {
        var order = received(5);
        var id = afterSales.asked(mei, order);
        var done = Together.run(
                10, i -> () -> i % 2 == 0 ? answering.agree(staff, id, null) : answering.decline(staff, id, "No"));
        assertThat(done.stream().filter(AfterSaleOutcome.Done.class::isInstance))
                .hasSize(1);
        var refunded = orders.read(mei, order).refunded();
        assertThat(refunded.isPositive()).isEqualTo(state(id) == AfterSaleState.REFUNDED);
    }

    @Test
    void manyWishesForOneLineAtOnceOpenOne() {
        var order = received(5);
        var asked = Together.run(8, i -> () -> afterSales.ask(mei, order, 0, returned(1)));
        assertThat(asked.stream().filter(AskingAfterSale.Outcome.Asked.class::isInstance))
                .hasSize(1);
    }

    @Test
    void thePhoneSeesTheAmountBeforeItAsksAndAnotherAmountIsRefused() {
        var order = received(2);
        var line = order.lines().getFirst().id();
        var quote = http.get(
                mei.token(),
                "/api/orders/" + order.id() + "/lines/" + line
                        + "/after-sale-quote?kind=REFUND_ONLY&reason=DAMAGED&quantity=1");
        var total = quote.body().path("total").path("amountMinor").asLong();
        assertThat(total).isEqualTo(PRICE + order.freight().amountMinor() / 2);

        assertThat(post(order, line, total - 1).problem()).isEqualTo("after-sale-another-amount");
        assertThat(post(order, line, total).status()).isEqualTo(201);
        assertThat(post(order, line, total).problem()).isEqualTo("after-sale-open");
    }

    @Test
    void whatCanBeAskedForFollowsTheOrder() {
        var paid = orders.pay(mei, orders.placed(mei, new Pieces(honey, 2)));
        assertThat(askable.of(mei.id(), paid.id()))
                .singleElement()
                .satisfies(line -> assertThat(line.kinds()).containsExactly(AfterSaleKind.REFUND_ONLY))
                .satisfies(line -> assertThat(line.reasons()).containsExactly(AfterSaleReason.CHANGED_MIND))
                .satisfies(line -> assertThat(line.atOnce()).isTrue());
        assertThat(askable.of(lin.id(), paid.id())).as("somebody else's").isEmpty();
        assertThat(afterSales.ask(mei, paid, 0, AfterSalesFixture.damaged(1)))
                .as("nothing is damaged before it is shipped")
                .isInstanceOf(AskingAfterSale.Outcome.NotPossible.class);

        var order = orders.receive(mei, orders.ship(mei, paid));
        assertThat(askable.of(mei.id(), order.id()).getFirst().kinds()).containsExactly(AfterSaleKind.values());
        var missing = new Claim(AfterSaleKind.RETURN, AfterSaleReason.MISSING, 1, null);
        assertThat(afterSales.ask(mei, order, 0, missing))
                .as("what did not come can't be sent back")
                .isInstanceOf(AskingAfterSale.Outcome.NotPossible.class);
        var id = afterSales.asked(mei, order);
        assertThat(askable.of(mei.id(), order.id())).as("one is open").isEmpty();
        answering.agree(staff, id, null);
        assertThat(askable.of(mei.id(), order.id()).getFirst().piecesLeft()).isEqualTo(1);

        orders.settle(mei, order);
        assertThat(askable.of(mei.id(), order.id()).getFirst().reasons())
                .as("after the return window only the seller's fault counts")
                .doesNotContain(AfterSaleReason.CHANGED_MIND)
                .contains(AfterSaleReason.DAMAGED);
        ahead(Duration.ofDays(31));
        assertThat(askable.of(mei.id(), order.id())).isEmpty();
    }

    @Test
    void staffSeeWhatWaitsForThemByItsDeadlineAndWhatComesBackToWhom() {
        var order = received(2);
        var later = afterSales.asked(mei, order, 0, returned(1));
        answering.agree(staff, later, null);
        var sooner = afterSales.asked(mei, received(1));
        sending.send(mei.id(), later, "SF", "SF1390284756120");

        var first = reading.pageOfWaiting(null, 1);
        var second = reading.pageOfWaiting(first.next(), Page.GREATEST_LIMIT);
        assertThat(first.items()).hasSize(1);
        assertThat(idsOf(first, second)).containsSubsequence(sooner, later);
        assertThat(idsOf(first, second)).doesNotHaveDuplicates();

        var parcel = reading.ofMarket(later).orElseThrow().afterSale();
        assertThat(parcel.comesBack())
                .isEqualTo(new AfterSale.ComingBack(
                        Money.cny(PRICE), Money.cny(0), Money.cny(PRICE), 2, Money.cny(2 * PRICE)));
        var foreseen = reversals.foreseen(parcel.lineId(), Money.cny(PRICE));
        assertThat(foreseen.stream().map(LineReversals.Part::back).reduce(Money.cny(0), Money::plus))
                .isEqualTo(Money.cny(6_80));
        answering.arrived(staff, later);
        assertThat(reversals.of(parcel.lineId(), later).stream()
                        .map(LineReversals.Part::back)
                        .reduce(Money.cny(0), Money::plus))
                .isEqualTo(Money.cny(6_80));
        assertThat(reading.ofMarket(later).orElseThrow().afterSale().comesBack())
                .isNull();
    }

    private static List<UUID> idsOf(Page<ReadingAfterSales.OfMarket> first, Page<ReadingAfterSales.OfMarket> second) {
        return Stream.concat(first.items().stream(), second.items().stream())
                .map(each -> each.afterSale().id())
                .toList();
    }

    private Http.Answer post(Order order, UUID line, long total) {
        return http.post(
                mei.token(),
                "/api/orders/" + order.id() + "/after-sales",
                Map.of(
                        "lineId",
                        line,
                        "kind",
                        "REFUND_ONLY",
                        "reason",
                        "DAMAGED",
                        "quantity",
                        1,
                        "total",
                        Map.of("amountMinor", total, "currency", "CNY"),
                        "words",
                        "Broken",
                        "pictureIds",
                        List.of()),
                "Idempotency-Key",
                Ids.code(20));
    }

    private Order received(int jars) {
        var paid = orders.pay(mei, orders.placed(mei, new Pieces(honey, jars)));
        return orders.receive(mei, orders.ship(mei, paid));
    }

    private void ahead(Duration duration) {
        clock.standAhead(clock.ahead().plus(duration).plusSeconds(1));
    }

    private AfterSaleState state(UUID id) {
        return reading.ofBuyer(mei.id(), id).orElseThrow().state();
    }
}
