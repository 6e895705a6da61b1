package io.shuke.commission;

import io.shuke.shared.Cursor;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How partners' debts grew and shrank, each change with its reason. Their sum is what the ledger says is owed; it is
 * never paid by the partner's hand, but by what they earn next.
 */
@Repository
public class Debts {
    private final JdbcClient jdbc;

    Debts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Why a debt changed. */
    @Schema(name = "DebtWhy")
    public enum Why {
        /** Commission was taken back after it had been paid out, or while it was. */
        TAKEN_BACK,
        /** Commission was released and paid it. */
        PAID_BY_RELEASE,
        /** A payout came back and paid it. */
        PAID_BY_RETURN
    }

    /** One change; positive where the debt grew. What it was about is absent where a payout came back. */
    @Schema(name = "DebtChange")
    public record Change(
            UUID id,
            Instant at,
            Why why,
            Money amount,
            @Nullable UUID commissionId,
            @Nullable String orderNumber,
            @Nullable String productTitle,
            @Nullable String options,
            @Nullable UUID afterSaleId) {}

    /** The partner's, the latest first. One statement. */
    public Page<Change> page(UUID partnerId, @Nullable String after, int limit) {
        var rows = jdbc.sql("""
                select d.id, d.at, d.why, d.amount_minor, d.currency, d.accrual_id, a.order_number, a.product_title,
                       a.options, r.after_sale_id
                from commission.debt_change d
                left join commission.accrual a on a.id = d.accrual_id
                left join commission.reversal r on r.accrual_id = d.accrual_id and r.refund_id = d.refund_id
                where d.partner_id = :partner and (cast(:after as uuid) is null or d.id < :after)
                order by d.id desc limit :limit
                """)
                .param("partner", partnerId)
                .param("after", Cursor.idOrNull(after))
                .param("limit", limit + 1)
                .query((row, number) -> new Change(
                        row.getObject("id", UUID.class),
                        Times.instant(row, "at"),
                        Why.valueOf(row.getString("why")),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getObject("accrual_id", UUID.class),
                        row.getString("order_number"),
                        row.getString("product_title"),
                        row.getString("options"),
                        row.getObject("after_sale_id", UUID.class)))
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.id()));
    }

    void grow(List<Moved> reversed, Map<UUID, Money> missing, UUID refundId, Instant at) {
        for (var moved : reversed) {
            var debt = missing.get(moved.accrualId());
            if (debt != null) {
                insert(moved.partnerId(), debt, Why.TAKEN_BACK, moved.accrualId(), refundId, at);
            }
        }
    }

    void shrink(List<Moved> released, Map<UUID, Money> paid, Instant at) {
        for (var moved : released) {
            var part = paid.get(moved.accrualId());
            if (part != null) {
                insert(moved.partnerId(), part.negated(), Why.PAID_BY_RELEASE, moved.accrualId(), null, at);
            }
        }
    }

    void paidByReturn(UUID partnerId, Money paid, Instant at) {
        insert(partnerId, paid.negated(), Why.PAID_BY_RETURN, null, null, at);
    }

    private void insert(
            UUID partnerId, Money amount, Why why, @Nullable UUID accrualId, @Nullable UUID refundId, Instant at) {
        jdbc.sql("""
                insert into commission.debt_change
                    (id, partner_id, amount_minor, currency, why, accrual_id, refund_id, at)
                values (:id, :partner, :amount, :currency, :why, :accrual, :refund, :at)
                """)
                .param("id", Ids.next())
                .param("partner", partnerId)
                .param("amount", amount.amountMinor())
                .param("currency", amount.currency())
                .param("why", why.name())
                .param("accrual", accrualId)
                .param("refund", refundId)
                .param("at", Times.sql(at))
                .update();
    }
}
