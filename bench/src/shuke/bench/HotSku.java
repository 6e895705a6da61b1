package shuke.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Everybody wants the same thing: orders of one SKU from 300 clients, beside pgbench updating that row alone. */
final class HotSku implements Bench.Part {
    private static final int CLIENTS = 300;
    private static final int SECONDS = 10;
    private static final int ROUNDS = 3;
    private static final int DATABASE_CLIENTS = 20;

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true)) {
            Seed.write(market);
            place(market, 15);
            var script = "update inventory.stock set available = available - 1 where sku_id = '" + Seed.id("sku", 1)
                    + "' and available >= 1;\n";
            var ours = new ArrayList<Double>();
            var limits = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < ROUNDS; i++) {
                ours.add(place(market, SECONDS));
                limits.add(PgBench.run(market, script, DATABASE_CLIENTS, SECONDS).perSecond());
                ratios.add(ours.getLast() / limits.getLast());
            }
            bench.row(
                    "one hot SKU, orders placed, " + CLIENTS + " clients",
                    Bench.number(Bench.median(ours)) + "/s",
                    Bench.number(Bench.median(limits)) + "/s",
                    Bench.number(Bench.median(ratios)),
                    "limit: pgbench updating that one row from as many connections as the pool has");
        }
        Market.remove(data);
    }

    static double place(Market market, int seconds) throws Exception {
        var freight = 800;
        return Load.run(market.port(), CLIENTS, Duration.ofSeconds(seconds), (wire, client, round) -> {
                    var random = ThreadLocalRandom.current();
                    long buyer = random.nextLong(1, Seed.BUYERS + 1);
                    var body = "{\"lines\":[{\"skuId\":\"" + Seed.id("sku", 1) + "\",\"quantity\":1,\"unitPrice\":"
                            + money(Seed.FIRST_PRICE) + "}],\"addressId\":\"" + Seed.id("address", buyer)
                            + "\",\"total\":" + money(Seed.FIRST_PRICE + freight) + "}";
                    var answer = wire.post(
                            "/api/orders",
                            body,
                            Seed.bearer(buyer),
                            "Idempotency-Key: " + new UUID(random.nextLong(), random.nextLong()));
                    if (answer.status() != 201) {
                        throw new IllegalStateException(answer.status() + ": " + answer.body());
                    }
                    return true;
                })
                .perSecond();
    }

    static String money(long minor) {
        return "{\"amountMinor\":" + minor + ",\"currency\":\"CNY\"}";
    }
}
