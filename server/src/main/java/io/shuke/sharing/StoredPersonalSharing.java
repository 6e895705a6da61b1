package io.shuke.sharing;

import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

@Repository
class StoredPersonalSharing {
    private final JdbcClient jdbc;

    StoredPersonalSharing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, Object>> linksOf(UUID personId) {
        return rows("""
                select code, target_kind, target_id, channel, placement, created_at
                from sharing.share_link where person_id = :person order by created_at
                """, personId);
    }

    List<Map<String, Object>> visitsOf(UUID personId) {
        return rows("""
                select link_code, target_kind, target_id, channel, at
                from sharing.touch where person_id = :person order by at
                """, personId);
    }

    List<Map<String, Object>> bindingsOf(UUID personId) {
        return rows("""
                select customer_id = :person as as_customer, at, decided_by, reason
                from sharing.binding_history
                where customer_id = :person or partner_id = :person or previous_partner_id = :person order by id
                """, personId);
    }

    /** Frees the partner's customers, and takes a customer's own binding back; each is a line of the history. */
    void endBindings(UUID personId, Instant at) {
        var customers =
                jdbc.sql("""
                select customer_id from sharing.binding
                where partner_id = :person or (customer_id = :person and partner_id is not null)
                order by customer_id for update
                """).param("person", personId).query(UUID.class).list();
        jdbc.sql("""
                with ended as (
                    update sharing.binding b
                    set partner_id = null, since = :at, decided_by = 'ACCOUNT_CLOSED', touch_id = null
                    from unnest(cast(:ids as uuid[]), cast(:customers as uuid[])) as wanted (id, customer_id),
                         sharing.binding before
                    where b.customer_id = wanted.customer_id and before.customer_id = b.customer_id
                    returning wanted.id, b.customer_id, before.partner_id as previous_partner_id)
                insert into sharing.binding_history (id, customer_id, partner_id, previous_partner_id, at, decided_by)
                select id, customer_id, null, previous_partner_id, :at, 'ACCOUNT_CLOSED' from ended
                """)
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid",
                                customers.stream().map(each -> Ids.next()).toArray()))
                .param("customers", new SqlArrayValue("uuid", customers.toArray()))
                .param("at", Times.sql(at))
                .update();
    }

    void forget(UUID personId) {
        jdbc.sql("delete from sharing.share_link where person_id = :person")
                .param("person", personId)
                .update();
        jdbc.sql("delete from sharing.known_visitor where person_id = :person")
                .param("person", personId)
                .update();
    }

    private List<Map<String, Object>> rows(String sql, UUID personId) {
        return jdbc.sql(sql).param("person", personId).query().listOfRows();
    }
}
