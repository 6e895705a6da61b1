package io.shuke.catalog;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The number of the catalogue's latest change. A writer raises it last in its transaction: it is one row. */
@Repository
class Revision {
    private final JdbcClient jdbc;

    Revision(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long current() {
        return jdbc.sql("select number from catalog.revision").query(Long.class).single();
    }

    void raise() {
        jdbc.sql("update catalog.revision set number = number + 1").update();
    }
}
