package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.GoodsFixture.Made;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.Books;
import io.shuke.ledger.Purse;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.MarketClock;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mei is one partner's customer and bought through another's link. One of the two turns out to be her and is refused, the
 * other is released, and meanwhile a paid order credits both. Whichever of their accounts comes first, nothing waits in a
 * ring.
 */
@ServerTest
class RefusedAndReleasedTests {
    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PlansFixture plans;

    @Autowired
    private ReleasingDue releasing;

    @Autowired
    private Earnings earnings;

    @Autowired
    private Books books;

    @Autowired
    private MarketClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private Person first;
    private Person second;
    private Person mei;
    private UUID browser;
    private Made honey;

    /** Who is first is whose pending account is: a paid order locks them in this order. */
    @BeforeEach
    void meiIsOnePartnersCustomerAndComesThroughTheOthersLink() {
        var both = Stream.of(people.partner("Lin"), people.partner("Hua"))
                .sorted(Comparator.comparing(one -> pendingOf(one).id().toString()))
                .toList();
        first = both.getFirst();
        second = both.getLast();
        honey = goods.supplied("Honey", 68_00, 30_00, 1_000, 100);
        browser = SharingFixture.visitor();
        sharing.open(sharing.market(first), browser);
        mei = people.signUp("Mei", browser);
        sharing.open(sharing.product(second, honey.productId()), browser);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onTheDayOfReleaseNothingWaitsInARing(boolean firstIsRefused) {
        var order = new Order[1];
        plans.during(usual -> usual.release(20), () -> order[0] = bought());
        orders.settle(mei, received(order[0]));
        turnOutToBeMei(firstIsRefused ? first : second);
        clock.standAhead(clock.ahead().plus(Duration.ofDays(13)));

        meetsAPaidOrder(releasing::release);

        oneIsRefusedTheOtherReleased(firstIsRefused);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenTheReturnWindowIsOverNothingWaitsInARing(boolean firstIsRefused) {
        var order = received(bought());
        turnOutToBeMei(firstIsRefused ? first : second);

        meetsAPaidOrder(() -> orders.settle(mei, order));

        oneIsRefusedTheOtherReleased(firstIsRefused);
    }

    private Order bought() {
        return orders.pay(mei, orders.placed(mei, browser, new Pieces(honey.sku(), 1)));
    }

    private Order received(Order order) {
        return orders.receive(mei, orders.ship(mei, order));
    }

    private void turnOutToBeMei(Person partner) {
        var number = PeopleFixture.newIdNumber();
        people.verify(partner, number);
        people.verify(mei, number);
    }

    /** Holds the first account and, once the act waits for it, takes the second, which the act must have left free. */
    private void meetsAPaidOrder(Callable<?> act) {
        var taken = new CountDownLatch(1);
        Together.run(2, i -> () -> {
            if (i == 1) {
                taken.await();
                return act.call();
            }
            return transaction.execute(paying -> {
                take(first);
                taken.countDown();
                Waiters.await(jdbc);
                return take(second);
            });
        });
    }

    /** Fails at once where somebody else holds it. */
    private int take(Person partner) {
        var slots = jdbc.sql("select 1 from ledger.account where id = :id order by slot for update nowait")
                .param("id", pendingOf(partner).id())
                .query(Integer.class)
                .list();
        assertThat(slots).isNotEmpty();
        return slots.size();
    }

    private void oneIsRefusedTheOtherReleased(boolean firstIsRefused) {
        var refused = earnings.of((firstIsRefused ? first : second).id());
        var released = earnings.of((firstIsRefused ? second : first).id());
        assertThat(refused.available().isZero()).isTrue();
        assertThat(refused.pending().isZero()).isTrue();
        assertThat(released.available().isPositive()).isTrue();
        assertThat(released.pending().isZero()).isTrue();
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    private static Account pendingOf(Person partner) {
        return Purse.PARTNER.pending(partner.id());
    }
}
