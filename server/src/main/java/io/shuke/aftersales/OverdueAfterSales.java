package io.shuke.aftersales;

import io.shuke.aftersales.AfterSale.What;
import io.shuke.aftersales.AfterSale.Who;
import io.shuke.ordering.SoldLine;
import io.shuke.shared.RepeatedTransactions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends what somebody let lie past its deadline: an unanswered wish is granted, an unconfirmed parcel has arrived, and an
 * offer or a parcel that the buyer forgot ends the after-sale. Each in a transaction of its own.
 */
@Component
public class OverdueAfterSales {
    /** How many one run ends. */
    public static final int BATCH = 50;

    private static final Logger LOG = LoggerFactory.getLogger(OverdueAfterSales.class);

    private final AfterSales afterSales;
    private final Stepping stepping;
    private final EndingAfterSale ending;
    private final TellingAfterSale telling;
    private final AfterSaleTerms terms;
    private final RepeatedTransactions transactions;
    private final Clock clock;

    OverdueAfterSales(
            AfterSales afterSales,
            Stepping stepping,
            EndingAfterSale ending,
            TellingAfterSale telling,
            AfterSaleTerms terms,
            RepeatedTransactions transactions,
            Clock clock) {
        this.afterSales = afterSales;
        this.stepping = stepping;
        this.ending = ending;
        this.telling = telling;
        this.terms = terms;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Ends what is due, at most a batch, and says how many. */
    public int end() {
        int ended = 0;
        for (var id : afterSales.due(clock.instant(), BATCH)) {
            if (endOrLog(id)) {
                ended++;
            }
        }
        return ended;
    }

    private boolean endOrLog(UUID id) {
        try {
            return transactions.run(() -> stepping.step(id, null, this::end) instanceof AfterSaleOutcome.Done);
        } catch (RuntimeException e) {
            LOG.error("after-sale {} could not be ended", id, e);
            return false;
        }
    }

    private AfterSaleOutcome end(AfterSale afterSale, SoldLine line) {
        var due = afterSale.dueAt();
        if (due == null || due.isAfter(clock.instant())) {
            return new AfterSaleOutcome.NotInState(afterSale.state());
        }
        var now = List.of(afterSale.state());
        var done = switch (afterSale.state()) {
            case ASKED ->
                afterSale.kind() == AfterSaleKind.RETURN
                        ? awaitParcel(afterSale)
                        : ending.refund(afterSale.id(), line, afterSale.asked(), now, Who.TIME);
            case PARCEL_SENT -> ending.refund(afterSale.id(), line, afterSale.due(), now, Who.TIME);
            case OFFERED, AWAITING_PARCEL ->
                ending.end(afterSale, now, AfterSaleState.EXPIRED, Who.TIME, What.EXPIRED, null);
            case REFUNDED, DECLINED, WITHDRAWN, EXPIRED -> false;
        };
        return Stepping.outcome(done, afterSale);
    }

    private boolean awaitParcel(AfterSale afterSale) {
        var now = clock.instant();
        var moved = afterSales.move(
                AfterSales.Move.of(afterSale.id(), List.of(AfterSaleState.ASKED), AfterSaleState.AWAITING_PARCEL)
                        .step(Who.TIME, What.AGREED, afterSale.asked(), null)
                        .at(now, now.plus(terms.sendWithin())));
        return telling.moved(moved, afterSale.id(), afterSale.orderId(), AfterSaleState.AWAITING_PARCEL, Who.TIME);
    }
}
