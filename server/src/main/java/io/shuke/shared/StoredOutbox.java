package io.shuke.shared;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes events for their handlers and hands due ones to the delivery, each row to one process at a time. */
@Repository
class StoredOutbox implements Outbox {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final List<Handler<?>> handlers;

    /** A delivery that is due. */
    record Due(UUID id, String handler, String payload, int attempts) {}

    StoredOutbox(JdbcClient jdbc, JsonMapper json, Clock clock, List<Handler<?>> handlers) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.handlers = handlers;
    }

    @Override
    public void append(Object event) {
        for (var handler : handlers) {
            if (handler.type() == event.getClass()) {
                append(handler, event);
            }
        }
    }

    private void append(Handler<?> handler, Object event) {
        jdbc.sql("""
                insert into shared.outbox (id, handler, payload, created_at, due_at)
                values (:id, :handler, cast(:payload as jsonb), :now, :now)
                """)
                .param("id", Ids.next())
                .param("handler", handler.name())
                .param("payload", json.writeValueAsString(event))
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    /** Takes due rows away, locked until the transaction ends: committed, they are handled; rolled back, still due. */
    List<Due> take(int atMost) {
        return jdbc.sql("""
                delete from shared.outbox
                where id in (select id from shared.outbox where due_at <= :now order by due_at, id
                             for update skip locked limit :at_most)
                returning id, handler, payload::text as payload, attempts
                """)
                .param("now", Times.sql(clock.instant()))
                .param("at_most", atMost)
                .query(Due.class)
                .list();
    }

    void postpone(Due due, String error, long seconds) {
        jdbc.sql("""
                update shared.outbox set attempts = attempts + 1, due_at = :due_at, last_error = :error
                where id = :id
                """)
                .param("due_at", Times.sql(clock.instant().plusSeconds(seconds)))
                .param("error", error)
                .param("id", due.id())
                .update();
    }
}
