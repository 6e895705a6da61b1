package io.shuke.shared;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
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

    /**
     * What one transaction says is written together, right before it commits: one statement, however much it is. What is
     * said while that happens, or outside of a transaction, is written at once.
     */
    @Override
    public void append(Object event) {
        var waiting = handlers.stream()
                .filter(handler -> handler.type() == event.getClass())
                .map(handler -> new Said(Ids.next(), handler.name(), json.writeValueAsString(event)))
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            insert(waiting);
            return;
        }
        Collected.here(this).add(waiting);
    }

    /** An event on its way to one handler. */
    private record Said(UUID id, String handler, String payload) {}

    /** What the current transaction has said so far. */
    private static final class Collected implements TransactionSynchronization {
        private final StoredOutbox outbox;
        private final List<Said> said = new ArrayList<>();
        private boolean written;

        private Collected(StoredOutbox outbox) {
            this.outbox = outbox;
        }

        static Collected here(StoredOutbox outbox) {
            for (var known : TransactionSynchronizationManager.getSynchronizations()) {
                if (known instanceof Collected collected && collected.outbox == outbox) {
                    return collected;
                }
            }
            var collected = new Collected(outbox);
            TransactionSynchronizationManager.registerSynchronization(collected);
            return collected;
        }

        void add(List<Said> more) {
            if (written) {
                outbox.insert(more);
            } else {
                said.addAll(more);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            outbox.insert(said);
        }
    }

    private void insert(List<Said> said) {
        jdbc.sql("""
                insert into shared.outbox (id, handler, payload, created_at, due_at)
                select s.id, s.handler, s.payload, :now, :now
                from unnest(cast(:ids as uuid[]), cast(:handlers as text[]), cast(:payloads as jsonb[]))
                    as s (id, handler, payload)
                """)
                .param("ids", said.stream().map(Said::id).toArray(UUID[]::new))
                .param("handlers", said.stream().map(Said::handler).toArray(String[]::new))
                .param("payloads", said.stream().map(Said::payload).toArray(String[]::new))
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    /**
     * Takes due rows away, locked until the transaction ends: committed, they are handled; rolled back, still due. They are
     * chosen before anything is deleted: chosen by a plain subselect, the database may look again after each row and take
     * more than it should.
     */
    List<Due> take(int atMost) {
        return jdbc.sql("""
                with due as materialized (
                    select id from shared.outbox where due_at <= :now order by due_at, id
                    for update skip locked limit :at_most
                )
                delete from shared.outbox o using due where o.id = due.id
                returning o.id, o.handler, o.payload::text as payload, o.attempts
                """)
                .param("now", Times.sql(clock.instant()))
                .param("at_most", atMost)
                .query(Due.class)
                .list();
    }

    /** How many events failed at least so often, by their handler. */
    Map<String, Long> failedAtLeast(int attempts) {
        var found = new TreeMap<String, Long>();
        jdbc.sql("""
                select handler, count(*) as events from shared.outbox where attempts >= :attempts group by handler
                """).param("attempts", attempts).query(row -> {
            found.put(row.getString("handler"), row.getLong("events"));
        });
        return found;
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
