package io.shuke.supply;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import io.shuke.supply.SupplierEntry.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What moved a supplier's account: rows of three tables, told as one list of four kinds. */
@Repository
class SupplierEntries {
    private static final String ENTRIES = """
            with entries as (
                select accrual_id as id, 'SALE' as kind, at, order_id, line_id, owed_minor + coupon_minor as minor, currency, state,
                       cast(null as text) as reference
                from supply.settlements where vendor_id = :vendor
                union all
                select coupon_entry_id, 'COUPON', at, order_id, line_id, -coupon_minor, currency, state, null
                from supply.settlements where vendor_id = :vendor and coupon_entry_id is not null
                union all
                select r.id, 'REVERSAL', r.at, s.order_id, s.line_id, -r.amount_minor, r.currency, 'REVERSED', null
                from supply.reversals r join supply.settlements s on s.accrual_id = r.accrual_id
                where r.vendor_id = :vendor
                union all
                select id, 'PAYOUT', coalesce(ended_at, prepared_at), null, null, -amount_minor, currency, state,
                       coalesce(reference, number)
                from supply.payouts where vendor_id = :vendor and state not in ('REJECTED', 'FAILED')
            )
            select id, kind, at, order_id, line_id, minor, currency, state, reference from entries
            """;

    private final JdbcClient jdbc;

    SupplierEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry before its line is known. */
    record Found(
            UUID id,
            Kind kind,
            Instant at,
            @Nullable UUID orderId,
            @Nullable UUID lineId,
            Money amount,
            String state,
            @Nullable String reference) {}

    List<Found> page(UUID vendorId, @Nullable UUID after, int atMost) {
        return jdbc.sql(ENTRIES + "where cast(:after as uuid) is null or id < :after order by id desc limit :at_most")
                .param("vendor", vendorId)
                .param("after", after)
                .param("at_most", atMost)
                .query(SupplierEntries::found)
                .list();
    }

    /** What happened within the span, payouts where they were paid; oldest first. */
    List<Found> between(UUID vendorId, Instant start, Instant end) {
        return jdbc.sql(ENTRIES + """
                where at >= :start and at < :end and (kind <> 'PAYOUT' or state = 'PAID')
                order by at, id
                """)
                .param("vendor", vendorId)
                .param("start", Times.sql(start))
                .param("end", Times.sql(end))
                .query(SupplierEntries::found)
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                Times.instant(row, "at"),
                row.getObject("order_id", UUID.class),
                row.getObject("line_id", UUID.class),
                new Money(row.getLong("minor"), row.getString("currency")),
                row.getString("state"),
                row.getString("reference"));
    }
}
