package io.shuke.sandbox;

import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OutgoingNotices {
    /** A notice that is to be sent now. */
    record Outgoing(UUID id, String merchant, String body, boolean forged, int attempts) {}

    private final JdbcClient jdbc;

    OutgoingNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void append(String merchant, String body, boolean forged, String state, Instant dueAt) {
        jdbc.sql("""
                insert into sandbox.notice (id, merchant, body, forged, state, due_at)
                values (:id, :merchant, :body, :forged, :state, :dueAt)
                """)
                .param("id", Ids.next())
                .param("merchant", merchant)
                .param("body", body)
                .param("forged", forged)
                .param("state", state)
                .param("dueAt", Times.sql(dueAt))
                .update();
    }

    /** Takes notices that are due, in order, and keeps others from sending them until the time given. */
    List<Outgoing> take(Instant now, Instant until, int atMost) {
        return jdbc.sql("""
                with due as materialized (
                    select id from sandbox.notice where state = 'WAITING' and due_at <= :now
                    order by due_at, id for update skip locked limit :atMost
                ),
                taken as (
                    update sandbox.notice set due_at = :until, attempts = attempts + 1
                    where id in (select id from due)
                    returning id, merchant, body, forged, attempts
                )
                select id, merchant, body, forged, attempts from taken order by id
                """)
                .param("now", Times.sql(now))
                .param("until", Times.sql(until))
                .param("atMost", atMost)
                .query(Outgoing.class)
                .list();
    }

    void answered(UUID id, String state, String answer, Instant dueAt) {
        jdbc.sql("""
                update sandbox.notice set state = :state, last_answer = :answer, due_at = :dueAt
                where id = :id and state = 'WAITING'
                """)
                .param("id", id)
                .param("state", state)
                .param("answer", answer)
                .param("dueAt", Times.sql(dueAt))
                .update();
    }
}
