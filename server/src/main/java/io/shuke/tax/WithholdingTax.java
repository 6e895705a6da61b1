package io.shuke.tax;

import io.shuke.identity.Identities;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.tax.Withholdings.Withheld;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works out the income tax on payouts, cumulated over a person's months in a row (劳务报酬累计预扣): what the rate table
 * says on everything so far, less what was withheld so far. Counted in the market's month of the decision to pay. A
 * payout that comes back is taken off again; what that leaves withheld too much is set off against the next payouts. At
 * least one fen of a payout is left to the person. A person is who was verified with one number, on however many accounts.
 * Joins the caller's transaction.
 */
@Component
public class WithholdingTax {

    private final Identities identities;
    private final Withholdings withholdings;
    private final RateTables tables;
    private final Clock clock;

    WithholdingTax(Identities identities, Withholdings withholdings, RateTables tables, Clock clock) {
        this.identities = identities;
        this.withholdings = withholdings;
        this.tables = tables;
        this.clock = clock;
    }

    /** What would be withheld now; nothing is counted. */
    @Transactional(readOnly = true)
    public Money expected(UUID personId, Money gross, Money fee) {
        return workOut(personId, identities.accountsOf(personId), gross, fee).tax();
    }

    /** Counts the payout and says what to withhold. Payouts of one person wait for one another. */
    @Transactional
    public Money withhold(UUID payoutId, UUID personId, Money gross, Money fee) {
        var accounts = identities.accountsOf(personId);
        withholdings.lock(accounts);
        var withheld = workOut(personId, accounts, gross, fee);
        withholdings.add(payoutId, withheld, clock.instant());
        return withheld.tax();
    }

    /** The payout came back: it no longer counts, from its own month on. Again changes nothing. */
    @Transactional
    public void giveBack(UUID payoutId, UUID personId) {
        withholdings.lock(Set.of(personId));
        withholdings.takeOff(personId, payoutId, clock.instant());
    }

    private Withheld workOut(UUID personId, Set<UUID> accounts, Money gross, Money fee) {
        var today = clock.instant().atZone(MarketClock.ZONE).toLocalDate();
        var month = YearMonth.from(today);
        var table = tables.inForceOn(today);
        var before = Cumulated.upTo(month, withholdings.ofYear(accounts, month.getYear()), gross.currency());
        var most = gross.minus(fee).minus(new Money(1, gross.currency()));
        var tax = before.toWithhold(gross, most, table);
        return new Withheld(personId, month, before.months(), gross, tax, fee, table.effectiveFrom());
    }
}
