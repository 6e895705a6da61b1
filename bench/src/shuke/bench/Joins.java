package shuke.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Joining groups: a seat is taken and its order placed, out of pieces that campaigns set aside, over many open groups,
 * beside pgbench that sends the same SQL in the same transactions to the same PostgreSQL.
 */
final class Joins implements Bench.Part {
    private static final int ROUNDS = Integer.getInteger("shuke.bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("shuke.bench.seconds", 10);
    private static final int WARM_UP_SECONDS = Integer.getInteger("shuke.bench.warmup", 60);
    private static final int CLIENTS = 64;
    private static final int CAMPAIGNS = 500;
    private static final int GROUPS = 10_000;
    private static final int SIZE = 50;
    private static final long PRICE = 5_000;
    private static final long FREIGHT = 800;

    /** One campaign for each of the first SKUs, each with as many groups, which their openers paid for. */
    private static final String SQL = """
            insert into groupbuying.campaigns (id, product_id, title, state, size, fill_hours, starts_at, ends_at,
                pieces_each, seats_each, made_by, made_at, published_at, least)
            select bench.id('campaign', n), bench.id('product', n), 'Bench ' || n, 'PUBLISHED', %3$d, 100,
                   now() - interval '1 day', now() + interval '30 days', 1, 20, bench.id('partner', 1), now(), now(), %3$d
            from generate_series(1, %1$d) n;
            insert into groupbuying.campaign_goods (campaign_id, sku_id, options, currency, price_minor, pieces)
            select bench.id('campaign', n), bench.id('sku', n), '', 'CNY', %4$d, 10000000 from generate_series(1, %1$d) n;
            insert into inventory.reservation (order_id, sku_id, quantity)
            select bench.id('campaign', n), bench.id('sku', n), 10000000 from generate_series(1, %1$d) n;
            insert into groupbuying.groups (id, code, campaign_id, size, fill_hours, ends_by, state, taken, paid, opened_by,
                made_at, opened_at, fills_before, least)
            select bench.id('group', n), 'benchgroup' || lpad(n::text, 6, '0'), bench.id('campaign', n %% %1$d + 1), %3$d,
                   100, now() + interval '30 days', 'OPEN', 1, 1, bench.id('partner', n %% 500 + 1), now(), now(),
                   now() + interval '100 hours', %3$d
            from generate_series(1, %2$d) n;
            insert into groupbuying.seats (group_id, id, campaign_id, seat_no, order_id, person_id, owner_id, ordinal, state,
                taken_at, paid_at)
            select bench.id('group', n), bench.id('seat', n), bench.id('campaign', n %% %1$d + 1), 1,
                   bench.id('opening', n), bench.id('opener', n), bench.id('opener', n), 1, 'PAID', now(), now()
            from generate_series(1, %2$d) n;
            analyze;
            """;

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        var script = script(data);
        try (var market = new Market(data, Map.of()).start(true)) {
            ours(market, WARM_UP_SECONDS);
            long wrong = wrong(market);
            PgBench.run(market, script.text(), CLIENTS, 5);
            var ours = new ArrayList<Load.Result>();
            var limits = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < ROUNDS; i++) {
                long before = wrong(market);
                ours.add(ours(market, SECONDS));
                wrong += wrong(market) - before;
                limits.add(PgBench.run(market, script.text(), CLIENTS, SECONDS).perSecond());
                ratios.add(ours.getLast().perSecond() / limits.getLast());
            }
            bench.row(
                    "joins: seat taken + order placed, " + CLIENTS + " clients, " + GROUPS + " groups",
                    Bench.number(Bench.median(ours.stream().map(Load.Result::perSecond).toList())) + "/s",
                    Bench.number(Bench.median(limits)) + "/s",
                    Bench.number(Bench.median(ratios)),
                    script.statements() + " SQL statements in " + script.transactions() + " transactions; p99 "
                            + Bench.number(Bench.median(ours.stream().map(Load.Result::p99).toList())) + " ms");
            bench.row("groups with other seats taken than there are, or more than places", String.valueOf(wrong), "0", "", "");
        }
        Market.remove(data);
    }

    /** pgbench leaves some behind: it takes a seat for a buyer who has one, where the server refuses and takes all back. */
    private static long wrong(Market market) throws Exception {
        return Long.parseLong(market.sql("""
                select count(*) from groupbuying.groups g
                where taken > size or taken <> (select count(*) from groupbuying.seats s
                                                where s.group_id = g.id and s.state <> 'BACK')
                """).strip());
    }

    private static Load.Result ours(Market market, int seconds) throws Exception {
        return Load.run(market.port(), CLIENTS, Duration.ofSeconds(seconds), (wire, client, round) -> {
            var random = ThreadLocalRandom.current();
            return join(wire, random.nextLong(1, Seed.BUYERS + 1), random.nextLong(1, GROUPS + 1));
        });
    }

    /** False where the buyer has a seat in the group, or as many of the campaign as one may have. */
    private static boolean join(Wire wire, long buyer, long group) throws Exception {
        long campaign = group % CAMPAIGNS + 1;
        var body = "{\"lines\":[{\"skuId\":\"" + Seed.id("sku", campaign) + "\",\"quantity\":1,\"unitPrice\":" + money(PRICE)
                + "}],\"addressId\":\"" + Seed.id("address", buyer) + "\",\"group\":{\"campaignId\":\""
                + Seed.id("campaign", campaign) + "\",\"code\":\"" + code(group) + "\"},\"total\":" + money(PRICE + FREIGHT)
                + "}";
        var answer = wire.post(
                "/api/orders",
                body,
                Seed.bearer(buyer),
                OrderFlow.key());
        if (answer.status() != 201 && !answer.body().contains("group-seat-had")) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
        return answer.status() == 201;
    }

    private static String money(long minor) {
        return "{\"amountMinor\":" + minor + ",\"currency\":\"CNY\"}";
    }

    private static String code(long group) {
        return String.format("benchgroup%06d", group);
    }

    /** Each sample joins another group of the same campaign, for nobody has two seats in one. */
    private static FlowScript script(Path data) throws Exception {
        try (var market = new Market(data, Map.of("shuke.jobs", "false")).start(true)) {
            Seed.write(market);
            market.sql(String.format(SQL, CAMPAIGNS, GROUPS, SIZE, PRICE));
            ours(market, 5);
            var variables = "\\set b random(1, " + Seed.BUYERS + ")\n\\set g random(1, " + GROUPS + ")\n\\set s1 (:g % "
                    + CAMPAIGNS + ") + 1\n";
            return FlowScript.record(
                    market, "join", new SqlLog(subjects(4, group(4))), variables,
                    number -> wire -> join(wire, number % 2 == 0 ? 4 : 8, group(number)));
        }
    }

    private static long group(int number) {
        return 9 + (number % 2) + (long) CAMPAIGNS * (number / 2);
    }

    private static Map<String, String> subjects(long buyer, long group) {
        long campaign = group % CAMPAIGNS + 1;
        var subjects = new LinkedHashMap<String, String>();
        subject(subjects, "buyer", buyer, "'buyer' || :b");
        subject(subjects, "address", buyer, "'address' || :b");
        subject(subjects, "partner", Seed.partnerOf(buyer), "'partner' || ((:b)::bigint % " + Seed.PARTNERS + " + 1)");
        subject(subjects, "touch", buyer, "'touch' || :b");
        subject(subjects, "group", group, "'group' || :g");
        subject(subjects, "campaign", campaign, "'campaign' || :s1");
        subject(subjects, "sku", campaign, "'sku' || :s1");
        subject(subjects, "product", campaign, "'product' || :s1");
        subject(subjects, "vendor", campaign % Seed.VENDORS, "'vendor' || ((:s1)::bigint % " + Seed.VENDORS + ")");
        subjects.put(code(group), "'benchgroup' || lpad((:g)::text, 6, '0')");
        return subjects;
    }

    private static void subject(Map<String, String> subjects, String kind, long number, String expression) {
        subjects.put(Seed.id(kind, number).toString(), "md5(" + expression + ")::uuid::text");
    }
}
