package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.GoodsFixture.Made;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Books;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.MarketClock;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bo and Mei bought through Lin's link, and Mei turns out to be Lin: on the day of release one order's reward is released
 * and the other's is refused, in two statements, which move the market's sums. Somebody else moves the same sums.
 */
@ServerTest
class BatchesOfReleasesTests {
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

    private Person lin;
    private Made honey;

    @BeforeEach
    void linSharesHoney() {
        lin = people.partner("Lin");
        honey = goods.supplied("Honey", 68_00, 30_00, 1_000, 100);
    }

    /** Holds the earlier sum and, once the batch waits for it, takes the later, which the batch must have left free. */
    @Test
    void takeTheSumsInTheOrderInWhichEverybodyDoes() {
        var bo = customer("Bo");
        var mei = customer("Mei");
        plans.during(usual -> usual.release(20), () -> {
            var released = new ArrayList<Order>();
            var refused = new ArrayList<Order>();
            do {
                released.add(orders.placed(bo, new Pieces(honey.sku(), 1)));
                refused.add(orders.placed(mei, new Pieces(honey.sku(), 1)));
            } while (slot(first(released)) >= slot(last(refused)));
            var bos = orders.pay(bo, first(released));
            var meis = orders.pay(mei, last(refused));
            settle(bo, bos);
            settle(mei, meis);
            turnOutToBeLin(mei);
            clock.standAhead(clock.ahead().plus(Duration.ofDays(13)));

            meet(slot(first(released)), slot(last(refused)));
        });

        assertThat(earnings.of(lin.id()).pending().isZero()).isTrue();
        assertThat(earnings.of(lin.id()).available().amountMinor()).isEqualTo(6_80);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    private void meet(int earlier, int later) {
        jdbc.sql("""
                insert into commission.sums
                select cast('00000000-0000-0000-0000-000000000000' as uuid), slot, 0, 0
                from generate_series(0, 15) slot
                on conflict do nothing
                """).update();
        var taken = new CountDownLatch(1);
        Together.run(2, i -> () -> {
            if (i == 1) {
                taken.await();
                return releasing.release();
            }
            return transaction.execute(other -> {
                take(earlier);
                taken.countDown();
                Waiters.await(jdbc);
                return take(later);
            });
        });
    }

    /** Fails at once where somebody else holds it. */
    private int take(int slot) {
        return jdbc.sql("""
                select slot from commission.sums
                where partner_id = '00000000-0000-0000-0000-000000000000' and slot = :slot for update nowait
                """).param("slot", slot).query(Integer.class).single();
    }

    private Person customer(String name) {
        var browser = SharingFixture.visitor();
        sharing.open(sharing.product(lin, honey.productId()), browser);
        return people.signUp(name, browser);
    }

    private void settle(Person buyer, Order order) {
        orders.settle(buyer, orders.receive(buyer, orders.ship(buyer, order)));
    }

    private void turnOutToBeLin(Person person) {
        var number = PeopleFixture.newIdNumber();
        people.verify(lin, number);
        people.verify(person, number);
    }

    private static Order first(List<Order> found) {
        return found.stream()
                .min(Comparator.comparing(BatchesOfReleasesTests::slot))
                .orElseThrow();
    }

    private static Order last(List<Order> found) {
        return found.stream()
                .max(Comparator.comparing(BatchesOfReleasesTests::slot))
                .orElseThrow();
    }

    private static int slot(Order order) {
        return (int) (order.id().getLeastSignificantBits() & 15);
    }
}
