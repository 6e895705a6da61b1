package io.shuke.payment;

import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.payment.StoredPayouts.StoredPayout;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends approved payouts to the provider, after the transaction that approved them and outside any: the attempt is
 * written first, and one without a final answer is sent again with the same number, less and less often.
 */
@Component
public class SendingPayouts {
    private static final Logger LOG = LoggerFactory.getLogger(SendingPayouts.class);
    private static final int BATCH = 20;

    private final StoredPayouts payouts;
    private final Providers providers;
    private final ReceivingNotice receiving;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SendingPayouts(
            StoredPayouts payouts,
            Providers providers,
            ReceivingNotice receiving,
            TransactionTemplate transaction,
            Clock clock) {
        this.payouts = payouts;
        this.providers = providers;
        this.receiving = receiving;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Sends what is due; answers how many. */
    public int sendDue() {
        List<StoredPayout> due =
                Objects.requireNonNull(transaction.execute(running -> payouts.takeToSend(clock.instant(), BATCH)));
        due.forEach(this::send);
        return due.size();
    }

    private void send(StoredPayout payout) {
        try {
            providers.named(payout.provider()).payOut(payout.wish()).ifPresent(receiving::apply);
        } catch (Unreachable e) {
            LOG.warn("payout {} will be sent again: {}", payout.payout().id(), e.getMessage());
        }
    }
}
