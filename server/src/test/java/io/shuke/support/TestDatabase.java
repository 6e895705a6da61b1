package io.shuke.support;

import io.shuke.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One PostgreSQL for the whole test run, without fsync, and a new database for each Spring context. */
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
        Server.POSTGRES.createDatabase(name);
        TestPropertyValues.of(
                        "spring.datasource.url=" + Server.POSTGRES.jdbcUrl(name),
                        "spring.datasource.username=" + Server.POSTGRES.user(),
                        "spring.datasource.password=" + Server.POSTGRES.password(),
                        "shuke.data=target/test-files")
                .applyTo(context);
    }
}
