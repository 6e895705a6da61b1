package io.shuke.payment;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the terms of payouts. */
@Repository
public class PayoutRules {
    private final JdbcClient jdbc;

    PayoutRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest terms that are in force on the market's day. */
    public PayoutRule inForce(Instant at) {
        return jdbc.sql("""
                select effective_from, minimum_minor, fee_minor, promised_working_days, second_approval_above_minor,
                       month_cap_minor, currency
                from payment.payout_rule where effective_from <= :day order by effective_from desc limit 1
                """)
                .param("day", at.atZone(MarketClock.ZONE).toLocalDate())
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    return new PayoutRule(
                            row.getObject("effective_from", LocalDate.class),
                            new Money(row.getLong("minimum_minor"), currency),
                            new Money(row.getLong("fee_minor"), currency),
                            row.getInt("promised_working_days"),
                            new Money(row.getLong("second_approval_above_minor"), currency),
                            new Money(row.getLong("month_cap_minor"), currency));
                })
                .single();
    }
}
