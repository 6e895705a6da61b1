package io.shuke.payment;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that a partner asked to be paid; by the promised time it is paid or refused. {@code amount} = {@code net} +
 * {@code tax} + {@code fee}; until it is approved the tax is what is expected, from then on what is withheld.
 */
public record Payout(
        UUID id,
        String number,
        State state,
        Money amount,
        Money fee,
        Money tax,
        Money net,
        Instant askedAt,
        Instant promisedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant paidAt,
        @Nullable String reason,
        @Nullable Confirmation confirmation) {
    /**
     * Where a payout stands. Money is held from ASKED on; REJECTED, FAILED, CANCELLED and EXPIRED give it back, and
     * nothing follows them or PAID.
     */
    public enum State {
        ASKED,
        APPROVED,
        SENT,
        /** The provider waits for the partner to confirm in its app. */
        TO_CONFIRM,
        PAID,
        REJECTED,
        FAILED,
        CANCELLED,
        /** The partner did not confirm in time. */
        EXPIRED;

        /** Whether it ended and all of its money is the partner's again. */
        public boolean isGivenBack() {
            return this == REJECTED || this == FAILED || this == CANCELLED || this == EXPIRED;
        }
    }

    /** How the partner confirms: what the provider's app is given, and until when it counts. */
    @Schema(name = "PayoutConfirmation")
    public record Confirmation(String token, Instant before) {}
}
