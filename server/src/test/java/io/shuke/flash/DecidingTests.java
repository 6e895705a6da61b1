package io.shuke.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.flash.FlashCounter.Decision;
import io.shuke.flash.FlashCounter.Wish;
import io.shuke.flash.StoredFlashOffers.Standing;
import io.shuke.flash.StoredPlaces.Given;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in whatever order: no more than there is, nobody passed, nobody twice. The seed is the test's name. */
class DecidingTests {
    private static final int SEEDS = 300;

    static Stream<Long> seeds() {
        return IntStream.range(0, SEEDS).mapToObj(i -> 2026L * 1_000 + i);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesNoMoreThanThereIsInTheOrderOfArrival(long seed) {
        var random = new Random(seed);
        var quota = 1 + random.nextInt(12);
        var taken = random.nextInt(quota + 1);
        var waiting = taken == quota ? random.nextInt(3) : 0;
        var unpaid = taken > 0 && random.nextBoolean();
        var offer = offer(quota, taken, waiting, unpaid);
        var people = IntStream.range(0, 10).mapToObj(i -> new UUID(seed, i + 1)).toList();
        var owners = new HashMap<UUID, UUID>();
        people.forEach(person -> owners.put(person, people.get(random.nextInt(people.size()))));
        var deciding = new Deciding(offer, owners, Map.of(), number -> 0);
        var wishes = IntStream.range(0, 20)
                .mapToObj(i -> new Wish(people.get(random.nextInt(people.size())), 1 + random.nextInt(2), Ids.next()))
                .toList();
        var decisions = wishes.stream().map(deciding::decide).toList();

        var pieces = 0;
        var inLine = waiting > 0;
        var orders = new ArrayList<UUID>();
        for (int i = 0; i < wishes.size(); i++) {
            if (decisions.get(i) instanceof Decision.Granted) {
                assertThat(inLine).as("somebody waits").isFalse();
                pieces += wishes.get(i).pieces();
                orders.add(wishes.get(i).orderId());
            }
            inLine |= decisions.get(i) instanceof Decision.Waits;
        }
        assertThat(taken + pieces).isLessThanOrEqualTo(quota);
        assertThat(deciding.taken()).isEqualTo(pieces);
        assertThat(deciding.given().stream().map(Given::ownerId)).doesNotHaveDuplicates();
        assertThat(deciding.given().stream().map(Given::number))
                .containsExactlyElementsOf(IntStream.range(0, deciding.given().size())
                        .mapToObj(i -> 101L + i)
                        .toList());
        assertThat(deciding.given().stream()
                        .filter(each -> each.orderId() != null)
                        .map(Given::orderId))
                .containsExactlyElementsOf(orders);
        assertThat(deciding.joined()).isEqualTo((int)
                deciding.given().stream().filter(each -> each.orderId() == null).count());
    }

    private static Standing offer(int quota, int taken, int waiting, boolean unpaid) {
        var now = Instant.parse("2026-11-28T00:00:00Z");
        return new Standing(
                new UUID(1, 1),
                new UUID(1, 2),
                new UUID(1, 3),
                "Honey",
                "",
                Money.cny(39_00),
                Money.cny(58_00),
                quota,
                2,
                now,
                now.plusSeconds(60),
                FlashState.PUBLISHED,
                taken,
                waiting,
                100,
                unpaid);
    }
}
