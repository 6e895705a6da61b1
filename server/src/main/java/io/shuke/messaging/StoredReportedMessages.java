package io.shuke.messaging;

import io.shuke.shared.Ids;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names messages that were reported. */
@Repository
class StoredReportedMessages {
    private final JdbcClient jdbc;

    /** Which message it is. */
    record Place(UUID id, UUID conversationId, long seq) {}

    StoredReportedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of a message, the same each time. */
    UUID nameOf(UUID conversationId, long seq) {
        return jdbc.sql("""
                insert into messaging.reported_message as r (id, conversation_id, seq) values (:id, :conversation, :seq)
                on conflict (conversation_id, seq) do update set seq = r.seq
                returning id
                """)
                .param("id", Ids.next())
                .param("conversation", conversationId)
                .param("seq", seq)
                .query(UUID.class)
                .single();
    }

    Optional<Place> find(UUID id) {
        return jdbc.sql("select id, conversation_id, seq from messaging.reported_message where id = :id")
                .param("id", id)
                .query(Place.class)
                .optional();
    }

    /** Both of the two, and nobody else, may read what is said in it. */
    List<UUID> membersOf(UUID conversationId) {
        return jdbc.sql("select person_id from messaging.member where conversation_id = :conversation")
                .param("conversation", conversationId)
                .query(UUID.class)
                .list();
    }

    /** Whoever writes in the conversation, or leaves it, waits. */
    void lock(UUID conversationId) {
        jdbc.sql("select id from messaging.conversation where id = :id for no key update")
                .param("id", conversationId)
                .query(UUID.class)
                .optional();
    }

    /** The words of those that are still there. */
    Map<UUID, String> textsOf(Collection<UUID> ids) {
        return jdbc
                .sql("""
                select r.id, coalesce(m.text, '') as text
                from messaging.reported_message r
                join messaging.message m on m.conversation_id = r.conversation_id and m.seq = r.seq
                where r.id = any(:ids) and m.kind <> 'GONE'
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("text")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
