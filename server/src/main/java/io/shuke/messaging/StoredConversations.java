package io.shuke.messaging;

import io.shuke.shared.Cursor;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conversations and what each of the two has of them. Whoever moves one locks its row first. */
@Repository
class StoredConversations {
    private static final String SELECT = """
            select c.id, c.state, c.asked_by, c.last_seq, m.person_id, m.other_id, m.listed, m.sorted_by, m.read_seq,
                   m.unread, coalesce(o.read_seq, 0) as other_read_seq
            from messaging.member m
            join messaging.conversation c on c.id = m.conversation_id
            left join messaging.member o on o.conversation_id = m.conversation_id and o.person_id = m.other_id
            """;

    private final JdbcClient jdbc;

    enum State {
        OPEN,
        REQUESTED,
        DECLINED,
        CLOSED
    }

    /** A conversation as one of the two has it. */
    record Row(
            UUID id,
            State state,
            @Nullable UUID askedBy,
            long lastSeq,
            UUID personId,
            UUID otherId,
            @Nullable String listed,
            @Nullable UUID sortedBy,
            long readSeq,
            int unread,
            long otherReadSeq) {
        boolean asked() {
            return personId.equals(askedBy);
        }

        Cursor cursor() {
            return Cursor.of(String.valueOf(sortedBy));
        }
    }

    StoredConversations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(UUID id, UUID personId) {
        return jdbc.sql(SELECT + " where m.person_id = :person and m.conversation_id = :id")
                .param("person", personId)
                .param("id", id)
                .query(Row.class)
                .optional();
    }

    /** The same, its messages and both lists locked until the transaction ends. */
    Optional<Row> lock(UUID id, UUID personId) {
        var there = jdbc.sql("""
                select c.id from messaging.conversation c
                where c.id = :id
                    and exists (select from messaging.member m
                                where m.person_id = :person and m.conversation_id = c.id)
                for no key update of c
                """)
                .param("person", personId)
                .param("id", id)
                .query(UUID.class)
                .optional();
        return there.flatMap(found -> find(found, personId));
    }

    Optional<Row> between(UUID personId, UUID otherId) {
        return jdbc.sql(SELECT + """
                 where m.person_id = :person and c.one_id = least(:person, :other)
                    and c.other_id = greatest(:person, :other)
                """)
                .param("person", personId)
                .param("other", otherId)
                .query(Row.class)
                .optional();
    }

    /** Nothing where the two have one by now. */
    void insert(UUID id, UUID personId, UUID otherId, State state, Instant at) {
        jdbc.sql("""
                with begun as (
                    insert into messaging.conversation (id, one_id, other_id, state, asked_by, started_at)
                    values (:id, least(:person, :other), greatest(:person, :other), :state, :person, :at)
                    on conflict (one_id, other_id) do nothing
                    returning id)
                insert into messaging.member (person_id, conversation_id, other_id)
                select p.person, b.id, p.other
                from begun b cross join (values (cast(:person as uuid), cast(:other as uuid)), (:other, :person))
                    as p (person, other)
                """)
                .param("id", id)
                .param("person", personId)
                .param("other", otherId)
                .param("state", state.name())
                .param("at", Times.sql(at))
                .update();
    }

