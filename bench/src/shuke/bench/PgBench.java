package shuke.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs a script through pgbench, prepared statements on, against the market's own database. */
final class PgBench {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+)");

    /** Rounds a second, and processor milliseconds of the client and of the database for each round. */
    record Result(double perSecond, double clientCpu, double databaseCpu) {}

    private PgBench() {}

    static Result run(Market market, String script, int clients, int seconds) throws Exception {
        var file = Files.createTempFile("pgbench", ".sql");
        Files.writeString(file, script);
        double database = market.databaseCpu();
        var command = new ArrayList<>(List.of("bash", "-c"));
        command.add("TIMEFORMAT='cpu %U %S'; time pgbench -n -M prepared -c " + clients + " -j 2 -T " + seconds
                + " -f " + file + " 2>&1");
        var output = Programs.output(market.databaseEnvironment(), "", command.toArray(String[]::new));
        var tps = TPS.matcher(output);
        var failed = FAILED.matcher(output);
        var cpu = Pattern.compile("cpu ([0-9.]+) ([0-9.]+)").matcher(output);
        if (!tps.find() || !cpu.find() || failed.find() && !failed.group(1).equals("0") || output.contains("aborted")) {
            throw new IllegalStateException("pgbench did not run cleanly:\n" + output);
        }
        double perSecond = Double.parseDouble(tps.group(1));
        double rounds = perSecond * seconds;
        double client = Double.parseDouble(cpu.group(1)) + Double.parseDouble(cpu.group(2));
        Files.delete(file);
        return new Result(perSecond, 1000 * client / rounds, 1000 * (market.databaseCpu() - database) / rounds);
    }

}
