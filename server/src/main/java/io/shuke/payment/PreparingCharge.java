package io.shuke.payment;

import io.shuke.payment.PaymentProvider.Buyer;
import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.payment.StoredCharges.StoredCharge;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells a provider of a charge that was opened, where it must be told before the buyer can pay, and keeps what it answers
 * for a few minutes. The charge was written before, and nothing is called inside a transaction: if the answer is lost, the
 * same charge is prepared again under the same number, and asked about like any other.
 */
@Component
public class PreparingCharge {
    private static final Logger LOG = LoggerFactory.getLogger(PreparingCharge.class);
    /** The shortest that a provider's answer counts is five minutes. */
    private static final Duration COUNTS_FOR = Duration.ofMinutes(4);

    private final StoredCharges charges;
    private final Charges views;
    private final Providers providers;
    private final PayerAccounts accounts;
    private final Clock clock;

    PreparingCharge(StoredCharges charges, Charges views, Providers providers, PayerAccounts accounts, Clock clock) {
        this.charges = charges;
        this.views = views;
        this.providers = providers;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Prepared(Charge charge) implements Outcome {}

        /** It was paid, closed, or its time is over. */
        record NotOpen(Charge.State state) implements Outcome {}

        /** The provider must know who pays, and the buyer has not signed in with it. */
        record BuyerUnknown() implements Outcome {}

        /** The provider didn't answer. */
        record Silent() implements Outcome {}

        record NoSuchCharge() implements Outcome {}
    }

    /** @param address the buyer's network address, which some providers want to see again at payment */
    public Outcome prepare(UUID chargeId, UUID buyerId, String address) {
        return charges.ofBuyer(chargeId, buyerId)
                .map(charge -> prepare(charge, buyerId, address))
                .orElseGet(Outcome.NoSuchCharge::new);
    }

    private Outcome prepare(StoredCharge charge, UUID buyerId, String address) {
        var now = clock.instant();
        if (charge.state() != Charge.State.OPEN || !now.isBefore(charge.payBefore())) {
            return new Outcome.NotOpen(charge.state());
        }
        var provider = providers.named(charge.provider());
        var isFresh =
                charge.preparedAt() == null || now.isBefore(charge.preparedAt().plus(COUNTS_FOR));
        if (isFresh && provider.handOver(charge.wish(), charge.prepared()).isPresent()) {
            return new Outcome.Prepared(views.view(charge));
        }
        var account = accounts.of(buyerId, charge.provider()).orElse(null);
        if (account == null && provider.needsAccount(charge.way())) {
            return new Outcome.BuyerUnknown();
        }
        try {
            var answer = provider.prepare(charge.wish(), new Buyer(account, address));
            return charges.keepPrepared(charge.id(), answer, now)
                    .<Outcome>map(kept -> new Outcome.Prepared(views.view(kept)))
                    .orElseGet(() -> new Outcome.NotOpen(Charge.State.CLOSED));
        } catch (Unreachable e) {
            LOG.warn("charge {} is not prepared: {}", charge.id(), e.getMessage());
            return new Outcome.Silent();
        }
    }
}
