package shuke.bench;

import java.util.ArrayList;
import java.util.Map;

/** From the command to the first ready answer, and what it costs in memory. */
final class Start implements Bench.Part {
    private static final int ROUNDS = 3;

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        var clean = new Market(data, Map.of()).start(false);
        bench.row("start, clean: database made, demo goods loaded", seconds(clean.secondsToReady()), "", "", "no cache of classes");
        clean.stop();
        var plain = new ArrayList<Double>();
        var cached = new ArrayList<Double>();
        long memory = 0;
        for (int i = 0; i < ROUNDS; i++) {
            try (var market = new Market(data, Map.of()).start(false)) {
                plain.add(market.secondsToReady());
            }
            try (var market = new Market(data, Map.of()).start(true)) {
                cached.add(market.secondsToReady());
                memory = Processes.residentMegabytes(market.pid());
            }
        }
        bench.row("start, second time", seconds(Bench.median(plain)), "", "", "median of " + ROUNDS);
        bench.row("start, second time, JDK's AOT cache", seconds(Bench.median(cached)), "", "", "median of " + ROUNDS);
        bench.row("memory of the server once ready", memory + " MB", "", "", "resident; the database apart");
        Market.remove(data);
    }

    private static String seconds(double value) {
        return Bench.number(value) + " s";
    }
}
