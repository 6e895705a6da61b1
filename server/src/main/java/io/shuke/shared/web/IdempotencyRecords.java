package io.shuke.shared.web;

import io.shuke.shared.Times;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        return lockAndFind(List.of(key)).get(key);
    }

    /** The same for several keys; those that are claimed now and have no record are not there. */
    Map<IdempotencyKey, Found> lockAndFind(List<IdempotencyKey> keys) {
        var found = new HashMap<IdempotencyKey, Found>();
        jdbc.sql("""
                select k.n, not pg_try_advisory_xact_lock(k.lock) as running, r.request_hash, r.status, r.body
                from unnest((select cast(:locks as bigint[])), (select cast(:scopes as uuid[])),
                            (select cast(:keys as text[]))) with ordinality as k (lock, scope, key, n)
                left join shared.idempotency r on r.scope = k.scope and r.key = k.key
                """)
                .param("locks", keys.stream().map(IdempotencyKey::lock).toArray(Long[]::new))
                .param("scopes", keys.stream().map(IdempotencyKey::scope).toArray(UUID[]::new))
                .param("keys", keys.stream().map(IdempotencyKey::key).toArray(String[]::new))
                .query((row, number) -> {
                    var hash = row.getBytes("request_hash");
                    var running = row.getBoolean("running") && hash == null;
                    if (hash != null || running) {
                        found.put(
                                keys.get(row.getInt("n") - 1),
                                new Found(
                                        running,
                                        hash == null ? new byte[0] : hash,
                                        row.getInt("status"),
                                        row.getString("body")));
                    }
                    return running;
                })
                .list();
        return found;
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
        store(List.of(new Answered(key, requestHash, status, body)));
    }

    /** A request that was done, and what it was answered. */
    record Answered(IdempotencyKey key, byte[] requestHash, int status, String body) {}

    void store(List<Answered> answered) {
        jdbc.sql("""
                insert into shared.idempotency (scope, key, request_hash, status, body, created_at)
                select a.scope, a.key, a.hash, a.status, a.body, :now
                from unnest(cast(:scopes as uuid[]), cast(:keys as text[]), cast(:hashes as bytea[]),
                            cast(:statuses as int[]), cast(:bodies as text[])) as a (scope, key, hash, status, body)
                """)
                .param(
                        "scopes",
                        answered.stream().map(each -> each.key().scope()).toArray(UUID[]::new))
                .param("keys", answered.stream().map(each -> each.key().key()).toArray(String[]::new))
                .param("hashes", answered.stream().map(Answered::requestHash).toArray(byte[][]::new))
                .param("statuses", answered.stream().map(Answered::status).toArray(Integer[]::new))
                .param("bodies", answered.stream().map(Answered::body).toArray(String[]::new))
                .param("now", Times.sql(clock.instant()))
                .update();
    }
}
