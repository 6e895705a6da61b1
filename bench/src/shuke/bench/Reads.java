package shuke.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/** The product page's data and a list of twenty, each beside a static file of the same size from the same server. */
final class Reads implements Bench.Part {
    private static final int ROUNDS = Integer.getInteger("shuke.bench.rounds", 3);
    private static final int SECONDS = 6;
    private static final int CLIENTS = 16;

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        var web = Files.createDirectories(data.resolve("web/shop/dist/assets"));
        try (var market = new Market(data, Map.of("shuke.web", data.resolve("web").toString())).start(true)) {
            Seed.write(market);
            var product = "/api/products/" + Seed.id("product", 7);
            compare(bench, market, web, "product by id", product);
            compare(bench, market, web, "list of 20", "/api/products?limit=20");
        }
        Market.remove(data);
    }

    private static void compare(Bench bench, Market market, java.nio.file.Path web, String what, String path)
            throws Exception {
        int size;
        try (var wire = new Wire(market.port())) {
            size = wire.get(path).body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        }
        var name = "size-" + size + ".json";
        Files.writeString(web.resolve(name), "x".repeat(size));
        rate(market, path, 15);
        rate(market, "/assets/" + name, 10);
        var ours = new ArrayList<Double>();
        var limits = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            ours.add(rate(market, path, SECONDS));
            limits.add(rate(market, "/assets/" + name, SECONDS));
            ratios.add(ours.getLast() / limits.getLast());
        }
        bench.row(
                what + ", " + size + " bytes, " + CLIENTS + " clients",
                Bench.number(Bench.median(ours)) + "/s",
                Bench.number(Bench.median(limits)) + "/s",
                Bench.number(Bench.median(ratios)),
                "limit: a static file of the same size");
    }

    private static double rate(Market market, String path, int seconds) throws Exception {
        return Load.run(market.port(), CLIENTS, Duration.ofSeconds(seconds), (wire, client, round) -> {
                    var answer = wire.get(path);
                    if (answer.status() != 200) {
                        throw new IllegalStateException(path + ": " + answer.status());
                    }
                    return true;
                })
                .perSecond();
    }
}
