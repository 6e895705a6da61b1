package io.shuke.payment;

import io.shuke.payment.PaymentQueue.RefundState;
import io.shuke.shared.Audit;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff send a refund that needs a person. One that waits in place of a closed one goes to the provider under its own,
 * new number; one that the provider could not deliver is asked for again under the same number, which gives no money twice.
 * Of two who do it at once one is refused. Audited; joins the caller's transaction, the provider is called after it.
 */
@Component
public class SendingRefundAgain {
    /** What became of it. */
    public sealed interface Outcome {
        record Sent() implements Outcome {}

        /** It is on its way, or has ended. */
        record NotInState(RefundState state) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    private final Refunds refunds;
    private final Audit audit;
    private final Clock clock;

    SendingRefundAgain(Refunds refunds, Audit audit, Clock clock) {
        this.refunds = refunds;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome send(UUID refundId, UUID staffId, String reason) {
        var before = refunds.lockedState(refundId);
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (!refunds.sendAgain(refundId, clock.instant())) {
            return new Outcome.NotInState(before.get());
        }
        audit.record(
                staffId,
                "refund.send-again",
                "refund:" + refundId,
                Map.of("state", before.get()),
                Map.of("state", RefundState.ASKED),
                reason);
        return new Outcome.Sent();
    }
}
