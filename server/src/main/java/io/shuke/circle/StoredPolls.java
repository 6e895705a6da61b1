package io.shuke.circle;

import io.shuke.circle.ReportingInCircle.Written;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads questions to members. Whoever chooses locks the question first, so that its counts are exact. */
@Repository
class StoredPolls {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** A question that is locked until the transaction ends. */
    record Locked(UUID id, UUID circleId, Instant endsAt, boolean hidden) {}

    /** A question with its answers, and which of them the reader chose. */
    record Row(
            UUID id,
            String question,
            Instant endsAt,
            boolean hidden,
            boolean mine,
            List<OptionRow> options,
            @Nullable Integer chosen) {}

    record OptionRow(int number, String words, int votes) {}

    StoredPolls(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(
            UUID id, UUID circleId, UUID askedBy, String question, List<String> options, Instant endsAt, Instant at) {
        jdbc.sql("""
                insert into circle.poll (id, circle_id, asked_by, question, ends_at, at)
                values (:id, :circle, :by, :question, :ends, :at)
                """)
                .param("id", id)
                .param("circle", circleId)
                .param("by", askedBy)
                .param("question", question)
                .param("ends", Times.sql(endsAt))
                .param("at", Times.sql(at))
                .update();
        jdbc.sql("""
                insert into circle.poll_option (poll_id, number, words)
                select :id, place - 1, words from unnest(:options) with ordinality as o (words, place)
                """)
                .param("id", id)
                .param("options", options.toArray(String[]::new))
                .update();
    }

    /** The circle of a question that the person may act on: one that is hidden is theirs alone who asked. */
    Optional<UUID> circleOf(UUID id, UUID personId) {
        return jdbc.sql("select circle_id from circle.poll where id = :id and (not hidden or asked_by = :person)")
                .param("id", id)
                .param("person", personId)
                .query(UUID.class)
                .optional();
    }

    Optional<Locked> lock(UUID id) {
        return jdbc.sql("select id, circle_id, ends_at, hidden from circle.poll where id = :id for no key update")
                .param("id", id)
                .query((row, number) -> new Locked(
                        row.getObject("id", UUID.class),
                        row.getObject("circle_id", UUID.class),
                        Times.instant(row, "ends_at"),
                        row.getBoolean("hidden")))
                .optional();
    }

    /** False where the question has no such answer. The question is locked. */
    boolean choose(UUID pollId, UUID personId, int number, Instant at) {
        withdraw(pollId, personId);
        return jdbc.sql("""
                with put as (
                    insert into circle.poll_vote (poll_id, person_id, number, at)
                    select o.poll_id, :person, o.number, :at from circle.poll_option o
                    where o.poll_id = :poll and o.number = :number
                    returning poll_id, number)
                update circle.poll_option o set votes = o.votes + 1 from put
                where o.poll_id = put.poll_id and o.number = put.number
                """)
                        .param("poll", pollId)
                        .param("person", personId)
                        .param("number", number)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    private void withdraw(UUID pollId, UUID personId) {
        jdbc.sql("""
                with gone as (
                    delete from circle.poll_vote where poll_id = :poll and person_id = :person
                    returning poll_id, number)
                update circle.poll_option o set votes = o.votes - 1 from gone
                where o.poll_id = gone.poll_id and o.number = gone.number
                """).param("poll", pollId).param("person", personId).update();
    }

    void delete(UUID pollId) {
        jdbc.sql("delete from circle.poll where id = :poll")
                .param("poll", pollId)
                .update();
    }

    /** False where it is so already. Of a question whose asker is not known, the circle's host answers for it. */
    boolean setHidden(UUID id, boolean hidden) {
        return jdbc.sql("""
                update circle.poll p set hidden = :hidden, asked_by = h.person_id
                from (select p.id, coalesce(p.asked_by, m.person_id) as person_id
                      from circle.poll p left join circle.member m on m.circle_id = p.circle_id and m.role = 'HOST'
                      where p.id = :id) h
                where p.id = h.id and p.hidden <> :hidden and h.person_id is not null
                """).param("id", id).param("hidden", hidden).update() == 1;
    }

    /** What is asked in open circles, with the answers. */
    List<Written> written(Collection<UUID> ids) {
        return jdbc.sql("""
                select p.id, p.circle_id, c.name as circle_name, coalesce(p.asked_by, m.person_id) as author_id, p.hidden,
                       concat_ws(e'\\n', p.question,
                                 (select string_agg(o.words, e'\\n' order by o.number)
                                  from circle.poll_option o where o.poll_id = p.id)) as text
                from circle.poll p
                join circle.circle c on c.id = p.circle_id and c.state = 'OPEN'
                join circle.member m on m.circle_id = p.circle_id and m.role = 'HOST'
                where p.id = any(cast(:ids as uuid[]))
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Written.class)
                .list();
    }

    /** The latest first, and of those that are hidden the reader's own; one statement. */
    List<Row> ofCircle(UUID circleId, UUID reader, int limit) {
        return jdbc.sql("""
                select p.id, p.question, p.ends_at, p.hidden, coalesce(p.asked_by = :reader, false) as mine,
                       (select json_agg(json_build_object('number', o.number, 'words', o.words, 'votes', o.votes)
                                        order by o.number)
                        from circle.poll_option o where o.poll_id = p.id) as options,
                       (select v.number from circle.poll_vote v
                        where v.poll_id = p.id and v.person_id = :reader) as chosen
                from circle.poll p
                where p.circle_id = :circle and (not p.hidden or p.asked_by = :reader)
                order by p.id desc limit :limit
                """)
                .param("circle", circleId)
                .param("reader", reader)
                .param("limit", limit)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("question"),
                        Times.instant(row, "ends_at"),
                        row.getBoolean("hidden"),
                        row.getBoolean("mine"),
                        json.readValue(row.getString("options"), new TypeReference<List<OptionRow>>() {}),
                        row.getObject("chosen", Integer.class)))
                .list();
    }
}
