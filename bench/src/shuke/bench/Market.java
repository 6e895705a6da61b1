package shuke.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A market of its own for measuring: the packaged server on a free port, with data in a folder of its own. */
final class Market implements AutoCloseable {
    private static final Path APP = Path.of("server/target/app");
    private static final String LAUNCHED_BY = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path data;
    private final Map<String, String> settings;
    private Process process;
    private int port;
    private double secondsToReady;

    Market(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
    }

    static Path newData() throws IOException {
        return Files.createTempDirectory("shuke-bench");
    }

    /** Starts the server and waits until it is ready. */
    Market start(boolean withCache) throws Exception {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var command = new ArrayList<>(List.of(
                LAUNCHED_BY,
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-XX:+UseSerialGC",
                "-Xms128m",
                "-Xmx768m"));
        if (withCache && Files.exists(APP.resolve("shuke.aot"))) {
            command.add("-XX:AOTCache=" + APP.resolve("shuke.aot"));
        }
        command.add("-Dspring.profiles.active=demo");
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", APP.resolve("shuke.jar").toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile());
        // Room for as many clients of pgbench as of ours.
        builder.environment().put("SHUKE_DATABASE_CONNECTIONS", "400");
        builder.environment().put("SHUKE_DATA", data.toString());
        builder.environment().put("SHUKE_PORT", String.valueOf(port));
        builder.environment().put("SHUKE_PUBLIC_URL", "http://localhost:" + port);
        long start = System.nanoTime();
        process = builder.start();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() - start > Duration.ofMinutes(2).toNanos()) {
                throw new IllegalStateException(
                        "the market does not start:\n" + Files.readString(data.resolve("server.log")));
            }
            Thread.sleep(20);
        }
        secondsToReady = (System.nanoTime() - start) / 1e9;
        return this;
    }

    private boolean ready() {
        try (var wire = new Wire(port)) {
            return wire.get("/actuator/health/readiness").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    double secondsToReady() {
        return secondsToReady;
    }

    long postgresPid() throws IOException {
        return Long.parseLong(lock().get(0).strip());
    }

    /** Processor seconds of the server without the database it started. */
    double serverCpu() {
        return Processes.cpuSecondsAlone(pid());
    }

    double databaseCpu() throws IOException {
        return Processes.cpuSeconds(postgresPid());
    }

    List<String> databaseLog() throws IOException {
        return Files.readAllLines(data.resolve("postgres/postgres.log"));
    }

    /** Environment under which psql and pgbench reach the database. */
    Map<String, String> databaseEnvironment() throws IOException {
        return Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", lock().get(3).strip(),
                "PGUSER", "shuke",
                "PGDATABASE", "shuke",
                "PGPASSWORD", Files.readString(data.resolve("postgres/password")).strip());
    }

    /** Runs SQL through psql and answers what it prints, unaligned. */
    String sql(String sql) throws Exception {
        return Programs.output(databaseEnvironment(), sql, "psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-f", "-");
    }

    private List<String> lock() throws IOException {
        return Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"), StandardCharsets.UTF_8);
    }

    void stop() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the market does not stop");
        }
    }

    @Override
    public void close() throws Exception {
        if (process != null && process.isAlive()) {
            stop();
        }
    }

    static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
