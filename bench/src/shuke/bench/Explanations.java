package shuke.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Partners ask why they got what they got, each time for another commission: how long the slowest of a hundred takes,
 * beside a product page's data from the same server.
 */
final class Explanations implements Bench.Part {
    private static final int ROUNDS = Integer.getInteger("shuke.bench.rounds", 5);
    private static final int SECONDS = Integer.getInteger("shuke.bench.seconds", 12);
    private static final int WARM_UP_SECONDS = Integer.getInteger("shuke.bench.warmup", 25);
    private static final int CLIENTS = 16;

    private static final String SESSIONS = """
            insert into identity.session (token_hash, person_id, created_at, expires_at)
            select sha256(rpad('bench-buyer-' || %1$d + n || '-', 43, 'x')::bytea), bench.id('partner', n), now(),
                   now() + interval '30 days'
            from generate_series(1, %2$d) n
            """.formatted(Seed.BUYERS, Seed.PARTNERS);

    /** A commission, and the number under which its partner is signed in. */
    private record Question(String commission, long partner) {}

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true)) {
            Seed.write(market);
            market.sql(SESSIONS);
            Load.run(market.port(), CLIENTS, Duration.ofSeconds(WARM_UP_SECONDS), (wire, client, round) -> {
                OrderFlow.run(wire, OrderFlow.Wish.random());
                return true;
            });
            var questions = questions(market);
            ask(market, questions, WARM_UP_SECONDS);
            var ours = new ArrayList<Load.Result>();
            var limits = new ArrayList<Load.Result>();
            for (int i = 0; i < ROUNDS; i++) {
                ours.add(ask(market, questions, SECONDS));
                limits.add(look(market, SECONDS));
            }
            bench.against(
                    "explanation, p99, " + CLIENTS + " clients",
                    Bench.median(ours.stream().map(Load.Result::p99).toList()),
                    Bench.median(limits.stream().map(Load.Result::p99).toList()),
                    "ms",
                    "limit: product by id, p99; explanations "
                            + Bench.number(Bench.median(ours.stream().map(Load.Result::perSecond).toList()))
                            + "/s, p50 "
                            + Bench.number(Bench.median(ours.stream().map(Load.Result::p50).toList())) + " ms, of "
                            + questions.size() + " commissions");
        }
        Market.remove(data);
    }

    private static List<Question> questions(Market market) throws Exception {
        return market.sql("""
                        select a.id || ' ' || n from commission.accrual a
                        join generate_series(1, %d) n on bench.id('partner', n) = a.partner_id order by a.id
                        """.formatted(Seed.PARTNERS))
                .lines()
                .map(line -> line.split(" "))
                .map(row -> new Question(row[0], Seed.BUYERS + Long.parseLong(row[1])))
                .toList();
    }

    private static Load.Result ask(Market market, List<Question> questions, int seconds) throws Exception {
        return Load.run(market.port(), CLIENTS, Duration.ofSeconds(seconds), (wire, client, round) -> {
            var question = questions.get((int) ((round * CLIENTS + client) * 7919 % questions.size()));
            require(wire.get(
                    "/api/commissions/" + question.commission() + "/explanation", Seed.bearer(question.partner())));
            return true;
        });
    }

    private static Load.Result look(Market market, int seconds) throws Exception {
        return Load.run(market.port(), CLIENTS, Duration.ofSeconds(seconds), (wire, client, round) -> {
            require(wire.get("/api/products/" + Seed.id("product", (round * CLIENTS + client) % Seed.SKUS + 1)));
            return true;
        });
    }

    private static void require(Wire.Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
    }
}
