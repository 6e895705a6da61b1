package io.shuke.commission;

import io.shuke.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What refunds of a line take back of its commission: foreseen for one that is being decided, and as it came. */
@Repository
public class LineReversals {
    private final JdbcClient jdbc;

    LineReversals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A part of one commission.
     *
     * @param amount the whole commission; {@code back} is what the refund takes back of it
     * @param debt the part of {@code back} that the partner no longer had; nothing while it is only foreseen
     */
    public record Part(UUID partnerId, Role role, Money amount, Money back, Money debt, boolean released) {}

    /** What a refund of so much more of the line would take back, by the rule that takes it back. */
    public List<Part> foreseen(UUID lineId, Money refund) {
        return jdbc.sql("""
                select partner_id, role, amount_minor, currency, released_at is not null as released, 0 as debt_minor,
                       case when base_minor = 0 then 0 else greatest(0, %s) end as back_minor
                from commission.accrual
                where line_id = :line and state <> 'REVERSED' order by role, depth
                """.formatted(TakenBack.sql("least(refunded_minor + :refund, base_minor)", "base_minor")))
                .param("line", lineId)
                .param("refund", refund.amountMinor())
                .query(LineReversals::part)
                .list();
    }

    /** What the refund of this after-sale took back. */
    public List<Part> of(UUID lineId, UUID afterSaleId) {
        return jdbc.sql("""
                select a.partner_id, a.role, a.amount_minor, a.currency, a.released_at is not null as released,
                       r.amount_minor as back_minor, coalesce(d.amount_minor, 0) as debt_minor
                from commission.accrual a
                join commission.reversal r on r.accrual_id = a.id and r.after_sale_id = :after_sale
                left join commission.debt_change d on d.accrual_id = a.id and d.refund_id = r.refund_id
                where a.line_id = :line order by a.role, a.depth
                """)
                .param("line", lineId)
                .param("after_sale", afterSaleId)
                .query(LineReversals::part)
                .list();
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        return new Part(
                row.getObject("partner_id", UUID.class),
                Role.valueOf(row.getString("role")),
                money(row, "amount_minor"),
                money(row, "back_minor"),
                money(row, "debt_minor"),
                row.getBoolean("released"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }
}
