package shuke.bench;

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

    private static void compare(Bench bench, Market market, Script script, int clients)
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

    /** The SQL of one order as a pgbench script. */
    private record Script(String text, long statements, long transactions) {}

    /**
     * Seeds the market, warms it up without its jobs, and reads from the database's log what one order sends. The first
     * two samples are thrown away: a partner's first sale opens accounts, and that the buyer has bought before is asked
     * until it is so.
     */
    private static Script script(java.nio.file.Path data) throws Exception {
        try (var market = new Market(data, Map.of("shuke.jobs", "false")).start(true)) {
            Seed.write(market);
            ours(market, 4, 5);
            market.sql("alter system set log_min_duration_statement = 0");
            market.sql("alter system set log_parameter_max_length = -1");
            var wish = new OrderFlow.Wish(4, 10, 1010);
            sample(market, wish);
            sample(market, wish);
            var first = sample(market, wish);
            var second = sample(market, wish);
            market.sql("alter system reset all");
            market.sql("select pg_reload_conf()");
            var log = new SqlLog(subjects(4, 10, 1010));
            log.compare(first, second);
            var text = "\\set round random(1, 9000000000000000000)\n\\set b random(1, " + Seed.BUYERS + ")\n\\set s1 random(1, "
                    + Seed.SKUS / 2 + ")\n\\set s2 random(" + (Seed.SKUS / 2 + 1) + ", " + Seed.SKUS + ")\n"
                    + log.script(first);
            java.nio.file.Files.createDirectories(java.nio.file.Path.of("bench/results"));
            java.nio.file.Files.writeString(java.nio.file.Path.of("bench/results/order.pgbench.sql"), text);
            long begins = first.stream().filter(each -> isBegin(each.sql())).count();
            long ends = first.stream().filter(each -> isEnd(each.sql())).count();
            return new Script(text, first.size() - begins - ends, begins + alone(first));
        }
    }

    /**
     * Sessions are remembered for seconds, plans for longer: another buyer's order first, so that only ours is read. The
     * demonstration's clock is looked at every few seconds by itself, by no order.
     */
    private static List<SqlLog.Statement> sample(Market market, OrderFlow.Wish wish) throws Exception {
        market.sql("select pg_reload_conf()");
        Thread.sleep(6_000);
        try (var wire = new Wire(market.port())) {
            OrderFlow.run(wire, new OrderFlow.Wish(wish.buyer() + 4, wish.first() + 1, wish.second() + 1));
        }
        Thread.sleep(500);
        int before = market.databaseLog().size();
        try (var wire = new Wire(market.port())) {
            OrderFlow.run(wire, wish);
        }
        Thread.sleep(500);
        return SqlLog.read(market.databaseLog().subList(before, market.databaseLog().size())).stream()
                .filter(statement -> !statement.sql().contains("demo.clock"))
                .toList();
    }

    private static long alone(List<SqlLog.Statement> statements) {
        long alone = 0;
        boolean within = false;
        for (var statement : statements) {
            if (isBegin(statement.sql())) {
                within = true;
            } else if (isEnd(statement.sql())) {
                within = false;
            } else if (!within) {
                alone++;
            }
        }
        return alone;
    }

    private static boolean isBegin(String sql) {
        return sql.strip().equalsIgnoreCase("begin");
    }

    private static boolean isEnd(String sql) {
        return sql.strip().equalsIgnoreCase("commit");
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
