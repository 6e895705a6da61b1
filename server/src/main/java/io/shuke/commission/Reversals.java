package io.shuke.commission;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what was taken back. */
@Repository
class Reversals {
    private final JdbcClient jdbc;

    /** One reversal of one commission. */
    record Reversal(Money amount, ReversalReason reason, Instant at) {}

    Reversals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why the order earned the partner nothing, where it is because they stood on both sides of it. */
    Optional<ReversalReason> bothSidesOf(UUID orderId, UUID partnerId) {
        return jdbc.sql("""
                select r.reason from commission.reversal r join commission.accrual a on a.id = r.accrual_id
                where a.order_id = :order and a.partner_id = :partner and r.reason in ('SAME_IDENTITY', 'SAME_PAYER')
                limit 1
                """)
                .param("order", orderId)
                .param("partner", partnerId)
                .query(String.class)
                .optional()
                .map(ReversalReason::valueOf);
    }

    List<Reversal> of(UUID accrualId) {
        return jdbc.sql("""
                select amount_minor, currency, reason, at from commission.reversal
                where accrual_id = :accrual order by at, id
                """)
                .param("accrual", accrualId)
                .query((row, number) -> new Reversal(
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        ReversalReason.valueOf(row.getString("reason")),
                        Times.instant(row, "at")))
                .list();
    }
}
