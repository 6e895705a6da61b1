package io.shuke.shared;

import io.shuke.shared.AuditChain.Link;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Appends acts to the chain. All of them pass the chain's head, one row; it is locked at the very end of an act's
 * transaction, when everything else is done, so that acts of staff wait for each other as shortly as can be and never in
 * a circle. An act that can't be written down doesn't happen.
 */
@Repository
class StoredAudit implements Audit {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final AuditChain chain;
    private final TransactionTemplate transaction;

    /** What is to be written down. */
    private record Act(
            UUID actorId,
            String act,
            String subject,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {}

    /** The end of the chain, and the act's JSON as the database will keep it. */
    private record Head(
            long number,
            byte[] seal,
            @Nullable String before,
            @Nullable String after) {}

    StoredAudit(JdbcClient jdbc, JsonMapper json, Clock clock, AuditChain chain, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.chain = chain;
        this.transaction = transaction;
    }

    @Override
    public void record(
            UUID actorId,
            String act,
            String subject,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        var done = new Act(actorId, act, subject, written(before), written(after), reason);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            transaction.executeWithoutResult(status -> append(done));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                append(done);
            }
        });
    }

    private @Nullable String written(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    private void append(Act act) {
        var at = clock.instant();
        var head = lockHead(act);
        var link = new Link(
                head.number() + 1,
                Ids.next(),
                at,
                act.actorId(),
                act.act(),
                act.subject(),
                head.before(),
                head.after(),
                act.reason());
        insert(link, chain.seal(head.seal(), link), at);
    }

    private Head lockHead(Act act) {
        return jdbc.sql("""
                select number, seal, cast(:before as jsonb)::text as before, cast(:after as jsonb)::text as after
                from shared.audit_head
                for no key update
                """)
                .param("before", act.before())
                .param("after", act.after())
                .query(Head.class)
                .single();
    }

    private void insert(Link link, byte[] seal, Instant at) {
        jdbc.sql("""
                with written as (
                    insert into shared.audit (id, at, actor_id, act, subject, before, after, reason, number, seal)
                    values (:id, :at, :actor, :act, :subject, cast(:before as jsonb), cast(:after as jsonb), :reason,
                            :number, :seal)
                    returning number, seal)
                update shared.audit_head h set number = w.number, seal = w.seal from written w
                """)
                .param("id", link.id())
                .param("at", Times.sql(at))
                .param("actor", link.actorId())
                .param("act", link.act())
                .param("subject", link.subject())
                .param("before", link.before())
                .param("after", link.after())
                .param("reason", link.reason())
                .param("number", link.number())
                .param("seal", seal)
                .update();
    }
}
