package shuke.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Placing and paying an order of two lines, the provider's notice included, with ledger, commission and events, beside
 * pgbench that sends the same SQL in the same transactions to the same PostgreSQL.
 */
final class Orders implements Bench.Part {
    private static final int ROUNDS = Integer.getInteger("shuke.bench.rounds", 3);
    private static final int SECONDS = Integer.getInteger("shuke.bench.seconds", 10);
    private static final int WARM_UP_SECONDS = Integer.getInteger("shuke.bench.warmup", 150);

    /** One round of ours: orders a second and processor milliseconds an order. */
    private record Round(double perSecond, double p99, double client, double server, double database) {}

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        var script = script(data);
        try (var market = new Market(data, Map.of()).start(true)) {
            ours(market, 16, WARM_UP_SECONDS);
            PgBench.run(market, script.text(), 16, 5);
            for (int clients : new int[] {16, 64}) {
                compare(bench, market, script, clients);
            }
            bench.row("sum of all ledger entries afterwards", market.sql(
                    "select coalesce(sum(amount_minor), 0) from ledger.entry").strip(), "0", "", "minor units");
        }
        Market.remove(data);
    }

    private static void compare(Bench bench, Market market, FlowScript script, int clients)
            throws Exception {
        var ours = new ArrayList<Round>();
        var limits = new ArrayList<PgBench.Result>();
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            ours.add(ours(market, clients, SECONDS));
            limits.add(PgBench.run(market, script.text(), clients, SECONDS));
            ratios.add(ours.getLast().perSecond() / limits.getLast().perSecond());
        }
        double mine = Bench.median(ours.stream().map(Round::perSecond).toList());
        double limit = Bench.median(limits.stream().map(PgBench.Result::perSecond).toList());
        bench.row(
                "place + pay, two lines, " + clients + " clients",
                Bench.number(mine) + "/s",
                Bench.number(limit) + "/s",
                Bench.number(Bench.median(ratios)),
                script.statements() + " SQL statements in " + script.transactions() + " transactions; p99 "
                        + Bench.number(Bench.median(ours.stream().map(Round::p99).toList())) + " ms");
        bench.row(
                "    CPU ms an order: client, server, database",
                cpu(ours.stream().map(Round::client).toList(), ours.stream().map(Round::server).toList(),
                        ours.stream().map(Round::database).toList()),
                cpu(limits.stream().map(PgBench.Result::clientCpu).toList(), null,
                        limits.stream().map(PgBench.Result::databaseCpu).toList()),
                "",
                "");
    }

    private static String cpu(List<Double> client, List<Double> server, List<Double> database) {
        return Bench.number(Bench.median(client)) + " + "
                + (server == null ? "–" : Bench.number(Bench.median(server))) + " + "
                + Bench.number(Bench.median(database));
    }

    private static Round ours(Market market, int clients, int seconds) throws Exception {
        double client = Processes.cpuSecondsAlone(ProcessHandle.current().pid());
        double server = market.serverCpu();
        double database = market.databaseCpu();
        var result = Load.run(market.port(), clients, Duration.ofSeconds(seconds), (wire, number, round) -> {
            OrderFlow.run(wire, OrderFlow.Wish.random());
            return true;
        });
        double orders = result.done() / 1000.0;
        return new Round(
                result.perSecond(),
                result.p99(),
                (Processes.cpuSecondsAlone(ProcessHandle.current().pid()) - client) / orders,
                (market.serverCpu() - server) / orders,
                (market.databaseCpu() - database) / orders);
    }

    /** Seeds the market, and warms it up without its jobs before one order is read. */
    private static FlowScript script(Path data) throws Exception {
        try (var market = new Market(data, Map.of("shuke.jobs", "false")).start(true)) {
            Seed.write(market);
            ours(market, 4, 5);
            var variables = "\\set b random(1, " + Seed.BUYERS + ")\n\\set s1 random(1, " + Seed.SKUS / 2
                    + ")\n\\set s2 random(" + (Seed.SKUS / 2 + 1) + ", " + Seed.SKUS + ")\n";
            return FlowScript.record(
                    market, "order", new SqlLog(subjects(4, 10, 1010)), variables, number -> wire -> OrderFlow.run(
                            wire,
                            number % 2 == 0
                                    ? new OrderFlow.Wish(4, 10, 1010)
                                    : new OrderFlow.Wish(8, 11, 1011)));
        }
    }

    private static Map<String, String> subjects(long buyer, long first, long second) {
        var subjects = new LinkedHashMap<String, String>();
        subject(subjects, "buyer", buyer, "'buyer' || :b");
        subject(subjects, "address", buyer, "'address' || :b");
        subject(subjects, "partner", Seed.partnerOf(buyer), "'partner' || ((:b)::bigint % " + Seed.PARTNERS + " + 1)");
        subject(subjects, "touch", buyer, "'touch' || :b");
        for (var sku : List.of(Map.entry(first, ":s1"), Map.entry(second, ":s2"))) {
            subject(subjects, "sku", sku.getKey(), "'sku' || " + sku.getValue());
            subject(subjects, "product", sku.getKey(), "'product' || " + sku.getValue());
            subject(subjects, "vendor", sku.getKey() % Seed.VENDORS,
                    "'vendor' || ((" + sku.getValue() + ")::bigint % " + Seed.VENDORS + ")");
        }
        accounts(subjects, buyer, first, second);
        return subjects;
    }

    private static void subject(Map<String, String> subjects, String kind, long number, String expression) {
        subjects.put(Seed.id(kind, number).toString(), "md5(" + expression + ")::uuid::text");
    }

    /** Accounts of partners and vendors vary with their owners, so that pgbench meets no hotter rows than we do. */
    private static void accounts(Map<String, String> subjects, long buyer, long first, long second) {
        account(subjects, "PARTNER_PENDING", Seed.id("partner", Seed.partnerOf(buyer)));
        account(subjects, "SUPPLIER_PENDING", Seed.id("vendor", first % Seed.VENDORS));
        account(subjects, "SUPPLIER_PENDING", Seed.id("vendor", second % Seed.VENDORS));
    }

    private static void account(Map<String, String> subjects, String kind, java.util.UUID owner) {
        var id = java.util.UUID.nameUUIDFromBytes(
                (kind + ":" + owner + ":CNY").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        subjects.putIfAbsent(
                id.toString(), "bench.account('" + kind + "', " + subjects.get(owner.toString()) + ")::text");
    }
}
