package io.shuke.payment;

import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.payment.StoredPayouts.StoredPayout;
import io.shuke.shared.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends approved payouts to the provider, after the transaction that approved them and outside any: the attempt is
 * written first, and one without a final answer is sent again with the same number, less and less often. One that fails
 * holds up no other.
 */
@Component
public class SendingPayouts {
    private static final Logger LOG = LoggerFactory.getLogger(SendingPayouts.class);
    private static final int BATCH = 20;

    private final StoredPayouts payouts;
    private final Providers providers;
    private final PayerAccounts accounts;
    private final ReceivingNotice receiving;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SendingPayouts(
            StoredPayouts payouts,
            Providers providers,
            PayerAccounts accounts,
            ReceivingNotice receiving,
            TransactionTemplate transaction,
            Clock clock) {
        this.payouts = payouts;
        this.providers = providers;
        this.accounts = accounts;
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
            var account = accounts.of(payout.partnerId(), payout.provider()).orElse(null);
            providers.named(payout.provider()).payOut(payout.wish(account)).ifPresent(receiving::apply);
        } catch (Unreachable | ProblemException e) {
            LOG.warn("payout {} will be sent again: {}", payout.payout().id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("payout {} will be sent again", payout.payout().id(), e);
        }
    }
}
