package io.shuke.tax;

import io.shuke.shared.Money;
import io.shuke.tax.Withholdings.Withheld;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works out the income tax on payouts, cumulated over a person's months in a row (劳务报酬累计预扣): what the rate table
 * says on everything so far, less what was withheld so far. Counted in the market's month of the decision to pay. A
 * payout that comes back is taken off again; what that leaves withheld too much is set off against the next payouts. At
 * least one fen of a payout is left to the person. Joins the caller's transaction.
 */
@Component
public class WithholdingTax {
    private static final ZoneId MARKET_ZONE = ZoneId.of("Asia/Shanghai");

    private final Withholdings withholdings;
    private final RateTables tables;
    private final Clock clock;

    WithholdingTax(Withholdings withholdings, RateTables tables, Clock clock) {
        this.withholdings = withholdings;
        this.tables = tables;
        this.clock = clock;
    }

    /** What would be withheld now; nothing is counted. */
    @Transactional(readOnly = true)
    public Money expected(UUID personId, Money gross, Money fee) {
        return workOut(personId, gross, fee).tax();
    }

    /** Counts the payout and says what to withhold. Payouts of one person wait for one another. */
    @Transactional
    public Money withhold(UUID payoutId, UUID personId, Money gross, Money fee) {
        withholdings.lock(personId);
        var withheld = workOut(personId, gross, fee);
        withholdings.add(payoutId, withheld, clock.instant());
        return withheld.tax();
    }

    /** The payout came back: it no longer counts, from its own month on. Again changes nothing. */
    @Transactional
    public void giveBack(UUID payoutId, UUID personId) {
        withholdings.lock(personId);
        withholdings.takeOff(personId, payoutId, clock.instant());
    }

    private Withheld workOut(UUID personId, Money gross, Money fee) {
        var today = clock.instant().atZone(MARKET_ZONE).toLocalDate();
        var month = YearMonth.from(today);
        var table = tables.inForceOn(today);
        var before = Cumulated.upTo(month, withholdings.ofYear(personId, month.getYear()), gross.currency());
        var most = gross.minus(fee).minus(new Money(1, gross.currency()));
        var tax = before.toWithhold(gross, most, table);
        return new Withheld(personId, month, before.months(), gross, tax, fee, table.effectiveFrom());
    }
}
