package io.shuke.sandbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sandbox's faults, the same for all processes. */
@Repository
public class StoredFaults {
    private final JdbcClient jdbc;

    StoredFaults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Faults now() {
        return jdbc.sql("""
                select double as twice, delay_seconds, reorder, lose, forge, refuse from sandbox.faults
                """).query(Faults.class).single();
    }

    public void set(Faults faults) {
        jdbc.sql("""
                update sandbox.faults set double = :twice, delay_seconds = :delaySeconds, reorder = :reorder,
                                          lose = :lose, forge = :forge, refuse = :refuse
                """)
                .param("twice", faults.twice())
                .param("delaySeconds", faults.delaySeconds())
                .param("reorder", faults.reorder())
                .param("lose", faults.lose())
                .param("forge", faults.forge())
                .param("refuse", faults.refuse())
                .update();
    }
}
