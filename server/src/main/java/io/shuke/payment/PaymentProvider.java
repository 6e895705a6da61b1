package io.shuke.payment;

import io.shuke.payment.Charge.Way;
import io.shuke.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company that takes buyers' money and pays people out. Nothing here runs inside a database transaction. Numbers are
 * ours and stay the same on a retry. An answer is a {@link Notice} like any other, marked as asked for, and goes the same
 * way; empty means that nothing is final yet. Whatever stops an answer is a {@link Unreachable}.
 */
public interface PaymentProvider {
    String name();

    /** The ways in which a buyer can pay. */
    Set<Way> ways();

    /** Whether the provider must know who pays in this way. */
    default boolean needsAccount(Way way) {
        return false;
    }

    /** Whether people are paid to the account that the provider knows them by. */
    default boolean paysAccounts() {
        return false;
    }

    /**
     * What the buyer pays with; made without calling anybody. Empty where the provider must be told of the charge first,
     * and {@code prepared}, what it answered then, is not there yet.
     */
    Optional<Handover> handOver(ChargeWish charge, @Nullable String prepared);

    /** Tells the provider of the charge. Again for the same charge it is the same charge. */
    default String prepare(ChargeWish charge, Buyer buyer) {
        throw new IllegalStateException(name() + " need not be told of charge " + charge.id());
    }

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

    /** What the provider's bill of a day says of charges and refunds; empty where it has not written it yet. */
    Optional<List<BillRow>> bill(LocalDate day);

    /** A charge as the provider needs it. */
    record ChargeWish(
            UUID id, UUID orderId, UUID buyerId, String orderNumber, Money amount, Way way, Instant payBefore) {
        public String number() {
            return id.toString();
        }
    }

    /** Who pays, and from where; {@code account} is who the provider knows them as. */
    record Buyer(@Nullable String account, String address) {}

    /** What the buyer pays with: an address to go to, a text to show as a code, or what the browser hands to the app. */
    record Handover(
            @Nullable String url,
            @Nullable String code,
            @Nullable Map<String, String> bridge) {
        public static Handover url(String url) {
            return new Handover(url, null, null);
        }

        public static Handover code(String code) {
            return new Handover(null, code, null);
        }

        public static Handover bridge(Map<String, String> bridge) {
            return new Handover(null, null, Map.copyOf(bridge));
        }
    }

    /** A refund as the provider needs it; {@code charged} is the whole of what was paid. */
    record RefundWish(String number, String chargeNumber, Money amount, Money charged, String reason) {}

    /**
     * A payout as the provider needs it.
     *
     * @param account who the provider knows the payee as
     * @param waiting whether the payee is known to have to confirm, so that asking suffices
     */
    record PayoutWish(String number, UUID payeeId, @Nullable String account, Money amount, boolean waiting) {}

    /** The provider didn't answer, or not in a way that tells what happened: ask again, with the same number. */
    final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }

        public Unreachable(String message) {
            super(message);
        }
    }
}
