package io.shuke.payment;

import io.shuke.payment.PaymentQueue.RefundState;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves refunds that are paid by hand. Each move is one guarded statement: of two at once the second sees the state that
 * the first one left, and answers nothing.
 */
@Repository
class RefundsByHand {
    private static final String COLUMNS = "id, order_id, charge_id, state, amount_minor, currency, by_hand_by,"
            + " by_hand_approvals, by_hand_approved_by";

    /** A refund, and who has it in hand. */
    record ByHand(
            UUID id,
            UUID orderId,
            UUID chargeId,
            RefundState state,
            Money amount,
            @Nullable UUID takenBy,
            int approvals,
            @Nullable UUID approvedBy) {
        boolean lacksApproval() {
            return approvals == 2 && approvedBy == null;
        }
    }

    private final JdbcClient jdbc;

    RefundsByHand(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it stands, and stays until the transaction ends. */
    Optional<ByHand> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from payment.refund where id = :id for update")
                .param("id", id)
                .query(RefundsByHand::read)
                .optional();
    }

    /** Who is to get the money. */
    UUID buyerOf(UUID chargeId) {
        return jdbc.sql("select buyer_id from payment.charge where id = :id")
                .param("id", chargeId)
                .query(UUID.class)
                .single();
    }

    /** Nobody can send it any more; empty where it doesn't wait. */
    Optional<ByHand> take(UUID id, UUID by, String reason, int approvals, Instant now) {
        return jdbc.sql("""
                update payment.refund
                set state = 'BY_HAND', by_hand_by = :by, by_hand_at = :now, by_hand_reason = :reason,
                    by_hand_approvals = :approvals
                where id = :id and state = 'WAITING'
                returning
                """ + COLUMNS)
                .param("id", id)
                .param("by", by)
                .param("reason", reason)
                .param("approvals", approvals)
                .param("now", Times.sql(now))
                .query(RefundsByHand::read)
                .optional();
    }

    /** Empty where it is in nobody's hand, needs no second person, has one, or this is the first. */
    Optional<ByHand> approve(UUID id, UUID by, Instant now) {
        return jdbc.sql("""
                update payment.refund set by_hand_approved_by = :by, by_hand_approved_at = :now
                where id = :id and state = 'BY_HAND' and by_hand_approvals = 2 and by_hand_approved_by is null
                  and by_hand_by <> :by
                returning
                """ + COLUMNS)
                .param("id", id)
                .param("by", by)
                .param("now", Times.sql(now))
                .query(RefundsByHand::read)
                .optional();
    }

    /** It waits to be sent as before; empty where it is in nobody's hand, or paid. */
    Optional<ByHand> putBack(UUID id) {
        return jdbc.sql("""
                update payment.refund
                set state = 'WAITING', by_hand_by = null, by_hand_at = null, by_hand_reason = null,
                    by_hand_approvals = null, by_hand_approved_by = null, by_hand_approved_at = null
                where id = :id and state = 'BY_HAND'
                returning
                """ + COLUMNS)
                .param("id", id)
                .query(RefundsByHand::read)
                .optional();
    }

    /** It is over; empty where it is in nobody's hand, paid, or lacks the second person. */
    Optional<ByHand> pay(UUID id, UUID by, String proof, Instant now) {
        return jdbc.sql("""
                update payment.refund
                set state = 'PAID_BY_HAND', by_hand_paid_by = :by, by_hand_proof = :proof, ended_at = :now
                where id = :id and state = 'BY_HAND' and (by_hand_approvals = 1 or by_hand_approved_by is not null)
                returning
                """ + COLUMNS)
                .param("id", id)
                .param("by", by)
                .param("proof", proof)
                .param("now", Times.sql(now))
                .query(RefundsByHand::read)
                .optional();
    }

    private static ByHand read(ResultSet row, int number) throws SQLException {
        return new ByHand(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("charge_id", UUID.class),
                RefundState.valueOf(row.getString("state")),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("by_hand_by", UUID.class),
                row.getInt("by_hand_approvals"),
                row.getObject("by_hand_approved_by", UUID.class));
    }
}
