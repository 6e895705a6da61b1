package io.shuke.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.StockLevels;
import io.shuke.identity.PeopleFixture;
import io.shuke.inventory.Reserving.Outcome;
import io.shuke.inventory.Reserving.Wanted;
import io.shuke.shared.Ids;
import io.shuke.shared.ProblemException;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class StockTests {
    @Autowired
    private Reserving reserving;

    @Autowired
    private StockLevels stock;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void takesEverythingOrNothing() {
        var much = sku(10);
        var little = sku(1);
        var order = Ids.next();
        assertThat(reserving.reserve(order, List.of(new Wanted(much, 4), new Wanted(little, 2))))
                .isEqualTo(new Outcome.Short(List.of(little)));
        assertThat(available(much)).isEqualTo(10);
        assertThat(available(little)).isEqualTo(1);
        assertThat(reserving.reserve(order, List.of(new Wanted(much, 4), new Wanted(little, 1))))
                .isEqualTo(new Outcome.Reserved());
        assertThat(available(much)).isEqualTo(6);
        assertThat(available(little)).isZero();
    }

    @Test
    void isShortOfWhatNobodyEverCounted() {
        var unknown = Ids.next();
        assertThat(reserving.reserve(Ids.next(), List.of(new Wanted(unknown, 1))))
                .isEqualTo(new Outcome.Short(List.of(unknown)));
    }

    @Test
    void givesBackOnceWhetherPaidOrNot() {
        var sku = sku(10);
        var unpaid = Ids.next();
        var paid = Ids.next();
        reserving.reserve(unpaid, List.of(new Wanted(sku, 1)));
        reserving.reserve(paid, List.of(new Wanted(sku, 2)));
        reserving.sell(paid);
        reserving.sell(paid);
        assertThat(available(sku)).isEqualTo(7);
        Together.run(8, i -> () -> {
            reserving.giveBack(i % 2 == 0 ? unpaid : paid);
            return true;
        });
        assertThat(available(sku)).isEqualTo(10);
        reserving.giveBack(Ids.next());
        assertThat(available(sku)).isEqualTo(10);
    }

    @Test
    void countsKeepWhatUnpaidOrdersHold() {
        var sku = sku(10);
        var order = Ids.next();
        reserving.reserve(order, List.of(new Wanted(sku, 3)));
        stock.count(Map.of(sku, 20));
        assertThat(available(sku)).isEqualTo(17);
        reserving.giveBack(order);
        assertThat(available(sku)).isEqualTo(20);
    }

    @Test
    void aCountBelowWhatOrdersHoldIsRefusedAndChangesNothing() {
        var sku = sku(10);
        var other = sku(10);
        reserving.reserve(Ids.next(), List.of(new Wanted(sku, 3)));
        assertThatThrownBy(() -> stock.count(Map.of(sku, 2, other, 50)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("stock-below-reserved");
        assertThat(available(sku)).isEqualTo(7);
        assertThat(available(other)).isEqualTo(10);
    }

    @Test
    void aCountWhileOrdersComeInLosesNoPiece() {
        var sku = sku(1_000);
        var taken = Together.run(40, i -> () -> {
                    if (i % 4 == 0) {
                        stock.count(Map.of(sku, 1_000));
                        return 0;
                    }
                    reserving.reserve(Ids.next(), List.of(new Wanted(sku, i)));
                    return i;
                })
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(available(sku)).isEqualTo(1_000 - taken);
    }

    /** Against a model: whatever is reserved, sold, given back and counted, pieces neither appear nor vanish. */
    @Test
    void behavesLikeAShelf() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var skus = IntStream.range(0, 3).mapToObj(i -> sku(20)).toList();
        var free = new HashMap<UUID, Integer>();
        skus.forEach(sku -> free.put(sku, 20));
        var held = new HashMap<UUID, Map<UUID, Integer>>();
        for (int step = 0; step < 150; step++) {
            var orders = List.copyOf(held.keySet());
            var order = orders.isEmpty() ? Ids.next() : orders.get(random.nextInt(orders.size()));
            switch (random.nextInt(4)) {
                case 0 -> reserving.sell(order);
                case 1 -> {
                    reserving.giveBack(order);
                    held.getOrDefault(order, Map.of())
                            .forEach((sku, quantity) -> free.merge(sku, quantity, Integer::sum));
                    held.remove(order);
                }
                default -> reserve(random, skus, free, held);
            }
            assertThat(stock.availableOf(skus))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(free);
        }
    }

    private void reserve(Random random, List<UUID> skus, Map<UUID, Integer> free, Map<UUID, Map<UUID, Integer>> held) {
        var order = Ids.next();
        var wanted = new HashMap<UUID, Integer>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            wanted.put(skus.get(random.nextInt(3)), 1 + random.nextInt(9));
        }
        var enough =
                wanted.entrySet().stream().allMatch(want -> free.getOrDefault(want.getKey(), 0) >= want.getValue());
        var outcome = reserving.reserve(
                order,
                wanted.entrySet().stream()
                        .map(want -> new Wanted(want.getKey(), want.getValue()))
                        .toList());
        assertThat(outcome instanceof Outcome.Reserved).isEqualTo(enough);
        if (enough) {
            wanted.forEach((sku, quantity) -> free.merge(sku, -quantity, Integer::sum));
            held.put(order, wanted);
        }
    }

    @Test
    void theDatabaseRefusesLessThanNothing() {
        var sku = sku(1);
        assertThatThrownBy(() -> jdbc.sql("update inventory.stock set available = -1 where sku_id = :sku")
                        .param("sku", sku)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void staffCountPiecesAndTheActIsAudited() {
        var sku = goods.product("Linden honey", 58_00, 10).sku();
        reserving.reserve(Ids.next(), List.of(new Wanted(sku, 3)));
        var staff = people.staff(Right.CATALOGUE);
        var path = "/api/operator/skus/" + sku + "/stock";
        var answer = http.send(staff.token(), "PUT", path, Map.of("counted", 25));
        assertThat(answer.body().path("available").asInt()).isEqualTo(22);
        assertThat(answer.body().path("reserved").asInt()).isEqualTo(3);
        assertThat(http.send(staff.token(), "PUT", path, Map.of("counted", 2)).problem())
                .isEqualTo("stock-below-reserved");
        assertThat(http.send(staff.token(), "PUT", path, Map.of("counted", -1)).status())
                .isEqualTo(400);
        assertThat(http.send(staff.token(), "PUT", "/api/operator/skus/" + Ids.next() + "/stock", Map.of("counted", 1))
                        .status())
                .isEqualTo(404);
        assertThat(available(sku)).isEqualTo(22);
        assertThat(jdbc.sql("select count(*) from shared.audit where subject = :subject")
                        .param("subject", "sku:" + sku)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private UUID sku(int pieces) {
        var sku = Ids.next();
        stock.count(Map.of(sku, pieces));
        return sku;
    }

    private int available(UUID sku) {
        return Objects.requireNonNull(stock.availableOf(List.of(sku)).get(sku));
    }
}
