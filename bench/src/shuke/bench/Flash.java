package shuke.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * A flash offer of one SKU, bought empty by as many people as it has pieces, 300 at a time: each an order that is placed as
 * every other, answered after its commit. Beside pgbench that updates one row in one transaction an order, from as many
 * clients and from as many as serve it best, and beside the path by which ordinary orders of one SKU are placed.
 */
final class Flash implements Bench.Part {
    private static final int CLIENTS = 300;
    private static final int FEW_CLIENTS = 20;
    private static final int SECONDS = 10;
    private static final int ROUNDS = 3;
    private static final int WARM_UPS = 2;
    private static final long PRICE = 4_900;
    private static final long FREIGHT = 800;

    private int offers;

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true)) {
            Seed.write(market);
            for (int i = 0; i < WARM_UPS; i++) {
                sell(market);
            }
            HotSku.place(market, SECONDS);
            var script = "update inventory.stock set available = available - 1 where sku_id = '" + Seed.id("sku", 1)
                    + "' and available >= 1;\n";
            var ours = new ArrayList<Load.Result>();
            var plain = new ArrayList<Double>();
            var limits = new ArrayList<Double>();
            var few = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < ROUNDS; i++) {
                ours.add(sell(market));
                limits.add(PgBench.run(market, script, CLIENTS, SECONDS).perSecond());
                few.add(PgBench.run(market, script, FEW_CLIENTS, SECONDS).perSecond());
                plain.add(HotSku.place(market, SECONDS));
                ratios.add(ours.getLast().perSecond() / limits.getLast());
            }
            double mine = Bench.median(ours.stream().map(Load.Result::perSecond).toList());
            bench.row(
                    "flash orders of one SKU, " + CLIENTS + " clients",
                    Bench.number(mine) + "/s",
                    Bench.number(Bench.median(limits)) + "/s",
                    Bench.number(Bench.median(ratios)),
                    "limit: pgbench updating one row in one transaction an order, " + CLIENTS + " clients; p99 "
                            + Bench.number(Bench.median(ours.stream().map(Load.Result::p99).toList())) + " ms");
            beside(bench, "    pgbench at its best: that row from " + FEW_CLIENTS + " clients", mine, Bench.median(few));
            beside(bench, "    ordinary orders of one SKU, " + CLIENTS + " clients", mine, Bench.median(plain));
            bench.row("pieces sold but not there, orders without a place", market.sql(CHECK).strip(), "0", "", "");
        }
        Market.remove(data);
    }

    private static final String CHECK = """
            select sum(abs(o.taken - p.pieces)) + sum(abs(o.taken - r.orders))
            from flash.offers o
            cross join lateral (select coalesce(sum(pieces), 0) as pieces from flash.places
                                where offer_id = o.id and state = 'HELD') p
            cross join lateral (select count(*) as orders from ordering.orders
                                where flash_offer_id = o.id and state = 'PLACED') r
            """;

    private static void beside(Bench bench, String what, double ours, double other) {
        bench.row(what, Bench.number(ours) + "/s", Bench.number(other) + "/s", Bench.number(ours / other), "");
    }

    /** Everybody buys one piece of a new offer. */
    private Load.Result sell(Market market) throws Exception {
        var offer = publish(market);
        var buyers = new ArrayList<>(
                LongStream.rangeClosed(1, Seed.BUYERS).boxed().toList());
        Collections.shuffle(buyers, new Random(offers));
        return Load.runAll(market.port(), CLIENTS, buyers, (wire, buyer) -> {
            var answer = wire.post(
                    "/api/flash-offers/" + offer + "/orders",
                    "{\"quantity\":1,\"unitPrice\":" + HotSku.money(PRICE) + ",\"addressId\":\""
                            + Seed.id("address", buyer) + "\",\"total\":" + HotSku.money(PRICE + FREIGHT) + "}",
                    Seed.bearer(buyer),
                    "Idempotency-Key: " + UUID.randomUUID());
            if (answer.status() != 201 || answer.body().startsWith("{\"order\":null")) {
                throw new IllegalStateException(answer.status() + ": " + answer.body());
            }
        });
    }

    private UUID publish(Market market) throws Exception {
        var id = Seed.id("flash", ++offers);
        market.sql(String.format("""
                insert into flash.offers (id, product_id, sku_id, title, options, currency, price_minor, list_minor, quota,
                    pieces_each, starts_at, ends_at, state, made_by, made_at, published_at)
                select '%1$s', product_id, id, 'Bench', '', 'CNY', %3$d, price_minor, %4$d, 1, now() - interval '1 hour',
                    now() + interval '1 day', 'PUBLISHED', id, now(), now()
                from catalog.sku where id = '%2$s';
                insert into inventory.reservation (order_id, sku_id, quantity) values ('%1$s', '%2$s', %4$d);
                analyze flash.places, flash.offers, ordering.orders;
                """, id, Seed.id("sku", offers), PRICE, Seed.BUYERS));
        return id;
    }
}
