package io.shuke.payment;

import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.payment.StoredCharges.StoredCharge;
import io.shuke.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks providers about charges that nobody told us the end of: a notice may have been lost. What they say goes the same
 * way as a notice. Once the time to pay is over, the provider is asked to let nobody pay any more. The first questions
 * follow quickly, the later ones at a regular pace; one that fails holds up no other.
 */
@Component
public class AskingAboutCharges {
    /** How many one look asks about. */
    static final int BATCH = 20;

    private static final Logger LOG = LoggerFactory.getLogger(AskingAboutCharges.class);

    private final StoredCharges charges;
    private final Providers providers;
    private final ReceivingNotice receiving;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration every;

    AskingAboutCharges(
            StoredCharges charges,
            Providers providers,
            ReceivingNotice receiving,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${shuke.payment.ask-every:PT2M}") Duration every) {
        this.charges = charges;
        this.providers = providers;
        this.receiving = receiving;
        this.transaction = transaction;
        this.clock = clock;
        this.every = every;
    }

    /** Asks about what is due; answers how many: fewer than {@link #BATCH} means that no more are. */
    public int askDue() {
        var now = clock.instant();
        List<StoredCharge> due =
                Objects.requireNonNull(transaction.execute(running -> charges.takeToAsk(now, every, BATCH)));
        due.forEach(this::ask);
        return due.size();
    }

    private void ask(StoredCharge charge) {
        try {
            var provider = providers.named(charge.provider());
            var number = charge.wish().number();
            if (clock.instant().isBefore(charge.payBefore())) {
                provider.askAboutCharge(number).ifPresent(receiving::apply);
            } else {
                provider.closeCharge(number)
                        .ifPresentOrElse(
                                receiving::apply,
                                () -> transaction.executeWithoutResult(running -> charges.close(charge.id())));
            }
        } catch (Unreachable | ProblemException e) {
            LOG.warn("charge {} will be asked about again: {}", charge.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("charge {} will be asked about again", charge.id(), e);
        }
    }
}
