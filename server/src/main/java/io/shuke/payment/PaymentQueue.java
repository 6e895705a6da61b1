package io.shuke.payment;

import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.payment.Notices.Outcome;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
        /** In place of a closed one: staff are to send it, or to pay it by hand. */
        WAITING,
        /** Somebody is to pay it by hand; nobody can send it meanwhile. */
        BY_HAND,
        /** Paid by hand, with a proof. */
        PAID_BY_HAND
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
            @Nullable UUID insteadOf,
            @Nullable HandPayment byHand) {
        private RefundRow named(Map<UUID, PersonCard> cards) {
            var card = byHand == null ? null : cards.get(byHand.takenBy());
            return byHand == null || card == null
                    ? this
                    : new RefundRow(
                            id,
                            orderId,
                            orderNumber,
                            chargeId,
                            provider,
                            state,
                            amount,
                            reason,
                            askedAt,
                            endedAt,
                            attempts,
                            insteadOf,
                            byHand.by(card.nickname()));
        }
    }

    /** A refund in somebody's hand: who took it and why, who approved it, and the proof once it is paid. */
    @Schema(name = "RefundHandPayment")
    public record HandPayment(
            UUID takenBy,
            @Nullable String takenByName,
            Instant takenAt,
            String reason,
            int approvalsNeeded,
            @Nullable UUID approvedBy,
            @Nullable UUID paidBy,
            @Nullable String proof) {
        private HandPayment by(String name) {
            return new HandPayment(takenBy, name, takenAt, reason, approvalsNeeded, approvedBy, paidBy, proof);
        }
    }

    private final JdbcClient jdbc;
    private final People people;

    PaymentQueue(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
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
        var rows = jdbc.sql("""
                select r.id, r.order_id, c.order_number, r.charge_id, c.provider, r.state, r.amount_minor, r.currency,
                       r.reason, r.asked_at, r.ended_at, r.attempts, r.instead_of, r.by_hand_by, r.by_hand_at,
                       r.by_hand_reason, r.by_hand_approvals, r.by_hand_approved_by, r.by_hand_paid_by, r.by_hand_proof
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
                        row.getObject("instead_of", UUID.class),
                        handPayment(row)))
                .list();
        var cards = people.cardsOf(rows.stream()
                .map(RefundRow::byHand)
                .filter(Objects::nonNull)
                .map(HandPayment::takenBy)
                .collect(Collectors.toSet()));
        return rows.stream().map(row -> row.named(cards)).toList();
    }

    private static @Nullable HandPayment handPayment(ResultSet row) throws SQLException {
        var takenBy = row.getObject("by_hand_by", UUID.class);
        return takenBy == null
                ? null
                : new HandPayment(
                        takenBy,
                        null,
                        Times.instant(row, "by_hand_at"),
                        row.getString("by_hand_reason"),
                        row.getInt("by_hand_approvals"),
                        row.getObject("by_hand_approved_by", UUID.class),
                        row.getObject("by_hand_paid_by", UUID.class),
                        row.getString("by_hand_proof"));
    }
}
