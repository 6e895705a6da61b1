package shuke.bench;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/**
 * A million commissions whose day comes at one moment, as the job releases them – each with its transfer, debts looked at,
 * both sides of each sale compared – beside one statement that marks as many rows as released and moves no money.
 */
final class Releases implements Bench.Part {
    private static final int ROWS = 1_000_000;
    private static final int PARTNERS = 20_000;

    /** As many are due tomorrow as are due in a hundred days: these are the single statement's. */
    private static final String SEED = """
            create or replace function pg_temp.account(kind text, owner text) returns uuid language sql immutable return
                (select (substr(m, 1, 12) || '3' || substr(m, 14, 3)
                         || translate(substr(m, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab') || substr(m, 18))::uuid
                 from (select md5(kind || ':' || owner || ':CNY') as m));
            insert into commission.accrual (id, partner_id, buyer_id, order_id, order_number, line_id, product_id,
                product_title, options, quantity, plan_version, depth, role, rebate, base_minor, budget_rule,
                budget_basis_points, budget_minor, rate_basis_points, amount_minor, currency, state, bound_since,
                accrued_at, settled_at, release_due)
            select uuidv7(), md5('partner' || n %% %2$d)::uuid, md5('buyer' || n %% 100000)::uuid,
                   md5('order' || n)::uuid, 'BENCH-' || n, gen_random_uuid(), md5('product' || n %% 5000)::uuid,
                   'Product ' || n %% 5000, '', 1, 1, 1, 'OWNER', false, 10000, 'OWN', 1000, 1000, 4000, 400, 'CNY',
                   'PENDING', now(), now(), now(),
                   now() + case when n <= %1$d then interval '1 day' else interval '100 days' end
            from generate_series(1, 2 * %1$d) n;
            insert into ledger.transfer (id, cause_kind, cause_id, at, pending)
            select md5('seed' || p)::uuid, 'bench', md5('seed' || p)::uuid, now(), false
            from generate_series(0, %2$d - 1) p;
            insert into ledger.account (id, slot, kind, owner_id, currency, guarded, balance_minor, change_minor)
            select pg_temp.account('PARTNER_PENDING', md5('partner' || p)::uuid::text), 0, 'PARTNER_PENDING',
                   md5('partner' || p)::uuid, 'CNY', true, 2 * %1$d / %2$d * 400, 0
            from generate_series(0, %2$d - 1) p;
            insert into ledger.account (id, slot, kind, owner_id, currency, guarded, balance_minor, change_minor)
            select md5('bench-clearing')::uuid, 0, 'PROVIDER_CLEARING', md5('bench')::uuid, 'CNY', false,
                   -400 * (2 * %1$d), 0;
            insert into ledger.entry (account_id, id, transfer_id, at, amount_minor)
            select e.account, gen_random_uuid(), md5('seed' || p)::uuid, now(), e.amount
            from generate_series(0, %2$d - 1) p
            cross join lateral (values
                (pg_temp.account('PARTNER_PENDING', md5('partner' || p)::uuid::text), 2 * %1$d / %2$d * 400),
                (md5('bench-clearing')::uuid, -(2 * %1$d / %2$d * 400))) as e (account, amount);
            vacuum analyze commission.accrual;
            analyze;
            """.formatted(ROWS, PARTNERS);

    private static final String DUE = "select count(*) from commission.accrual where state = 'PENDING' and release_due <"
            + " now() + interval '2 days'";

    private static final String ONE_STATEMENT = """
            update commission.accrual set state = 'RELEASED', released_at = now(), changed_in = pg_current_xact_id()
            where state = 'PENDING' and settled_at is not null and not held
              and release_due between now() + interval '99 days' and now() + interval '101 days';
            """;

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true)) {
            market.sql(SEED);
            long start = System.nanoTime();
            passADay(market);
            while (Long.parseLong(market.sql(DUE).strip()) > 0) {
                Thread.sleep(500);
            }
            double ours = (System.nanoTime() - start) / 1e9;
            long plain = System.nanoTime();
            market.sql(ONE_STATEMENT);
            double limit = (System.nanoTime() - plain) / 1e9;
            bench.row(
                    "release of 1,000,000 commissions that are due",
                    Bench.number(ROWS / ours) + " rows/s",
                    Bench.number(ROWS / limit) + " rows/s",
                    Bench.number(limit / ours),
                    "limit: one statement that marks as many rows and moves no money; " + Bench.number(ours) + " s");
            bench.row(
                    "sum of all ledger entries afterwards",
                    market.sql("select coalesce(sum(amount_minor), 0) from ledger.entry").strip(),
                    "0",
                    "",
                    "minor units; available: "
                            + market.sql("select sum(balance_minor) from ledger.account where kind = 'PARTNER_AVAILABLE'")
                                    .strip());
        }
        Market.remove(data);
    }

    private static void passADay(Market market) throws IOException {
        try (var wire = new Wire(market.port())) {
            var jump = wire.post(
                    "/api/demo/clock", "{\"advanceSeconds\":90000}", "Idempotency-Key: " + UUID.randomUUID());
            if (jump.status() != 200) {
                throw new IllegalStateException(jump.status() + ": " + jump.body());
            }
        }
    }
}
