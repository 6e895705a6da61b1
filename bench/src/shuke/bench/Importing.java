package shuke.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;

/** A product export of 10,000 rows, imported for the first time and again unchanged. */
final class Importing implements Bench.Part {
    private static final int ROWS = 10_000;
    private static final int ROWS_OF_PRODUCT = 4;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z]+)\"");

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true)) {
            market.sql("insert into identity.person (id, phone, phone_hash, nickname, locale, staff_rights, created_at)"
                    + " values (md5('staff1')::uuid, '+8619700000001', sha256('staff'::bytea), 'Importer', 'en',"
                    + " '{CATALOGUE}', now());"
                    + " insert into identity.session (token_hash, person_id, created_at, expires_at)"
                    + " values (sha256(rpad('bench-buyer-0-', 43, 'x')::bytea), md5('staff1')::uuid, now(),"
                    + " now() + interval '1 day')");
            var csv = csv();
            bench.row("import of 10,000 rows, new", run(market, csv), "60 s", "", (ROWS / ROWS_OF_PRODUCT) + " products");
            bench.row("import of 10,000 rows, again", run(market, csv), "60 s", "", "nothing changes");
        }
        Market.remove(data);
    }

    private static String run(Market market, String csv) throws Exception {
        long start = System.nanoTime();
        var boundary = "bench-boundary";
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"dryRun\"\r\n\r\nfalse\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + csv + "\r\n--" + boundary + "--\r\n";
        String id;
        try (var client = HttpClient.newHttpClient();
                var wire = new Wire(market.port())) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + market.port() + "/api/operator/imports"))
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .header("Authorization", Seed.bearer(0).substring("Authorization: ".length()))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            var found = ID.matcher(answer.body());
            if (answer.statusCode() != 202 || !found.find()) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
            id = found.group(1);
            while (true) {
                var progress = wire.get("/api/operator/imports/" + id, Seed.bearer(0)).body();
                var state = STATE.matcher(progress);
                state.find();
                if (state.group(1).equals("DONE")) {
                    return Bench.number((System.nanoTime() - start) / 1e9) + " s";
                }
                if (!state.group(1).equals("RUNNING")) {
                    throw new IllegalStateException(progress);
                }
                Thread.sleep(50);
            }
        }
    }

    private static String csv() {
        var csv = new StringBuilder("Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,"
                + "Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Cost per item,Status\n");
        for (int row = 0; row < ROWS; row++) {
            int product = row / ROWS_OF_PRODUCT;
            boolean first = row % ROWS_OF_PRODUCT == 0;
            csv.append("bench-import-").append(product).append(',');
            csv.append(first
                    ? "商品 Product " + product + ",\"<p>Two lines,\nquoted</p>\",Vendor " + product % 20
                            + ",食品 Food,\"honey, tea\",TRUE,规格 Size,"
                    : ",,,,,,,");
            csv.append(250 * (row % ROWS_OF_PRODUCT + 1)).append(" g,IMP-").append(row);
            csv.append(",300,50,").append(20 + row % 80).append(".50,").append(10 + row % 8).append(".00,active\n");
        }
        return csv.toString();
    }
}
