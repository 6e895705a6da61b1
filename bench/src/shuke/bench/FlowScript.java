package shuke.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/** The SQL of one flow as a pgbench script, with how many statements and transactions that is. */
record FlowScript(String text, long statements, long transactions) {
    /** What a client does, over and over. */
    interface Flow {
        void run(Wire wire) throws Exception;
    }

    /**
     * Reads from the database's log what a flow sends, of a market without its jobs, and keeps it beside the results. The
     * flows are told by their number: each sample runs an odd one, of other subjects, so that what a session or a plan
     * remembers is theirs, and then the even one that is read. The first two samples are thrown away: what is asked or
     * opened once in a lifetime is over by then.
     *
     * @param variables sets what the subjects vary with, {@code :round} apart
     */
    static FlowScript record(
            Market market, String name, SqlLog log, String variables, IntFunction<Flow> flows) throws Exception {
        startLog(market);
        sample(market, flows, 0);
        sample(market, flows, 2);
        var first = sample(market, flows, 4);
        var second = sample(market, flows, 6);
        endLog(market);
        log.compare(first, second);
        var text = "\\set round random(1, 9000000000000000000)\n" + variables + log.script(first);
        Files.createDirectories(Path.of("bench/results"));
        Files.writeString(Path.of("bench/results/" + name + ".pgbench.sql"), text);
        long begins = first.stream().filter(each -> isBegin(each.sql())).count();
        long ends = first.stream().filter(each -> isEnd(each.sql())).count();
        return new FlowScript(text, first.size() - begins - ends, begins + alone(first));
    }

    /** What a flow sends that is run twice, for what a session or a plan remembers; transactions' ends apart. */
    static List<SqlLog.Statement> read(Market market, Flow flow) throws Exception {
        startLog(market);
        var statements = sample(market, number -> flow, 0);
        endLog(market);
        return statements.stream()
                .filter(each -> !isBegin(each.sql()) && !isEnd(each.sql()))
                .toList();
    }

    private static void startLog(Market market) throws Exception {
        market.sql("alter system set log_min_duration_statement = 0");
        market.sql("alter system set log_parameter_max_length = -1");
    }

    private static void endLog(Market market) throws Exception {
        market.sql("alter system reset all");
        market.sql("select pg_reload_conf()");
    }

    /** The demonstration's clock is looked at every few seconds by itself, by no flow. */
    private static List<SqlLog.Statement> sample(Market market, IntFunction<Flow> flows, int number)
            throws Exception {
        market.sql("select pg_reload_conf()");
        Thread.sleep(6_000);
        run(market, flows.apply(number + 1));
        int before = market.databaseLog().size();
        run(market, flows.apply(number));
        return SqlLog.read(market.databaseLog().subList(before, market.databaseLog().size())).stream()
                .filter(statement -> !statement.sql().contains("demo.clock"))
                .toList();
    }

    private static void run(Market market, Flow flow) throws Exception {
        try (var wire = new Wire(market.port())) {
            flow.run(wire);
        }
        Thread.sleep(500);
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
}
