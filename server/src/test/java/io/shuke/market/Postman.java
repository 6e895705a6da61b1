package io.shuke.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.payment.PaymentsFixture;
import io.shuke.payment.PaymentsFixture.Told;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.support.Http.Answer;
import io.shuke.support.Together;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries the sandbox's notices to the market over HTTP, and badly: out of order, late, twice at one moment, again much
 * later, too old, never – and with forged ones among them. The sandbox itself believes that all of them were lost.
 */
@Component
@Profile("test")
class Postman {
    private static final Duration STALE = Duration.ofMinutes(6);

    /** What becomes of a notice, and of how many in a hundred. */
    enum Fate {
        ONCE(50),
        TWICE_AT_ONCE(15),
        ONCE_AND_AGAIN_LATER(10),
        NEVER(12),
        FORGED(5),
        OF_ANOTHER_AMOUNT(4),
        TOO_OLD(4);

        private final int percent;

        Fate(int percent) {
            this.percent = percent;
        }

        static Fate of(int chance) {
            int left = chance % 100;
            for (var fate : values()) {
                if (left < fate.percent) {
                    return fate;
                }
                left -= fate.percent;
            }
            throw new IllegalStateException("fates are not a hundred in a hundred");
        }
    }

    private final PaymentsFixture payments;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final List<Told> bag = new ArrayList<>();
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
    private UUID last = new UUID(0, 0);

    Postman(PaymentsFixture payments, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.payments = payments;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** From now on, with an empty bag. */
    void start() {
        collect();
        bag.clear();
        fates.clear();
    }

    Map<Fate, Integer> fates() {
        return fates;
    }

    private void collect() {
        record Row(UUID id, String body) {}
        for (var row : jdbc.sql("select id, body from sandbox.notice where state = 'LOST' and id > :last order by id")
                .param("last", last)
                .query(Row.class)
                .list()) {
            bag.add(told(row.body()));
            last = row.id();
        }
    }

    private Told told(String body) {
        var news = json.readTree(body);
        var data = news.path("data");
        return new Told(
                news.path("id").asString(),
                news.path("type").asString(),
                news.path("merchant").asString(),
                data.path("number").asString(),
                data.path("orderNumber").isNull()
                        ? null
                        : data.path("orderNumber").asString(),
                new Money(
                        data.path("amountMinor").asLong(), data.path("currency").asString()),
                null,
                data.path("wallet").isNull() ? null : data.path("wallet").asString());
    }

    /** One of the notices in the bag, or a forged one in its place. */
    void carry(Draw draw) {
        collect();
        if (bag.isEmpty()) {
            return;
        }
        int which = draw.first() % bag.size();
        var told = bag.get(which);
        var fate = Fate.of(draw.second());
        fates.merge(fate, 1, Integer::sum);
        if (fate == Fate.ONCE || fate == Fate.TWICE_AT_ONCE || fate == Fate.NEVER) {
            bag.remove(which);
        }
        switch (fate) {
            case ONCE, ONCE_AND_AGAIN_LATER -> take(told);
            case TWICE_AT_ONCE ->
                Together.run(2, i -> () -> take(i == 0 || draw.third() % 2 == 0 ? told : told.again()));
            case NEVER -> {}
            case FORGED -> forge(told);
            case OF_ANOTHER_AMOUNT ->
                refuse(
                        "notice-mismatch",
                        payments.send(told.again().amount(told.amount().plus(Money.cny(1)))));
            case TOO_OLD ->
                refuse("notice-too-old", payments.send(told, clock.instant().minus(STALE)));
        }
    }

    /** All that is left, well behaved. */
    void carryAll() {
        collect();
        bag.forEach(this::take);
        bag.clear();
    }

    private Answer take(Told told) {
        var answer = payments.send(told);
        assertThat(answer.status()).as("%s: %s", told, answer.text()).isEqualTo(200);
        return answer;
    }

    private void forge(Told told) {
        var body = new String(payments.body(told.amount(Money.cny(1))), StandardCharsets.UTF_8);
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        refuse(
                "notice-not-genuine",
                payments.send(body.getBytes(StandardCharsets.UTF_8), timestamp, Ids.code(16), "Zm9yZ2Vk"));
    }

    private static void refuse(String problem, Answer answer) {
        assertThat(answer.problem()).as(answer.text()).isEqualTo(problem);
    }
}