    void move(UUID id, State state) {
        jdbc.sql("update messaging.conversation set state = :state where id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    /** Counts the message that was just written; the conversation is locked. */
    void said(UUID id, long seq, UUID writerId, UUID sortedBy, boolean request) {
        jdbc.sql("update messaging.conversation set last_seq = :seq where id = :id")
                .param("seq", seq)
                .param("id", id)
                .update();
        jdbc.sql("""
                update messaging.member
                set sorted_by = :sorted_by, changed_in = pg_current_xact_id(),
                    listed = case when person_id <> :writer and :request then 'REQUESTS' else 'MAIN' end,
                    read_seq = case when person_id = :writer then :seq else read_seq end,
                    unread = case when person_id = :writer then 0 else unread + 1 end
                where conversation_id = :id
                """)
                .param("id", id)
                .param("seq", seq)
                .param("writer", writerId)
                .param("sorted_by", sortedBy)
                .param("request", request)
                .update();
    }

    /** Where the person takes it to their list, or off all of them. */
    void list(UUID id, UUID personId, @Nullable String listed) {
        jdbc.sql("""
                update messaging.member set listed = :listed, changed_in = pg_current_xact_id()
                where conversation_id = :id and person_id = :person and sorted_by is not null
                """)
                .param("id", id)
                .param("person", personId)
                .param("listed", listed)
                .update();
    }

    /** Reads up to a message, never back; both learn of it. The conversation is locked. */
    void read(UUID id, UUID personId, long seq) {
        jdbc.sql("""
                update messaging.member m
                set read_seq = case when m.person_id = :person then :seq else m.read_seq end,
                    unread = case when m.person_id = :person
                        then (select count(*)::int from messaging.message s
                              where s.conversation_id = :id and s.seq > :seq
                                  and s.sender_id is distinct from :person) else m.unread end,
                    changed_in = pg_current_xact_id()
                where m.conversation_id = :id
                """)
                .param("id", id)
                .param("person", personId)
                .param("seq", seq)
                .update();
    }

    /** One more than the limit, the one that was last written in first. */
    List<Row> page(UUID personId, String listed, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                 where m.person_id = :person and m.listed = :listed
                    and (cast(:before as uuid) is null or m.sorted_by < :before)
                order by m.sorted_by desc limit :limit
                """)
                .param("person", personId)
                .param("listed", listed)
                .param("before", before)
                .param("limit", limit + 1)
                .query(Row.class)
                .list();
    }

    /** How much somebody has not read of whom, in which list. */
    record Unread(UUID otherId, String listed, int unread) {}

    /** Of as many conversations, those that were last written in first. */
    List<Unread> unreadOf(UUID personId, int most) {
        return jdbc.sql("""
                select other_id, listed, unread from messaging.member
                where person_id = :person and listed is not null and unread > 0
                order by sorted_by desc limit :most
                """)
                .param("person", personId)
                .param("most", most)
                .query(Unread.class)
                .list();
    }

    /** Something that changed for somebody: a conversation, or what they were told where there is none. */
    record Changed(UUID personId, @Nullable UUID conversationId, long lastSeq, long otherReadSeq, long changedIn) {}

    /** What changed, and from where to look on, so that nothing is missed; some of it may be found again. */
    record Changes(long lookOnFrom, List<Changed> changed) {}

    /** One statement, so that the place and what was found are of one moment. */
    Changes changesOf(Collection<UUID> personIds, long from) {
        record Line(long lookOnFrom, @Nullable Changed changed) {}
        var lines = jdbc.sql("""
                with place as (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as look_on_from)
                select p.look_on_from, a.*
                from place p left join (
                    select m.person_id, m.conversation_id, c.last_seq, coalesce(o.read_seq, 0) as other_read_seq,
                           m.changed_in::text::bigint as changed_in
                    from messaging.member m
                    join messaging.conversation c on c.id = m.conversation_id
                    left join messaging.member o
                        on o.conversation_id = m.conversation_id and o.person_id = m.other_id
                    where m.person_id = any(:persons) and m.changed_in >= cast(cast(:from as text) as xid8)
                    union all
                    select n.person_id, null, 0, 0, max(n.changed_in::text::bigint)
                    from messaging.notification n
                    where n.person_id = any(:persons) and n.changed_in >= cast(cast(:from as text) as xid8)
                    group by n.person_id) a on true
                """)
                .param("persons", personIds.toArray(UUID[]::new))
                .param("from", String.valueOf(from))
                .query((row, number) -> new Line(
                        row.getLong("look_on_from"),
                        row.getObject("person_id") == null
                                ? null
                                : new Changed(
                                        row.getObject("person_id", UUID.class),
                                        row.getObject("conversation_id", UUID.class),
                                        row.getLong("last_seq"),
                                        row.getLong("other_read_seq"),
                                        row.getLong("changed_in"))))
                .list();
        return new Changes(
                lines.getFirst().lookOnFrom(),
                lines.stream().map(Line::changed).filter(Objects::nonNull).toList());
    }

    /** Who leaves says nothing any more, and keeps nothing; the others keep their own words. */
    void close(UUID personId) {
        jdbc.sql("""
                select id from messaging.conversation where one_id = :person or other_id = :person
                order by id for no key update
                """).param("person", personId).query(UUID.class).list();
        run("""
                update messaging.message
                set kind = 'GONE', sender_id = null, text = null, media_id = null, product_id = null, order_id = null,
                    order_card = null
                where sender_id = :person
                """, personId);
        run("""
                update messaging.conversation set state = 'CLOSED' where one_id = :person or other_id = :person
                """, personId);
        run("""
                update messaging.member set changed_in = pg_current_xact_id()
                where conversation_id in (select conversation_id from messaging.member where person_id = :person)
                """, personId);
        run("delete from messaging.member where person_id = :person", personId);
    }

    private void run(String sql, UUID personId) {
        jdbc.sql(sql).param("person", personId).update();
    }
}
