package io.shuke.demo;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers what was loaded for a demonstration, so that it happens once, however many processes start. */
@Repository
class Loaded {
    private final JdbcClient jdbc;
    private final MarketClock clock;

    Loaded(JdbcClient jdbc, MarketClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** True for the one who may load it. Others wait until that transaction has ended. */
    boolean claim(String what) {
        return jdbc.sql("insert into demo.loaded (what, at) values (:what, :at) on conflict do nothing")
                        .param("what", what)
                        .param("at", Times.sql(clock.instant()))
                        .update()
                == 1;
    }

    boolean holds(String what) {
        return jdbc.sql("select exists (select from demo.loaded where what = :what)")
                .param("what", what)
                .query(Boolean.class)
                .single();
    }

    boolean anything() {
        return jdbc.sql("select exists (select from demo.loaded)")
                .query(Boolean.class)
                .single();
    }
}
