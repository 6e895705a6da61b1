package io.shuke.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes what somebody has here, for their copy of it. */
@Repository
class StoredPersonalMessaging {
    private final JdbcClient jdbc;

    StoredPersonalMessaging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Object> copyOf(UUID personId) {
        var all = new LinkedHashMap<String, Object>();
        all.put("notifications", rows("""
                select id, kind, subject_id, detail, amount_minor, currency, at, read_at
                from messaging.notification where person_id = :person order by id
                """, personId));
        all.put("wishes", rows("""
                select kind, in_app, outside from messaging.wish where person_id = :person order by kind
                """, personId));
        all.put("quiet", rows("""
                select from_minute, until_minute from messaging.quiet where person_id = :person
                """, personId));
        all.put("messages", rows("""
                select conversation_id, seq, kind, text, media_id, product_id, order_id, taken_down, at
                from messaging.message where sender_id = :person order by conversation_id, seq
                """, personId));
        all.put("conversations", rows("""
                select c.id, c.state, c.asked_by = :person as asked, c.started_at, m.read_seq
                from messaging.member m join messaging.conversation c on c.id = m.conversation_id
                where m.person_id = :person order by c.id
                """, personId));
        return all;
    }

    private List<Map<String, Object>> rows(String sql, UUID personId) {
        return jdbc.sql(sql).param("person", personId).query().listOfRows();
    }
}
