package io.shuke.support;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says when another transaction waits for a lock, so that a meeting of two need not be a matter of luck. */
public final class Waiters {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Waiters() {}

    /** Returns once another transaction of this test's database waits for a lock; nobody within ten seconds fails. */
    public static void await(JdbcClient jdbc) {
        var giveUpAt = System.nanoTime() + LONGEST.toNanos();
        while (nobodyWaits(jdbc)) {
            if (System.nanoTime() > giveUpAt) {
                throw new AssertionError("nobody waited");
            }
            Thread.onSpinWait();
        }
    }

    private static boolean nobodyWaits(JdbcClient jdbc) {
        return jdbc.sql("""
                select not exists (select from pg_stat_activity
                                   where datname = current_database() and wait_event_type = 'Lock')
                """).query(Boolean.class).single();
    }
}
