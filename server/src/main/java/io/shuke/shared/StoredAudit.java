package io.shuke.shared;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class StoredAudit implements Audit {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    StoredAudit(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void record(
            UUID actorId,
            String act,
            String subject,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String reason) {
        jdbc.sql("""
                insert into shared.audit (id, at, actor_id, act, subject, before, after, reason)
                values (:id, :at, :actor, :act, :subject, cast(:before as jsonb), cast(:after as jsonb), :reason)
                """)
                .param("id", Ids.next())
                .param("at", Times.sql(clock.instant()))
                .param("actor", actorId)
                .param("act", act)
                .param("subject", subject)
                .param("before", before == null ? null : json.writeValueAsString(before))
                .param("after", after == null ? null : json.writeValueAsString(after))
                .param("reason", reason)
                .update();
    }
}
