package io.shuke.payment;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A company that takes buyers' money and pays people out. Nothing here runs inside a database transaction. Numbers are
 * ours and stay the same on a retry. An answer is a {@link Notice} like any other, marked as asked for, and goes the same
 * way; empty means that nothing is final yet. Whatever stops an answer is a {@link Unreachable}.
 */
interface PaymentProvider {
    String name();

    /** Where the buyer pays; made without calling anybody. */
    String cashierUrl(ChargeWish charge);

    /**
     * Checks signature and age of what came in. Refuses with {@code notice-not-genuine} or {@code notice-too-old}.
     *
     * @param headers by lower-case name
     */
    Notice verified(Map<String, String> headers, byte[] body, Instant now);

    Optional<Notice> askAboutCharge(String number);

    /** Asks that nobody can pay the charge any more; empty if so, else how it ended before. */
    Optional<Notice> closeCharge(String number);

    Optional<Notice> refund(RefundWish refund);

    Optional<Notice> payOut(PayoutWish payout);

    /** A charge as the provider needs it. */
    record ChargeWish(UUID id, UUID orderId, String orderNumber, Money amount, Instant payBefore) {
        String number() {
            return id.toString();
        }
    }

    /** A refund as the provider needs it. */
    record RefundWish(String number, String chargeNumber, Money amount, String reason) {}

    /** A payout as the provider needs it. */
    record PayoutWish(String number, UUID payeeId, Money amount) {}

    /** The provider didn't answer, or not in a way that tells what happened: ask again, with the same number. */
    final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }

        Unreachable(String message) {
            super(message);
        }
    }
}
