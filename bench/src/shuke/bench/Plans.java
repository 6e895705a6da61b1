package shuke.bench;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A million past lines replayed under two plans, beside one plain sum over the same rows in the same database. */
final class Plans implements Bench.Part {
    private static final int LINES = 1_000_000;
    private static final int ROUNDS = 3;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z]+)\"");
    private static final String DRAFT =
            "{\"replacesId\":null,\"name\":\"Bench\",\"budgetDefaultBasisPoints\":1000,\"ownRates\":true,"
                    + "\"rates\":[],\"sharerBasisPoints\":5000,\"ownerBasisPoints\":5000,"
                    + "\"introducerBasisPoints\":0,\"windowDays\":20,\"releaseDays\":7,\"depthApprovalId\":null,"
                    + "\"selfPurchase\":\"NONE\"}";

    /** 5,000 products, 20,000 partners; one line in twenty would lose money, and one in fifty was refunded. */
    private static final String SEED = """
            insert into commission.paid_line (order_id, line_id, order_number, buyer_id, placed_at, product_id,
                category_id, product_title, net_minor, refunded_minor, purchase_minor, currency,
                product_budget_basis_points, owner_partner_id, introducer_partner_id, sharer_partner_id, touched_at)
            select uuidv7(interval '-1 day' * (1 - n / %1$d.0)), gen_random_uuid(), 'BENCH-' || n,
                   md5('buyer' || n %% 100000)::uuid, now() - interval '1 hour' * (n %% 8000),
                   md5('product' || n %% 5000)::uuid, md5('category' || n %% 40)::uuid, 'Product ' || n %% 5000,
                   1000 + n %% 9000, case when n %% 50 = 0 then 1000 else 0 end,
                   case when n %% 20 = 0 then 1000 + n %% 9000 else (1000 + n %% 9000) / 2 end, 'CNY', 500 + n %% 1500,
                   case when n %% 2 = 0 then md5('partner' || n %% 20000)::uuid end, null,
                   case when n %% 3 = 0 then md5('partner' || n * 7 %% 20000)::uuid end,
                   case when n %% 3 = 0
                        then now() - interval '1 hour' * (n %% 8000) - interval '1 hour' * (n %% 700) end
            from generate_series(1, %1$d) n;
            vacuum analyze commission.paid_line;
            """;

    private static final String PLAIN_SUM = """
            select sum(net_minor), sum(purchase_minor),
                   sum(net_minor * product_budget_basis_points / 10000 * 6000 / 10000) from commission.paid_line;
            """;

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true);
                var wire = new Wire(market.port())) {
            market.sql("insert into identity.person (id, phone, phone_hash, nickname, locale, staff_rights, created_at)"
                    + " values (md5('staff1')::uuid, '+8619700000001', sha256('staff'::bytea), 'Planner', 'en',"
                    + " '{FINANCE}', now());"
                    + " insert into identity.session (token_hash, person_id, created_at, expires_at)"
                    + " values (sha256(rpad('bench-buyer-0-', 43, 'x')::bytea), md5('staff1')::uuid, now(),"
                    + " now() + interval '1 day')");
            market.sql(String.format(SEED, LINES));
            var ours = new ArrayList<Double>();
            var sums = new ArrayList<Double>();
            for (int i = 0; i < ROUNDS; i++) {
                ours.add(simulated(wire));
                long start = System.nanoTime();
                market.sql(PLAIN_SUM);
                sums.add((System.nanoTime() - start) / 1e9);
            }
            bench.against(
                    "simulation of 1,000,000 past lines",
                    Bench.median(ours),
                    Bench.median(sums),
                    "s",
                    "limit: one plain sum over the same rows; wanted: under 20 s");
        }
        Market.remove(data);
    }

    /** Seconds from asking to being done, as an operator would wait. */
    private static double simulated(Wire wire) throws Exception {
        var plan = post(wire, "/api/operator/plans", DRAFT, 201);
        long start = System.nanoTime();
        var simulation = post(wire, "/api/operator/plans/" + plan + "/simulations", "", 202);
        while (true) {
            var progress = wire.get("/api/operator/simulations/" + simulation, Seed.bearer(0))
                    .body();
            var state = STATE.matcher(progress);
            state.find();
            switch (state.group(1)) {
                case "DONE" -> {
                    return (System.nanoTime() - start) / 1e9;
                }
                case "WAITING", "RUNNING" -> Thread.sleep(50);
                default -> throw new IllegalStateException(progress);
            }
        }
    }

    private static String post(Wire wire, String path, String body, int status) throws Exception {
        var answer = wire.post(path, body, Seed.bearer(0), "Idempotency-Key: " + UUID.randomUUID());
        var id = ID.matcher(answer.body());
        if (answer.status() != status || !id.find()) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
        return id.group(1);
    }
}
