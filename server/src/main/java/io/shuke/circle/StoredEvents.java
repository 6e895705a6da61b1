package io.shuke.circle;

import io.shuke.circle.ReportingInCircle.Written;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes and reads events of circles. The count on an event moves with its guests and never without. */
@Repository
class StoredEvents {
    private static final String EVENT = """
            select e.id, e.circle_id, e.title, e.words, e.place, e.starts_at, e.ends_at, e.room, e.coming, e.cancelled_at,
                   e.cancel_reason, e.hidden, coalesce(e.planned_by = :reader, false) as own,
                   exists (select from circle.event_guest g
                           where g.event_id = e.id and g.person_id = :reader) as mine
            from circle.event e
            """;

    /** Reads as somebody who neither plans nor comes. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;

    StoredEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An event, whether the reader comes, and whether it is the reader's own. */
    record Row(
            UUID id,
            UUID circleId,
            String title,
            String words,
            @Nullable String place,
            Instant startsAt,
            Instant endsAt,
            int room,
            int coming,
            @Nullable Instant cancelledAt,
            @Nullable String cancelReason,
            boolean hidden,
            boolean own,
            boolean mine) {
        boolean isToCome(Instant now) {
            return cancelledAt == null && startsAt.isAfter(now);
        }

        /** One that is hidden is theirs alone who planned it. */
        boolean isSeen() {
            return !hidden || own;
        }
    }

    void insert(UUID id, UUID circleId, EventDraft draft, UUID plannedBy, Instant at) {
        jdbc.sql("""
                insert into circle.event
                    (id, circle_id, title, words, place, starts_at, ends_at, room, planned_by, planned_at)
                values (:id, :circle, :title, :words, :place, :starts, :ends, :room, :by, :at)
                """)
                .param("id", id)
                .param("circle", circleId)
                .param("title", draft.title())
                .param("words", draft.words())
                .param("place", draft.place())
                .param("starts", Times.sql(draft.startsAt()))
                .param("ends", Times.sql(draft.endsAt()))
                .param("room", draft.room())
                .param("by", plannedBy)
                .param("at", Times.sql(at))
                .update();
    }

    Optional<Row> find(UUID id, UUID readerId) {
        return jdbc.sql(EVENT + "where e.id = :id")
                .param("id", id)
                .param("reader", readerId)
                .query(StoredEvents::row)
                .optional();
    }

    Optional<Row> find(UUID id) {
        return find(id, NOBODY);
    }

    Optional<Row> lock(UUID id) {
        return lock(id, NOBODY);
    }

