package io.shuke.commission;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
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
