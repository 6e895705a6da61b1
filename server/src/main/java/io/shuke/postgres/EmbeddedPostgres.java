package io.shuke.postgres;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server that belongs to this process: unpacked, initialised once, started with durable settings and
 * stopped with the process. A server that outlived a killed process is adopted, not started twice; one that dies while
 * this process lives is started again on its port. It listens on loopback alone and asks for a generated password that
 * lies in the data folder.
 */
public final class EmbeddedPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    private static final Duration STALE_LOCK_WITHIN = Duration.ofSeconds(15);
    private static final String USER = "shuke";

    private final PostgresFolder folder;
    private final Map<String, String> settings;
    private volatile @Nullable ProcessHandle server;
    private volatile boolean stopping;
    private int port;

    private EmbeddedPostgres(PostgresFolder folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Starts (or adopts) the server whose data lies under the folder, and answers once it accepts connections.
     *
     * @param settings {@code postgresql.conf} settings on top of the durable defaults
     */
    public static EmbeddedPostgres start(Path data, Map<String, String> settings) {
        var postgres = new EmbeddedPostgres(new PostgresFolder(data, USER), settings);
        try {
            postgres.folder.prepare();
            postgres.adoptOrLaunch(freePort());
            postgres.watch();
            return postgres;
        } catch (IOException e) {
            throw new IllegalStateException("The embedded PostgreSQL cannot be started: " + e.getMessage(), e);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return folder.password();
    }

    public int port() {
        return port;
    }

    /** The process id of the server, for whoever has to watch or kill it. */
    public long pid() {
        return server == null ? -1 : server.pid();
    }

    /** Makes the database unless it is there. */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " cannot be made", e);
        }
    }

    /** A fast shutdown: sessions end, everything acknowledged is on disk. */
    public void stop() {
        stopping = true;
        synchronized (this) {
            var running = server;
            if (running == null || !running.isAlive()) {
                return;
            }
            signal("INT", running.pid());
            await(STOPPED_WITHIN, () -> !running.isAlive());
            server = null;
        }
    }

    /** Whoever uses the database keeps its address, so a server that died comes back on the port it had. */
    private void watch() {
        var running = server;
        if (running != null) {
            var unused = running.onExit().thenRun(() -> {
                if (!stopping) {
                    Thread.ofPlatform().daemon().name("postgres-again").start(this::launchAgain);
                }
            });
        }
    }

    private void launchAgain() {
        LOG.warn("the PostgreSQL server ended by itself; starting it again");
        try {
            adoptOrLaunch(port);
            if (!stopping) {
                LOG.warn("the PostgreSQL server is back");
                watch();
            }
        } catch (IOException e) {
            LOG.error("the PostgreSQL server does not come back; stop Shuke and start it again", e);
        }
    }

    /** Watches the server no longer; it runs on. */
    void letGo() {
        stopping = true;
    }

    private void adoptOrLaunch(int freePort) throws IOException {
        var deadline = System.nanoTime() + STALE_LOCK_WITHIN.toNanos();
        while (!stopping) {
            if (adopted() || launched(freePort)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("it does not start; see " + folder.log());
            }
            pause(500);
        }
    }

    private boolean adopted() {
        var lock = folder.lock();
        if (lock.isEmpty()) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(lock.get().pid()).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        port = lock.get().port();
        if (!await(Duration.ofSeconds(5), this::accepts)) {
            return false;
        }
        LOG.info(
                "adopted the PostgreSQL server that was still running (pid {})",
                lock.get().pid());
        server = process.get();
        return true;
    }

    private synchronized boolean launched(int freePort) throws IOException {
        if (stopping) {
            return false;
        }
        port = freePort;
        var command = new ArrayList<>(folder.asServerUser());
        command.add(folder.binary("postgres"));
        command.addAll(List.of("-D", folder.cluster().toString(), "-p", String.valueOf(port)));
        command.addAll(List.of("-h", "127.0.0.1", "-k", ""));
        DurableSettings.with(settings).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        builder.environment().remove("PGDATA");
        var process = builder.start();
        server = process.toHandle();
        return await(READY_WITHIN, () -> !process.isAlive() || accepts()) && process.isAlive();
    }

    private boolean accepts() {
        try (var connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, password());
    }

    private static int freePort() throws IOException {
        var wanted = System.getenv("SHUKE_POSTGRES_PORT");
        if (wanted != null) {
            return Integer.parseInt(wanted);
        }
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean await(Duration atMost, java.util.function.BooleanSupplier condition) {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(50);
        }
        return true;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL starts", e);
        }
    }
}
