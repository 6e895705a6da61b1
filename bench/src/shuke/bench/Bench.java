package shuke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures the market on this machine, each figure beside its limit, and writes {@code bench/results/latest.json} and
 * {@code latest.md}. Arguments choose parts, by the names below; none means all.
 */
public final class Bench {
    private static final Path RESULTS = Path.of("bench/results");

    private final List<Row> rows = new ArrayList<>();

    /** One measured figure; limit and ratio are empty where there is nothing to hold it against. */
    record Row(String what, String ours, String limit, String ratio, String remark) {}

    /** A part of the whole. */
    interface Part {
        void measure(Bench bench) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("reads", new Reads());
        parts.put("orders", new Orders());
        parts.put("hot", new HotSku());
        parts.put("joins", new Joins());
        parts.put("flash", new Flash());
        parts.put("refunds", new RefundsOfParts());
        parts.put("release", new Releases());
        parts.put("explain", new Explanations());
        parts.put("posters", new Posters());
        parts.put("import", new Importing());
        parts.put("export", new Export());
        parts.put("plans", new Plans());
        parts.put("feed", new Feed());
        parts.put("start", new Start());
        parts.put("page", new SharePage());
        var wanted = args.length == 0 ? List.copyOf(parts.keySet()) : List.of(args);
        var bench = new Bench();
        for (var name : wanted) {
            var part = parts.get(name);
            if (part == null) {
                System.err.println("no such part: " + name + "; there are " + parts.keySet());
                System.exit(2);
            }
            System.out.println("• " + name);
            part.measure(bench);
            bench.write();
        }
        System.out.println("\nwritten: " + RESULTS.resolve("latest.md"));
    }

    /** Adds a figure, and says it at once. */
    void row(String what, String ours, String limit, String ratio, String remark) {
        var row = new Row(what, ours, limit, ratio, remark);
        rows.add(row);
        System.out.printf("    %-58s %14s %14s %7s  %s%n", what, ours, limit, ratio, remark);
    }

    void against(String what, double ours, double limit, String unit, String remark) {
        row(what, number(ours) + " " + unit, number(limit) + " " + unit, number(ours / limit), remark);
    }

    static String number(double value) {
        return value >= 100
                ? String.format("%,.0f", value)
                : value >= 10 ? String.format("%.1f", value) : String.format("%.2f", value);
    }

    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Writes what is measured so far: a part that fails loses only itself. */
    private void write() throws IOException {
        Files.createDirectories(RESULTS);
        var head = "| what | ours | limit | ratio | remark |\n|---|---:|---:|---:|---|\n";
        var table = rows.stream()
                .map(row -> "| " + String.join(" | ", row.what(), row.ours(), row.limit(), row.ratio(), row.remark())
                        + " |\n")
                .collect(Collectors.joining());
        Files.writeString(RESULTS.resolve("latest.md"), "Measured " + Instant.now() + "\n\n" + head + table);
        var json = rows.stream()
                .map(row -> String.format(
                        "{\"what\":%s,\"ours\":%s,\"limit\":%s,\"ratio\":%s,\"remark\":%s}",
                        quoted(row.what()),
                        quoted(row.ours()),
                        quoted(row.limit()),
                        quoted(row.ratio()),
                        quoted(row.remark())))
                .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
        Files.writeString(RESULTS.resolve("latest.json"), json);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
