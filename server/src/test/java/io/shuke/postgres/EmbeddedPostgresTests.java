package io.shuke.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {
    @TempDir
    private Path data;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() {
        postgres = EmbeddedPostgres.start(data, Map.of());
    }

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @Test
    void writesWhatItAcknowledgesToDisk() throws SQLException {
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        assertThat(ask("show full_page_writes")).isEqualTo("on");
    }

    @Test
    void keepsWhatWasCommittedWhenTheServerIsKilled() throws SQLException {
        execute("create table kept (n int)");
        execute("insert into kept values (42)");
        postgres.letGo();
        kill();
        postgres = EmbeddedPostgres.start(data, Map.of());
        assertThat(ask("select n from kept")).isEqualTo("42");
    }

    @Test
    void comesBackOnItsPortWhenTheServerIsKilledUnderneath() throws SQLException {
        execute("create table kept (n int)");
        execute("insert into kept values (42)");
        kill();
        assertThat(askPatiently("select n from kept")).isEqualTo("42");
        kill();
        assertThat(askPatiently("select n from kept")).isEqualTo("42");
    }

    @Test
    void keepsEveryAcknowledgedRowWhenItIsKilledUnderLoad() throws SQLException {
        execute("create table acknowledged (n int primary key)");
        var next = new AtomicInteger();
        var acknowledged = ConcurrentHashMap.<Integer>newKeySet();
        var enough = new AtomicBoolean();
        try (var writers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                writers.execute(() -> write(next, acknowledged, enough));
            }
            for (int kills = 1; kills <= 3; kills++) {
                var before = acknowledged.size();
                awaitMoreThan(before + 50, acknowledged);
                kill();
            }
            awaitMoreThan(acknowledged.size() + 50, acknowledged);
            enough.set(true);
        }
        var kept = ask("select string_agg(n::text, ',') from acknowledged").split(",", -1);
        assertThat(kept).contains(acknowledged.stream().map(String::valueOf).toArray(String[]::new));
    }

    /** Writes row after row, each committed by itself, and notes those that were acknowledged. */
    private void write(AtomicInteger next, Set<Integer> acknowledged, AtomicBoolean enough) {
        while (!enough.get()) {
            try (var connection = DriverManager.getConnection(
                            postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                    var insert = connection.prepareStatement("insert into acknowledged values (?)")) {
                while (!enough.get()) {
                    var n = next.incrementAndGet();
                    insert.setInt(1, n);
                    insert.executeUpdate();
                    acknowledged.add(n);
                }
            } catch (SQLException killed) {
                Thread.onSpinWait();
            }
        }
    }

    private static void awaitMoreThan(int count, Set<Integer> acknowledged) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (acknowledged.size() <= count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Test
    void adoptsTheServerThatOutlivedItsProcess() {
        var again = EmbeddedPostgres.start(data, Map.of());
        again.letGo();
        assertThat(again.pid()).isEqualTo(postgres.pid());
        assertThat(again.port()).isEqualTo(postgres.port());
    }

    @Test
    void listensOnLoopbackAloneAndAsksForThePassword() throws SQLException {
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void startsAgainWithTheSamePasswordAfterAStop() throws SQLException {
        var password = postgres.password();
        postgres.stop();
        postgres = EmbeddedPostgres.start(data, Map.of());
        assertThat(postgres.password()).isEqualTo(password);
        assertThat(ask("select 1")).isEqualTo("1");
    }

    private void kill() {
        var server = ProcessHandle.of(postgres.pid()).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    /** Asks the same address until it answers. */
    private String askPatiently(String sql) throws SQLException {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return ask(sql);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private String ask(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
