package shuke.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A share poster: drawn for the first time, and from the cache. */
final class Posters implements Bench.Part {
    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");
    private static final int COLD = 12;
    private static final int CACHED = 2_000;

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true);
                var wire = new Wire(market.port())) {
            Seed.write(market);
            var cold = new ArrayList<Double>();
            String path = "";
            for (int i = 0; i < COLD; i++) {
                var body = "{\"target\":{\"kind\":\"PRODUCT\",\"id\":\"" + Seed.id("product", i + 1)
                        + "\"},\"channel\":\"POSTER\",\"placement\":\"bench\"}";
                var link = CODE.matcher(
                        wire.post("/api/share-links", body, Seed.bearer(i + 1)).body());
                link.find();
                path = "/api/share-links/" + link.group(1) + "/posters/LETTER.jpg";
                cold.add(milliseconds(wire, path));
            }
            var cached = new ArrayList<Double>();
            for (int i = 0; i < CACHED; i++) {
                cached.add(milliseconds(wire, path));
            }
            bench.row("poster, first of all", Bench.number(cold.getFirst()) + " ms", "", "", "fonts and codecs load");
            bench.row("poster, drawn", Bench.number(Bench.median(List.copyOf(cold.subList(1, COLD)))) + " ms", "", "",
                    "median of " + (COLD - 1) + ", 750 × 1334 JPEG");
            bench.row("poster, cached", Bench.number(Bench.median(cached)) + " ms", "", "", "median of " + CACHED);
        }
        Market.remove(data);
    }

    private static double milliseconds(Wire wire, String path) throws Exception {
        long start = System.nanoTime();
        var answer = wire.get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + ": " + answer.status() + " " + answer.body());
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
