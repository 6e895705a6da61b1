package io.shuke.expert;

import io.shuke.catalog.Picture;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads applications, and for whom it concerns what was shown for them; never the pictures themselves. */
@Repository
class ApplicationRows {
    private static final String SELECT = """
            select a.id, a.person_id, a.field, a.state, a.version, a.certificate is not null as certificate, a.asked_at,
                   a.decided_by, a.decided_at, a.reason,
                   (select count(*)::int from expert.evidence e where e.application_id = a.id) as pictures
            from expert.application a
            """;

    private final JdbcClient jdbc;

    /** An application as staff list it. */
    record Row(
            UUID id,
            UUID personId,
            String field,
            ExpertState state,
            int version,
            boolean certificate,
            Instant askedAt,
            @Nullable UUID decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            int pictures) {}

    /** Gives a picture the address that its reader opens. */
    private interface Addressing {
        Picture of(UUID id, int width, int height);
    }

    /** A picture, without its content. */
    private record Kept(UUID id, UUID applicationId, int width, int height) {}

    ApplicationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> oldestFirst(ExpertState state, @Nullable UUID after, int limit) {
        return inState("(cast(:after as uuid) is null or a.id > :after) order by a.id", state, after, limit);
    }

    List<Row> latestFirst(ExpertState state, @Nullable UUID after, int limit) {
        return inState("(cast(:after as uuid) is null or a.id < :after) order by a.id desc", state, after, limit);
    }

    private List<Row> inState(String place, ExpertState state, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + " where a.state = :state and " + place + " limit :limit")
                .param("state", state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    Optional<Row> one(UUID id) {
        return jdbc.sql(SELECT + " where a.id = :id")
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    /** For each field the latest of this person's, in the order of the fields' last applications. */
    List<OwnExpertise.Application> latestOf(UUID personId) {
        var pictures = pictures("""
                select e.id, e.application_id, e.width, e.height
                from expert.evidence e join expert.application a on a.id = e.application_id
                where a.person_id = :key order by e.application_id, e.position
                """, personId, Evidence::own);
        return jdbc.sql("""
                select id, field, state, version, words, certificate, asked_at, decided_at, reason from (
                    select distinct on (field) id, field, state, version, words, certificate, asked_at, decided_at, reason
                    from expert.application where person_id = :person
                    order by field, id desc) latest
                order by id desc
                """)
                .param("person", personId)
                .query((row, number) -> own(row, pictures))
                .list();
    }

    /** Of an application that stands. */
    ReadingEvidence.Read read(UUID applicationId) {
        var pictures = pictures("""
                select id, application_id, width, height from expert.evidence
                where application_id = :key order by position
                """, applicationId, Evidence::forStaff);
        return jdbc.sql("select words, certificate from expert.application where id = :id")
                .param("id", applicationId)
                .query((row, number) -> new ReadingEvidence.Read(
                        row.getString("words"),
                        row.getString("certificate"),
                        pictures.getOrDefault(applicationId, List.of())))
                .single();
    }

    private Map<UUID, List<Picture>> pictures(String sql, UUID key, Addressing addressing) {
        return jdbc.sql(sql).param("key", key).query(Kept.class).list().stream()
                .collect(Collectors.groupingBy(
                        Kept::applicationId,
                        Collectors.mapping(
                                kept -> addressing.of(kept.id(), kept.width(), kept.height()), Collectors.toList())));
    }

    private static OwnExpertise.Application own(ResultSet row, Map<UUID, List<Picture>> pictures) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new OwnExpertise.Application(
                id,
                row.getString("field"),
                ExpertState.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getString("words"),
                row.getString("certificate"),
                pictures.getOrDefault(id, List.of()),
                Times.instant(row, "asked_at"),
                Times.instantOrNull(row, "decided_at"),
                row.getString("reason"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("field"),
                ExpertState.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getBoolean("certificate"),
                Times.instant(row, "asked_at"),
                row.getObject("decided_by", UUID.class),
                Times.instantOrNull(row, "decided_at"),
                row.getString("reason"),
                row.getInt("pictures"));
    }
}
