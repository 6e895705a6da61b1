package io.shuke.payment;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that a partner asked to be paid, {@code net} of the fee; by the promised time it is paid or refused. */
public record Payout(
        UUID id,
        String number,
        State state,
        Money amount,
        Money fee,
        Money net,
        Instant askedAt,
        Instant promisedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant paidAt,
        @Nullable String reason) {
    /** Where a payout stands. Money is held from ASKED on; REJECTED and FAILED give it back. */
    public enum State {
        ASKED,
        APPROVED,
        SENT,
        PAID,
        REJECTED,
        FAILED
    }
}
