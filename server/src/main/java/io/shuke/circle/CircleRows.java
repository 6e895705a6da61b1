package io.shuke.circle;

import io.shuke.shared.Cursor;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads circles and who is in them, each list in one statement. */
@Repository
class CircleRows {
    static final UUID TOP = new UUID(-1, -1);

    private static final String SELECT = """
            select c.id, c.name, c.words, c.rules, c.cover_id, c.entry, c.state, c.members, c.most_members, c.version,
                   c.reason, c.asked_at, c.taken_down, h.person_id as host_id,
                   coalesce(m.role,
                       (select 'REMOVED' from circle.removal r where r.circle_id = c.id and r.person_id = :reader),
                       (select 'ASKED' from circle.request r where r.circle_id = c.id and r.person_id = :reader),
                       'NONE') as standing,
                   case when m.role in ('HOST', 'MODERATOR')
                       then (select count(*) from circle.request r where r.circle_id = c.id) else 0 end as requests
            from circle.circle c
            left join circle.member h on h.circle_id = c.id and h.role = 'HOST'
            left join circle.member m on m.circle_id = c.id and m.person_id = :reader
            """;

    private final JdbcClient jdbc;

    /** A circle, and what the reader is to it. */
    record Row(
            UUID id,
            String name,
            String words,
            String rules,
            @Nullable UUID coverId,
            Entry entry,
            CircleState state,
            int members,
            int mostMembers,
            int version,
            @Nullable String reason,
            Instant askedAt,
            @Nullable UUID hostId,
            Standing standing,
            int requests,
            boolean takenDown) {}

    /** Somebody who is in a circle, asks to be, or was taken out. */
    record PersonRow(
            UUID personId, Standing standing, @Nullable String words, Instant at) {
        Cursor cursor() {
            return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, at), personId);
        }
    }

    CircleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean areTogether(UUID one, UUID other) {
        return jdbc.sql("""
                select exists (select from circle.member m
                               join circle.member o on o.circle_id = m.circle_id and o.person_id = :other
                               join circle.circle c on c.id = m.circle_id and c.state = 'OPEN'
                               where m.person_id = :one)
                """)
                .param("one", one)
                .param("other", other)
                .query(Boolean.class)
                .single();
    }

    /** An open circle that this reader finds, or one that they host in any state. */
    Optional<Row> one(UUID id, UUID reader) {
        return rows(
                        " where c.id = :id and (m.role = 'HOST'"
                                + " or (c.state = 'OPEN' and (m.role is not null or (c.entry <> 'INVITATION' and not c.taken_down))))",
                        Map.of("id", id),
                        reader)
                .stream()
                .findFirst();
    }

    Optional<Row> invited(String code, UUID reader) {
        return rows(
                        " where c.invitation_code = :code and c.state = 'OPEN' and not c.taken_down",
                        Map.of("code", code),
                        reader)
                .stream()
                .findFirst();
    }

    /** Those that everybody finds, the newest first. */
    List<Row> found(UUID reader, UUID before, int limit) {
        return rows(
                " where c.state = 'OPEN' and c.entry <> 'INVITATION' and not c.taken_down and c.id < :before"
                        + " order by c.id desc limit :limit",
                Map.of("before", before, "limit", limit),
                reader);
    }

    /** Those that the reader is in, hosts or asked to come into; the latest joined first. */
    List<Row> ofPerson(UUID reader, int limit) {
        return rows(
                " where c.state <> 'CLOSED' and (m.person_id is not null or (c.state = 'OPEN' and not c.taken_down and exists ("
                        + "select from circle.request r where r.circle_id = c.id and r.person_id = :reader)))"
                        + " order by m.at desc nulls first, c.id desc limit :limit",
                Map.of("limit", limit),
                reader);
    }

    /** For staff. */
    List<Row> inState(CircleState state, UUID before, int limit) {
        return rows(
                " where c.state = :state and c.id < :before order by c.id desc limit :limit",
                Map.of("state", state.name(), "before", before, "limit", limit),
                TOP);
    }

    Optional<Row> any(UUID id) {
        return rows(" where c.id = :id", Map.of("id", id), TOP).stream().findFirst();
    }

    List<Row> these(Collection<UUID> ids) {
        return rows(" where c.id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new)), TOP);
    }

    /** The host first, then by when they came. */
    List<PersonRow> members(UUID circleId, @Nullable Cursor after, int limit) {
        return people("member m", "m.role", "cast(null as text)", circleId, after, limit);
    }

    List<PersonRow> requests(UUID circleId, @Nullable Cursor after, int limit) {
        return people("request m", "'ASKED'", "m.words", circleId, after, limit);
    }

    List<PersonRow> removals(UUID circleId, @Nullable Cursor after, int limit) {
        return people("removal m", "'REMOVED'", "cast(null as text)", circleId, after, limit);
    }

    private List<PersonRow> people(
            String table, String standing, String words, UUID circleId, @Nullable Cursor after, int limit) {
        return jdbc.sql("""
                select m.person_id, %s as standing, %s as words, m.at from circle.%s
                where m.circle_id = :circle
                    and (cast(:at as timestamptz) is null or (m.at, m.person_id) > (:at, cast(:id as uuid)))
                order by m.at, m.person_id limit :limit
                """.formatted(standing, words, table))
                .param("circle", circleId)
                .param("at", after == null ? null : Times.sql(Instant.EPOCH.plus(after.number(0), ChronoUnit.MICROS)))
                .param("id", after == null ? null : after.id(1))
                .param("limit", limit)
                .query((row, number) -> new PersonRow(
                        row.getObject("person_id", UUID.class),
                        Standing.valueOf(row.getString("standing")),
                        row.getString("words"),
                        Times.instant(row, "at")))
                .list();
    }

    private List<Row> rows(String condition, Map<String, Object> parameters, UUID reader) {
        return jdbc.sql(SELECT + condition)
                .params(parameters)
                .param("reader", reader)
                .query((row, number) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("words"),
                row.getString("rules"),
                row.getObject("cover_id", UUID.class),
                Entry.valueOf(row.getString("entry")),
                CircleState.valueOf(row.getString("state")),
                row.getInt("members"),
                row.getInt("most_members"),
                row.getInt("version"),
                row.getString("reason"),
                Times.instant(row, "asked_at"),
                row.getObject("host_id", UUID.class),
                Standing.valueOf(row.getString("standing")),
                row.getInt("requests"),
                row.getBoolean("taken_down"));
    }
}
