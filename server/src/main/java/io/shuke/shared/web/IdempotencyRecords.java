package io.shuke.shared.web;

import io.shuke.shared.Times;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdempotencyRecords {
    private final JdbcClient jdbc;
    private final Clock clock;

    /** A stored answer, or the sign that another request holds the key right now. */
    record Found(boolean running, byte[] requestHash, int status, String body) {}

    IdempotencyRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Claims the key until the transaction ends and reads its record, in one statement. The read's snapshot is older
     * than the lock, so a record written in between stays unseen; the primary key then refuses the second record.
     */
    @Nullable
    Found lockAndFind(IdempotencyKey key) {
        return jdbc.sql("""
                select not pg_try_advisory_xact_lock(:lock) as running, r.request_hash, r.status, r.body
                from (values (1)) as one
                left join shared.idempotency r on r.scope = :scope and r.key = :key
                """)
                .param("lock", key.lock())
                .param("scope", key.scope())
                .param("key", key.key())
                .query((row, number) -> {
                    var hash = row.getBytes("request_hash");
                    var running = row.getBoolean("running") && hash == null;
                    return hash == null && !running
                            ? new Found(false, new byte[0], 0, "")
                            : new Found(
                                    running,
                                    hash == null ? new byte[0] : hash,
                                    row.getInt("status"),
                                    row.getString("body"));
                })
                .optional()
                .filter(found -> found.running() || found.status() != 0)
                .orElse(null);
    }

    @Nullable
    Found find(IdempotencyKey key) {
        return jdbc.sql("select false as running, request_hash, status, body from shared.idempotency"
                        + " where scope = :scope and key = :key")
                .param("scope", key.scope())
                .param("key", key.key())
                .query(Found.class)
                .optional()
                .orElse(null);
    }

    void store(IdempotencyKey key, byte[] requestHash, int status, String body) {
        jdbc.sql("""
                insert into shared.idempotency (scope, key, request_hash, status, body, created_at)
                values (:scope, :key, :hash, :status, :body, :now)
                """)
                .param("scope", key.scope())
                .param("key", key.key())
                .param("hash", requestHash)
                .param("status", status)
                .param("body", body)
                .param("now", Times.sql(clock.instant()))
                .update();
    }
}
