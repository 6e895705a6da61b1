package io.shuke.shared.web;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Forgets answers that were kept for repeated requests: they repeat what a person was told about themselves. */
@Repository
public class AnsweredRequests {
    private final JdbcClient jdbc;

    AnsweredRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Forgets the person's own, and those to others in which one of the texts stands. */
    public void forget(UUID personId, List<String> texts) {
        jdbc.sql("""
                delete from shared.idempotency
                where scope = :person
                   or exists (select from unnest(cast(:texts as text[])) t where strpos(body, t) > 0)
                """)
                .param("person", personId)
                .param("texts", texts.toArray(String[]::new))
                .update();
    }
}
