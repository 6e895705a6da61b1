package io.shuke.payment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and erases what this module keeps about a person. */
@Repository
class StoredPersonalPayments {
    private final JdbcClient jdbc;

    StoredPersonalPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, Object>> chargesOf(UUID personId) {
        return of(personId, """
                select id, order_number, provider, way, amount_minor, currency, state, created_at, paid_at
                from payment.charge where buyer_id = :person order by id
                """);
    }

    List<Map<String, Object>> payoutsOf(UUID personId) {
        return of(personId, """
                select number, provider, state, amount_minor, fee_minor, tax_minor, currency, asked_at, promised_by,
                       decided_at, paid_at, reason
                from payment.payout where partner_id = :person order by id
                """);
    }

    List<Map<String, Object>> accountsOf(UUID personId) {
        return of(personId, "select provider, account, at from payment.payer_account where person_id = :person");
    }

    void erase(UUID personId) {
        jdbc.sql("delete from payment.payer_account where person_id = :person")
                .param("person", personId)
                .update();
        jdbc.sql("update payment.payout set reason = null where partner_id = :person and reason is not null")
                .param("person", personId)
                .update();
        jdbc.sql("""
                update payment.refund r
                set by_hand_reason = '', by_hand_proof = case when r.by_hand_proof is not null then '' end
                from payment.charge c
                where c.id = r.charge_id and c.buyer_id = :person and r.by_hand_by is not null
                """).param("person", personId).update();
    }

    private List<Map<String, Object>> of(UUID personId, String sql) {
        return jdbc.sql(sql).param("person", personId).query().listOfRows();
    }
}
