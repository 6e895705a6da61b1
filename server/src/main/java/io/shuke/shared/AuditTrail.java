package io.shuke.shared;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what staff did, newest first. */
@Repository
public class AuditTrail {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One act, with its subject before and after it. */
    public record Act(
            UUID id,
            Instant at,
            UUID actorId,
            String act,
            String subject,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String reason,
            @Nullable Long number) {}

    /** @param subject as {@code kind:id}, or null for all of them */
    public Page<Act> page(@Nullable String subject, @Nullable String after, int limit) {
        var acts = jdbc.sql("""
                select id, at, actor_id, act, subject, before, after, reason, number
                from shared.audit
                where (cast(:subject as text) is null or subject = :subject)
                    and (cast(:after as uuid) is null or id < :after)
                order by id desc
                limit :rows
                """)
                .param("subject", subject == null || subject.isBlank() ? null : subject.strip())
                .param("after", Cursor.idOrNull(after))
                .param("rows", limit + 1)
                .query((row, number) -> new Act(
                        row.getObject("id", UUID.class),
                        Times.instant(row, "at"),
                        row.getObject("actor_id", UUID.class),
                        row.getString("act"),
                        row.getString("subject"),
                        read(row.getString("before")),
                        read(row.getString("after")),
                        row.getString("reason"),
                        row.getObject("number", Long.class)))
                .list();
        return Page.of(acts, limit, act -> Cursor.of(act.id()));
    }

    private @Nullable JsonNode read(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
