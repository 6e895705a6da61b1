package shuke.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A million orders taken away as a CSV file, beside psql's COPY of the same query; and the memory it takes. */
final class Export implements Bench.Part {
    private static final int ROWS = 1_000_000;
    private static final String QUERY = """
            select o.number, o.state, o.placed_at, o.paid_at, o.shipped_at, o.received_at, o.ended_at,
                   (select string_agg(l.title || ' ' || l.options || ' × ' || l.quantity, '; ' order by l.position)
                    from ordering.order_lines l where l.order_id = o.id) as lines,
                   o.goods_minor, o.discount_minor, o.freight_minor, o.total_minor, o.refunded_minor, o.buyer_id,
                   o.recipient, o.phone, o.province || o.city || o.district || o.street as address, o.note
            from ordering.orders o order by o.id desc""";

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true)) {
            fill(market);
            var copy = timed(() -> market.sql("\\copy (" + QUERY.replace("\n", " ") + ") to '"
                    + data.resolve("copy.csv") + "' with csv header\n"));
            run(market, data.resolve("warm.csv"), "?q=nobody");
            long before = Processes.residentMegabytes(market.pid());
            var most = new AtomicLong();
            var running = new AtomicBoolean(true);
            var watching = Thread.ofPlatform().start(() -> watch(market, most, running));
            var file = data.resolve("export.csv");
            var export = timed(() -> run(market, file, ""));
            running.set(false);
            watching.join();
            check(file);
            bench.against("export of 1,000,000 orders, beside COPY", export, copy, "s",
                    Files.size(file) / 1_000_000 + " MB");
            bench.row("memory of the server during the export", most.get() + " MB", "1,000 MB", "",
                    before + " MB before; heap at most 768 MB");
        }
        Market.remove(data);
    }

    private interface Act {
        void run() throws Exception;
    }

    private static double timed(Act act) throws Exception {
        long start = System.nanoTime();
        act.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void run(Market market, Path file, String query) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + market.port() + "/api/operator/orders.csv" + query))
                    .header("Authorization", Seed.bearer(0).substring("Authorization: ".length()))
                    .build();
            var answer = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(answer.statusCode() + ": " + new String(body.readAllBytes()));
                }
                Files.deleteIfExists(file);
                Files.copy(body, file);
            }
        }
    }

    private static void check(Path file) throws IOException {
        try (var end = new RandomAccessFile(file.toFile(), "r")) {
            end.seek(Math.max(0, end.length() - 100));
            var bytes = new byte[(int) (end.length() - end.getFilePointer())];
            end.readFully(bytes);
            if (!new String(bytes, StandardCharsets.UTF_8).endsWith("# rows: " + ROWS + "\r\n")) {
                throw new IllegalStateException("the file is not whole");
            }
        }
    }

    private static void watch(Market market, AtomicLong most, AtomicBoolean running) {
        while (running.get()) {
            most.accumulateAndGet(Processes.residentMegabytes(market.pid()), Math::max);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void fill(Market market) throws Exception {
        market.sql("""
                insert into identity.person (id, phone, phone_hash, nickname, locale, staff_rights, created_at)
                select md5('export' || n)::uuid, '+8619' || lpad(n::text, 9, '0'), sha256('x'::bytea), '顾客 ' || n, 'en',
                       case when n = 0 then array ['CARE'] else '{}' end, now()
                from generate_series(0, 20000) n;
                insert into identity.session (token_hash, person_id, created_at, expires_at)
                values (sha256(rpad('bench-buyer-0-', 43, 'x')::bytea), md5('export0')::uuid, now(),
                        now() + interval '1 day');
                insert into ordering.orders (id, number, buyer_id, state, currency, goods_minor, discount_minor,
                    freight_minor, total_minor, line_count, note, recipient, phone, province, city, district, street,
                    placed_at, pay_before, ended_at)
                select cast('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid),
                       '9' || lpad(n::text, 15, '0'), md5('export' || n %% 20000)::uuid, 'EXPIRED', 'CNY', 5800, 0, 800,
                       6600, 1, '=请放门卫处', '收件人' || n, '13800001001', '浙江省', '杭州市', '西湖区',
                       '文三路 188 号 青枫里 3 幢', now(), now(), now()
                from generate_series(1, %1$d) n;
                insert into ordering.order_lines (order_id, position, id, sku_id, product_id, category_id, handle, title,
                    options, quantity, unit_price_minor, total_minor, discount_minor, purchase_minor,
                    commission_budget_basis_points, product_budget_basis_points, plan_version)
                select cast('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid), 1, gen_random_uuid(),
                       gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'linden-honey', '椴树原蜜 Linden honey',
                       '500 g', 1, 5800, 5800, 0, 2900, 1000, 1000, 1
                from generate_series(1, %1$d) n;
                analyze;
                """.formatted(ROWS));
    }
}
