package io.shuke.support;

import io.shuke.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One PostgreSQL for the whole test run, without fsync, and a new database for each Spring context. With {@code
 * SHUKE_TEST_POSTGRES} ({@code jdbc:postgresql://host:port/}, user and password in {@code PGUSER} and {@code PGPASSWORD})
 * the databases are made on that server instead: how we know that 15 is new enough.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Started by the first context and stopped with the JVM. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            var postgres = EmbeddedPostgres.start(
                    Path.of("target", "test-data"),
                    Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"));
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
            return postgres;
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        var outside = System.getenv("SHUKE_TEST_POSTGRES");
        if (outside != null) {
            useOutside(outside, name, context);
            return;
        }
        Server.POSTGRES.createDatabase(name);
        TestPropertyValues.of(
                        "spring.datasource.url=" + Server.POSTGRES.jdbcUrl(name),
                        "spring.datasource.username=" + Server.POSTGRES.user(),
                        "spring.datasource.password=" + Server.POSTGRES.password(),
                        "shuke.data=target/test-files")
                .applyTo(context);
    }

    private static void useOutside(String server, String name, ConfigurableApplicationContext context) {
        var user = System.getenv("PGUSER");
        var password = System.getenv("PGPASSWORD");
        try (var connection = DriverManager.getConnection(server + "postgres", user, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        TestPropertyValues.of(
                        "spring.datasource.url=" + server + name,
                        "spring.datasource.username=" + user,
                        "spring.datasource.password=" + password,
                        "shuke.data=target/test-files")
                .applyTo(context);
    }
}
