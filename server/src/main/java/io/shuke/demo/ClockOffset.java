package io.shuke.demo;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@Profile("demo")
@DependsOn("moduleMigrations")
class ClockOffset {
    private final JdbcClient jdbc;

    ClockOffset(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Duration ahead() {
        return Duration.of(
                jdbc.sql("select ahead_micros from demo.clock")
                        .query(Long.class)
                        .single(),
                ChronoUnit.MICROS);
    }

    /** Empty where it would stand farther ahead than it may. */
    Optional<Duration> advance(Duration jump, Duration farthest) {
        return jdbc.sql("""
                update demo.clock set ahead_micros = ahead_micros + :jump
                where ahead_micros + :jump <= :farthest
                returning ahead_micros
                """)
                .param("jump", micros(jump))
                .param("farthest", micros(farthest))
                .query(Long.class)
                .optional()
                .map(micros -> Duration.of(micros, ChronoUnit.MICROS));
    }

    private static long micros(Duration duration) {
        return duration.dividedBy(Duration.ofNanos(1_000));
    }
}