    /** Whoever has it is alone in changing it or its guests; read once the lock is had. */
    Optional<Row> lock(UUID id, UUID readerId) {
        return jdbc.sql("select id from circle.event where id = :id for no key update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .flatMap(locked -> find(locked, readerId));
    }

    /** Those to come, the first first; then the latest that are over. Of those that are hidden, the reader's own. */
    List<Row> ofCircle(UUID circleId, UUID readerId, Instant now, int limit) {
        return jdbc.sql(EVENT + """
                where e.circle_id = :circle and (not e.hidden or e.planned_by = :reader)
                order by e.ends_at <= :now, case when e.ends_at > :now then e.starts_at end, e.starts_at desc
                limit :limit
                """)
                .param("circle", circleId)
                .param("reader", readerId)
                .param("now", Times.sql(now))
                .param("limit", limit)
                .query(StoredEvents::row)
                .list();
    }

    /** A moved event is remembered of again. Who changed it answers for it from now on. */
    void change(UUID id, EventDraft draft, boolean moved, UUID changedBy) {
        jdbc.sql("""
                update circle.event
                set title = :title, words = :words, place = :place, starts_at = :starts, ends_at = :ends, room = :room,
                    planned_by = :by, reminded_at = case when :moved then null else reminded_at end
                where id = :id
                """)
                .param("id", id)
                .param("title", draft.title())
                .param("words", draft.words())
                .param("place", draft.place())
                .param("starts", Times.sql(draft.startsAt()))
                .param("ends", Times.sql(draft.endsAt()))
                .param("room", draft.room())
                .param("moved", moved)
                .param("by", changedBy)
                .update();
    }

    void cancel(UUID id, String reason, Instant at) {
        jdbc.sql("update circle.event set cancelled_at = :at, cancel_reason = :reason where id = :id")
                .param("id", id)
                .param("reason", reason)
                .param("at", Times.sql(at))
                .update();
    }

    /** Calls off what a circle has still to come; those that were. */
    List<Row> cancelComingOf(UUID circleId, Instant at) {
        return cancelComing("circle_id = :id", circleId, at);
    }

    /** Calls off what somebody planned and is still to come; those that were. */
    List<Row> cancelComingBy(UUID plannerId, Instant at) {
        return cancelComing("planned_by = :id", plannerId, at);
    }

    /** Locked in one order first, so that two who call off the same do not wait for each other. */
    private List<Row> cancelComing(String which, UUID id, Instant at) {
        var cancelled = jdbc.sql("""
                with coming as materialized (
                    select id from circle.event
                    where %s and cancelled_at is null and starts_at > :at order by id for no key update
                )
                update circle.event e set cancelled_at = :at from coming where e.id = coming.id
                returning e.id
                """.formatted(which))
                .param("id", id)
                .param("at", Times.sql(at))
                .query(UUID.class)
                .list();
        return cancelled.isEmpty() ? List.of() : rows(cancelled);
    }

    /** Takes room for one more, in one statement; false where none is left. Who comes already takes no more. */
    boolean come(UUID id, UUID personId, Instant at) {
        return jdbc.sql("""
                with room as (
                    update circle.event set coming = coming + 1
                    where id = :id and coming < room
                      and not exists (select from circle.event_guest where event_id = :id and person_id = :person)
                    returning id
                ), guest as (
                    insert into circle.event_guest (event_id, person_id, at) select id, :person, :at from room
                )
                select exists (select from room)
                       or exists (select from circle.event_guest where event_id = :id and person_id = :person)
                """)
                .param("id", id)
                .param("person", personId)
                .param("at", Times.sql(at))
                .query(Boolean.class)
                .single();
    }

    void stayAway(UUID id, UUID personId) {
        jdbc.sql("""
                with gone as (
                    delete from circle.event_guest where event_id = :id and person_id = :person returning event_id
                )
                update circle.event e set coming = coming - 1 from gone where e.id = gone.event_id
                """).param("id", id).param("person", personId).update();
    }

    /** Events in which the person is counted: those of one circle that are not over, or all that ever were. */
    List<UUID> comingTo(UUID personId, @Nullable UUID circleId, Instant now) {
        return jdbc.sql("""
                select e.id from circle.event_guest g join circle.event e on e.id = g.event_id
                where g.person_id = :person
                  and (cast(:circle as uuid) is null or (e.circle_id = :circle and e.ends_at > :now))
                order by e.id
                """)
                .param("person", personId)
                .param("circle", circleId)
                .param("now", Times.sql(now))
                .query(UUID.class)
                .list();
    }

    /** False where it is so already. Of an event whose planner is not known, the circle's host answers for it. */
    boolean setHidden(UUID id, boolean hidden) {
        return jdbc.sql("""
                update circle.event e set hidden = :hidden, planned_by = h.person_id
                from (select e.id, coalesce(e.planned_by, m.person_id) as person_id
                      from circle.event e left join circle.member m on m.circle_id = e.circle_id and m.role = 'HOST'
                      where e.id = :id) h
                where e.id = h.id and e.hidden <> :hidden and h.person_id is not null
                """).param("id", id).param("hidden", hidden).update() == 1;
    }

    /** What is planned in open circles. */
    List<Written> written(Collection<UUID> ids) {
        return jdbc.sql("""
                select e.id, e.circle_id, c.name as circle_name, coalesce(e.planned_by, m.person_id) as author_id, e.hidden,
                       concat_ws(e'\\n', e.title, e.words, e.place) as text
                from circle.event e
                join circle.circle c on c.id = e.circle_id and c.state = 'OPEN'
                join circle.member m on m.circle_id = e.circle_id and m.role = 'HOST'
                where e.id = any(cast(:ids as uuid[]))
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Written.class)
                .list();
    }

    /** What somebody planned says nothing of theirs any more; who came to it stays. */
    void forgetPlanner(UUID personId) {
        jdbc.sql("""
                update circle.event
                set planned_by = null, title = '…', words = '…', place = null, cancel_reason = null, hidden = false
                where planned_by = :person
                """).param("person", personId).update();
    }

    List<UUID> guestsOf(UUID id, int limit) {
        return jdbc.sql(
                        "select person_id from circle.event_guest where event_id = :id order by at, person_id limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Events that begin before then and were not reminded of; locked and marked, none that somebody else works on. */
    List<Row> remind(Instant now, Instant before, int atMost) {
        var due = jdbc.sql("""
                with due as materialized (
                    select d.id from circle.event d join circle.circle c on c.id = d.circle_id and c.state = 'OPEN'
                    where d.reminded_at is null and d.cancelled_at is null and not d.hidden
                      and d.starts_at > :now and d.starts_at <= :before
                    order by d.starts_at limit :at_most for no key update of d skip locked
                )
                update circle.event e set reminded_at = :now from due where e.id = due.id
                returning e.id
                """)
                .param("now", Times.sql(now))
                .param("before", Times.sql(before))
                .param("at_most", atMost)
                .query(UUID.class)
                .list();
        return due.isEmpty() ? List.of() : rows(due);
    }

    private List<Row> rows(Collection<UUID> ids) {
        return jdbc.sql(EVENT + "where e.id = any(cast(:ids as uuid[])) order by e.id")
                .param("ids", ids.toArray(UUID[]::new))
                .param("reader", NOBODY)
                .query(StoredEvents::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("circle_id", UUID.class),
                row.getString("title"),
                row.getString("words"),
                row.getString("place"),
                Times.instant(row, "starts_at"),
                Times.instant(row, "ends_at"),
                row.getInt("room"),
                row.getInt("coming"),
                Times.instantOrNull(row, "cancelled_at"),
                row.getString("cancel_reason"),
                row.getBoolean("hidden"),
                row.getBoolean("own"),
                row.getBoolean("mine"));
    }
}
