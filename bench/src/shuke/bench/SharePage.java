package shuke.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** A share page on a cold phone: what Lighthouse sees, and how much script it loads first. */
final class SharePage implements Bench.Part {
    private static final Path LIGHTHOUSE = Path.of("bench/lighthouse/node_modules/.bin/lighthouse");
    private static final int SCRIPT_LIMIT_KB = 90;

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true);
                var wire = new Wire(market.port())) {
            var page = wire.get("/p/linden-honey", "Accept: text/html", "Accept-Language: zh-CN").body();
            var painted = page.indexOf("ssr-") > 0 && page.indexOf("ssr-") < page.lastIndexOf("<script");
            bench.row("share page, HTML", Bench.number(gzipped(page.getBytes(java.nio.charset.StandardCharsets.UTF_8)) / 1024.0) + " kB gz", "", "",
                    painted ? "content is in the HTML, ahead of the script that starts the shop" : "NOT PAINTED");
            bench.row("share page, script it names", script(wire, page), SCRIPT_LIMIT_KB + " kB gz", "", "module and its preloads");
            lighthouse(bench, market);
        }
        Market.remove(data);
    }

    /** The module script and the modules it preloads. */
    private static String script(Wire wire, String page) throws Exception {
        var paths = new ArrayList<String>();
        var names = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+\\.js)\"").matcher(page);
        while (names.find()) {
            paths.add(names.group(1));
        }
        long size = 0;
        for (var path : List.copyOf(new java.util.LinkedHashSet<>(paths))) {
            size += gzipped(wire.get(path).body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return Bench.number(size / 1024.0) + " kB gz";
    }

    private static void lighthouse(Bench bench, Market market) throws Exception {
        if (!Files.exists(LIGHTHOUSE)) {
            bench.row("share page, Lighthouse", "not measured", "", "", "run npm ci in bench/lighthouse");
            return;
        }
        var report = Files.createTempFile("lighthouse", ".json");
        Programs.output(
                Map.of("CHROME_PATH", System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")),
                "",
                LIGHTHOUSE.toString(),
                "http://localhost:" + market.port() + "/p/linden-honey",
                "--quiet",
                "--output=json",
                "--output-path=" + report,
                "--only-categories=performance,accessibility,seo,best-practices",
                "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run"
                        + " --disable-background-networking --disable-component-update --disable-sync");
        var json = Files.readString(report);
        for (var metric : List.of("first-contentful-paint", "largest-contentful-paint", "total-blocking-time",
                "cumulative-layout-shift")) {
            bench.row("share page, " + metric.replace('-', ' '), value(json, metric), "", "", "Lighthouse, cold slow phone");
        }
        Files.delete(report);
    }

    private static String value(String json, String metric) {
        var value = Pattern.compile("\"" + metric + "\": \\{.*?\"displayValue\": \"([^\"]*)\"", Pattern.DOTALL).matcher(json);
        return value.find() ? value.group(1).replace('\u00a0', ' ') : "?";
    }

    private static long gzipped(byte[] bytes) throws Exception {
        var out = new java.io.ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }
}
