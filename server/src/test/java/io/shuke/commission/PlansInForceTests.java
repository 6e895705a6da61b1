package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.ProductCards;
import io.shuke.shared.MarketClock;
import io.shuke.support.ServerTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders ask for the plan in force while they have a connection, and quotes while they have none. */
@ServerTest
class PlansInForceTests {
    private static final Duration LONG_ENOUGH = Duration.ofMillis(500);

    @Autowired
    private PlansInForce plans;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private ProductCards cards;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MarketClock clock;

    @Test
    void nobodyWithAConnectionWaitsForWhoeverWaitsForOne() throws Exception {
        var connections = dataSource.unwrap(HikariDataSource.class).getMaximumPoolSize();
        var all = new CountDownLatch(connections);
        var go = new CountDownLatch(1);
        transactions.executeWithoutResult(changing -> plans.changing());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ordering = new ArrayList<Future<Integer>>();
            for (int i = 0; i < connections; i++) {
                ordering.add(threads.submit(() -> transactions.execute(open -> {
                    all.countDown();
                    return askOnce(go);
                })));
            }
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            var quoting = threads.submit(() -> plans.now().version());
            Thread.sleep(LONG_ENOUGH);
            go.countDown();
            for (var order : ordering) {
                assertThat(order.get(10, TimeUnit.SECONDS)).isEqualTo(quoting.get(10, TimeUnit.SECONDS));
            }
        }
    }

    /** {@link io.shuke.support.OneConnection} sees to it, once the plan has to be read again. */
    @Test
    void whoReadsGoodsWithWhatTheyEarnAsksForNoSecondConnection() {
        var honey = goods.product("Honey", 58_00, 3).productId();
        transactions.executeWithoutResult(changing -> plans.changing());
        assertThat(cards.cardsOf(List.of(honey), true)).hasSize(1);
    }

    private int askOnce(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return plans.inForce(clock.instant()).planVersion();
    }
}
