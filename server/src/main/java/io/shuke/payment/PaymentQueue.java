package io.shuke.payment;

import io.shuke.payment.Notices.Outcome;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What needs a person's eyes: notices that didn't fit, and refunds by where they stand. Newest first. */
@Repository
public class PaymentQueue {
    /** Why a notice was not applied. */
    public enum Misfit {
        MISMATCH,
        UNKNOWN
    }

    /** A notice that was genuine and did not fit. */
    public record MisfitNotice(
            UUID id,
            Instant at,
            String provider,
            String kind,
            String number,
            @Nullable String orderNumber,
            Money amount,
            String merchant,
            Misfit why,
            String body) {}

    /** Where a refund stands. */
    public enum RefundState {
        ASKED,
        PROCESSING,
        DONE,
        CLOSED,
        ABNORMAL,
        /** In place of a closed one: staff are to send it. */
        WAITING
    }

    /** A refund. */
    public record RefundRow(
            UUID id,
            UUID orderId,
            String orderNumber,
            UUID chargeId,
            String provider,
            RefundState state,
            Money amount,
            String reason,
            Instant askedAt,
            @Nullable Instant endedAt,
            int attempts,
            @Nullable UUID insteadOf) {}

    private final JdbcClient jdbc;

    PaymentQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<MisfitNotice> misfits(@Nullable Misfit why, @Nullable UUID after, int atMost) {
        return jdbc.sql("""
                select id, at, provider, kind, number, order_number, amount_minor, currency, merchant, outcome, body
                from payment.notice
                where outcome in ('MISMATCH', 'UNKNOWN') and (:why::text is null or outcome = :why)
                  and (:after::uuid is null or id < :after)
                order by id desc limit :atMost
                """)
                .param("why", why == null ? null : Outcome.valueOf(why.name()).name())
                .param("after", after)
                .param("atMost", atMost)
                .query((row, number) -> new MisfitNotice(
                        row.getObject("id", UUID.class),
                        Times.instant(row, "at"),
                        row.getString("provider"),
                        row.getString("kind"),
                        row.getString("number"),
                        row.getString("order_number"),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("merchant"),
                        Misfit.valueOf(row.getString("outcome")),
                        row.getString("body")))
                .list();
    }

    public List<RefundRow> refunds(@Nullable RefundState state, @Nullable UUID after, int atMost) {
        return jdbc.sql("""
                select r.id, r.order_id, c.order_number, r.charge_id, c.provider, r.state, r.amount_minor, r.currency,
                       r.reason, r.asked_at, r.ended_at, r.attempts, r.instead_of
                from payment.refund r join payment.charge c on c.id = r.charge_id
                where (:state::text is null or r.state = :state) and (:after::uuid is null or r.id < :after)
                order by r.id desc limit :atMost
                """)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("atMost", atMost)
                .query((row, number) -> new RefundRow(
                        row.getObject("id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getString("order_number"),
                        row.getObject("charge_id", UUID.class),
                        row.getString("provider"),
                        RefundState.valueOf(row.getString("state")),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("reason"),
                        Times.instant(row, "asked_at"),
                        Times.instantOrNull(row, "ended_at"),
                        row.getInt("attempts"),
                        row.getObject("instead_of", UUID.class)))
                .list();
    }
}
