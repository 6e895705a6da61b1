package io.shuke.payment;

import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.payment.Refunds.ToSend;
import io.shuke.shared.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends refunds to their providers, after the transaction that asked for them and outside any: the attempt is written
 * first, and one without a final answer is sent again with the same number, less and less often. One that fails holds up
 * no other.
 */
@Component
public class SendingRefunds {
    private static final Logger LOG = LoggerFactory.getLogger(SendingRefunds.class);
    private static final int BATCH = 20;

    private final Refunds refunds;
    private final Providers providers;
    private final ReceivingNotice receiving;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SendingRefunds(
            Refunds refunds,
            Providers providers,
            ReceivingNotice receiving,
            TransactionTemplate transaction,
            Clock clock) {
        this.refunds = refunds;
        this.providers = providers;
        this.receiving = receiving;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Sends what is due; answers how many. */
    public int sendDue() {
        List<ToSend> due =
                Objects.requireNonNull(transaction.execute(running -> refunds.takeToSend(clock.instant(), BATCH)));
        due.forEach(this::send);
        return due.size();
    }

    private void send(ToSend refund) {
        try {
            providers.named(refund.provider()).refund(refund.wish()).ifPresent(receiving::apply);
        } catch (Unreachable | ProblemException e) {
            LOG.warn("refund {} will be sent again: {}", refund.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("refund {} will be sent again", refund.id(), e);
        }
    }
}
