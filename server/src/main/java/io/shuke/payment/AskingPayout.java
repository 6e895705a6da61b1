package io.shuke.payment;

import io.shuke.identity.Identities;
import io.shuke.identity.People;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.MovingPurses;
import io.shuke.ledger.Purse;
import io.shuke.payment.StoredPayouts.Approvals;
import io.shuke.payment.StoredPayouts.StoredPayout;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A partner whose identity is verified asks for money. It is taken out of what is available at once, so that what is
 * asked for in parallel passes neither the balance nor the month's cap – one for all accounts of a person – and waits for
 * a decision. The account stays open meanwhile. Joins the caller's transaction, which must be left on a refusal.
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

        record IdentityNeeded() implements Outcome {}

        record CapReached(Money monthCap) implements Outcome {}
    }

    private final StoredPayouts payouts;
    private final PayoutTerms terms;
    private final Providers providers;
    private final PayerAccounts payees;
    private final People people;
    private final Identities identities;
    private final MovingPurses purses;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AskingPayout(
            StoredPayouts payouts,
            PayoutTerms terms,
            Providers providers,
            PayerAccounts payees,
            People people,
            Identities identities,
            MovingPurses purses,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.payouts = payouts;
        this.terms = terms;
        this.providers = providers;
        this.payees = payees;
        this.people = people;
        this.identities = identities;
        this.purses = purses;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public Outcome ask(UUID partnerId, Money amount) {
        var rule = terms.inForce();
        // An account that is being closed is waited for, and one with a payout on its way is not closed.
        if (!people.holdOpen(partnerId) || !terms.mayBePaid(partnerId)) {
            return new Outcome.IdentityNeeded();
        }
        if (amount.isLessThan(rule.minimum())) {
            return new Outcome.BelowMinimum(rule.minimum());
        }
        if (providers.paysAccounts(terms.provider())
                && payees.of(partnerId, terms.provider()).isEmpty()) {
            return new Outcome.PayeeUnknown();
        }
        // Whoever asks on any account of this person waits, so that the cap sees every payout asked for before.
        var accounts = identities.accountsOf(partnerId);
        purses.takeTurn(Purse.PARTNER, accounts);
        var stored = payout(partnerId, terms.quote(rule, partnerId, amount));
        if (ledger.post(PayoutTransfers.asked(stored)) instanceof Ledger.Outcome.Overdraft) {
            return new Outcome.BalanceTooLow();
        }
        if (!payouts.insertWithin(rule.monthCap(), monthOf(stored.payout().askedAt()), accounts, stored)) {
            return new Outcome.CapReached(rule.monthCap());
        }
        events.publishEvent(PayoutChanged.of(partnerId, stored.payout()));
        return new Outcome.Asked(stored.payout());
    }

    private StoredPayout payout(UUID partnerId, PayoutTerms.Quote quote) {
        var payout = new Payout(
                Ids.next(),
                "PO" + Ids.code(12).toUpperCase(Locale.ROOT),
                Payout.State.ASKED,
                quote.amount(),
                quote.fee(),
                quote.tax(),
                quote.net(),
                clock.instant(),
                quote.promisedBy(),
                null,
                null,
                null,
                null);
        return new StoredPayout(partnerId, terms.provider(), payout, new Approvals(quote.approvalsNeeded(), null));
    }

    private static Instant monthOf(Instant at) {
        var month = YearMonth.from(at.atZone(MarketClock.ZONE));
        return month.atDay(1).atStartOfDay(MarketClock.ZONE).toInstant();
    }
}
