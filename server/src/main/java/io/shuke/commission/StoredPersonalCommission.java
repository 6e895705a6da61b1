package io.shuke.commission;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredPersonalCommission {
    private final JdbcClient jdbc;

    StoredPersonalCommission(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, Object>> of(UUID partnerId) {
        return jdbc.sql("""
                select order_number, product_title, options, quantity, plan_version, role, base_minor, amount_minor,
                       reversed_minor, currency, state, accrued_at, release_due, released_at
                from commission.accrual where partner_id = :partner order by id
                """).param("partner", partnerId).query().listOfRows();
    }

    List<Map<String, Object>> holdsOf(UUID partnerId) {
        return jdbc.sql("""
                select order_number, state, array_to_string(reasons, ' ') as reasons, raised_at, appeal, appealed_at,
                       decided_at, decision_reason
                from commission.hold where partner_id = :partner order by id
                """).param("partner", partnerId).query().listOfRows();
    }

    /** What the partner wrote goes; that there was a hold, and how it was decided, stays with the figures. */
    void close(UUID partnerId, Instant at) {
        jdbc.sql("update commission.hold set appeal = '–' where partner_id = :partner and appeal is not null")
                .param("partner", partnerId)
                .update();
        jdbc.sql("insert into commission.closed_partner (partner_id, at) values (:partner, :at)")
                .param("partner", partnerId)
                .param("at", Times.sql(at))
                .update();
    }
}
