package io.shuke.payment;

import io.shuke.ledger.Ledger;
import io.shuke.payment.StoredPayouts.StoredPayout;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A partner asks for money. It is taken out of what is available at once, so that what is asked for in parallel never
 * passes the balance, and waits for a decision. Joins the caller's transaction, which must be left on a refusal.
 */
@Component
public class AskingPayout {
    /** What became of the wish. */
    public sealed interface Outcome {
        record Asked(Payout payout) implements Outcome {}

        record BelowMinimum(Money minimum) implements Outcome {}

        record BalanceTooLow() implements Outcome {}

        /** The provider pays people whom it knows, and doesn't know this one. */
        record PayeeUnknown() implements Outcome {}
    }

    private final StoredPayouts payouts;
    private final PayoutTerms terms;
    private final Providers providers;
    private final PayerAccounts accounts;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AskingPayout(
            StoredPayouts payouts,
            PayoutTerms terms,
            Providers providers,
            PayerAccounts accounts,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.payouts = payouts;
        this.terms = terms;
        this.providers = providers;
        this.accounts = accounts;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome ask(UUID partnerId, Money amount) {
        if (amount.isLessThan(terms.minimum())) {
            return new Outcome.BelowMinimum(terms.minimum());
        }
        if (providers.paysAccounts(terms.provider())
                && accounts.of(partnerId, terms.provider()).isEmpty()) {
            return new Outcome.PayeeUnknown();
        }
        var payout = payout(partnerId, amount);
        if (ledger.post(PayoutTransfers.asked(payout)) instanceof Ledger.Outcome.Overdraft) {
            return new Outcome.BalanceTooLow();
        }
        payouts.insert(payout);
        events.publishEvent(PayoutChanged.of(payout.partnerId(), payout.payout()));
        return new Outcome.Asked(payout.payout());
    }

    private StoredPayout payout(UUID partnerId, Money amount) {
        var now = clock.instant();
        var payout = new Payout(
                Ids.next(),
                "PO" + Ids.code(12).toUpperCase(Locale.ROOT),
                Payout.State.ASKED,
                amount,
                terms.fee(),
                amount.minus(terms.fee()),
                now,
                terms.promisedBy(now),
                null,
                null,
                null,
                null);
        return new StoredPayout(partnerId, terms.provider(), payout);
    }
}
