package io.shuke.aftersales;

import static io.shuke.aftersales.AfterSaleState.ASKED;
import static io.shuke.aftersales.AfterSaleState.AWAITING_PARCEL;
import static io.shuke.aftersales.AfterSaleState.DECLINED;
import static io.shuke.aftersales.AfterSaleState.OFFERED;
import static io.shuke.aftersales.AfterSaleState.PARCEL_SENT;

import io.shuke.aftersales.AfterSale.What;
import io.shuke.aftersales.AfterSale.Who;
import io.shuke.shared.Audit;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff answer a buyer: agree, offer another amount, decline with words that the buyer reads, confirm that a parcel
 * arrived. Each act is refused once the after-sale has moved on, and is written to the audit trail. Joins the caller's
 * transaction.
 */
@Component
public class AnsweringAfterSale {
    private final Stepping stepping;
    private final AfterSales afterSales;
    private final EndingAfterSale ending;
    private final TellingAfterSale telling;
    private final AfterSaleTerms terms;
    private final Audit audit;
    private final Clock clock;

    AnsweringAfterSale(
            Stepping stepping,
            AfterSales afterSales,
            EndingAfterSale ending,
            TellingAfterSale telling,
            AfterSaleTerms terms,
            Audit audit,
            Clock clock) {
        this.stepping = stepping;
        this.afterSales = afterSales;
        this.ending = ending;
        this.telling = telling;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
    }

    /** The wish is granted: the money goes back, or the buyer is to send the goods. */
    @Transactional
    public AfterSaleOutcome agree(UUID staffId, UUID id, @Nullable String words) {
        return stepping.step(id, null, (afterSale, line) -> {
            var done = afterSale.kind() == AfterSaleKind.RETURN
                    ? awaitParcel(afterSale, words)
                    : ending.refund(id, line, afterSale.asked(), List.of(ASKED), Who.STAFF);
            return audited(done, staffId, "after-sale.agree", afterSale, words);
        });
    }

    private boolean awaitParcel(AfterSale afterSale, @Nullable String words) {
        var now = clock.instant();
        var moved = afterSales.move(AfterSales.Move.of(afterSale.id(), List.of(ASKED), AWAITING_PARCEL)
                .step(Who.STAFF, What.AGREED, afterSale.asked(), words)
                .at(now, now.plus(terms.sendWithin())));
        return telling.moved(moved, afterSale.id(), afterSale.orderId(), AWAITING_PARCEL, Who.STAFF);
    }

    /** Another amount than was asked for, at most what is left of the line. */
    @Transactional
    public AfterSaleOutcome offer(UUID staffId, UUID id, Money amount, String words) {
        return stepping.step(id, null, (afterSale, line) -> {
            if (!amount.isPositive() || line.left().isLessThan(amount)) {
                return new AfterSaleOutcome.TooMuch(line.left());
            }
            var now = clock.instant();
            var done = afterSales.move(AfterSales.Move.of(id, List.of(ASKED), OFFERED)
                    .step(Who.STAFF, What.OFFERED, amount, words)
                    .offering(amount)
                    .at(now, now.plus(terms.acceptWithin())));
            telling.moved(done, id, afterSale.orderId(), OFFERED, Who.STAFF);
            return audited(done, staffId, "after-sale.offer", afterSale, words);
        });
    }

    /** No money goes back; also where the parcel that came is not what was sold. */
    @Transactional
    public AfterSaleOutcome decline(UUID staffId, UUID id, String words) {
        return stepping.step(id, null, (afterSale, line) -> {
            var done = ending.end(
                    afterSale, List.of(ASKED, OFFERED, PARCEL_SENT), DECLINED, Who.STAFF, What.DECLINED, words);
            return audited(done, staffId, "after-sale.decline", afterSale, words);
        });
    }

    /** The goods are here: the money goes back. */
    @Transactional
    public AfterSaleOutcome arrived(UUID staffId, UUID id) {
        return stepping.step(id, null, (afterSale, line) -> {
            var done = ending.refund(id, line, afterSale.due(), List.of(PARCEL_SENT), Who.STAFF);
            return audited(done, staffId, "after-sale.arrived", afterSale, null);
        });
    }

    private AfterSaleOutcome audited(boolean done, UUID staffId, String act, AfterSale before, @Nullable String words) {
        if (done) {
            var after = afterSales.find(before.id(), null).orElseThrow();
            audit.record(
                    staffId,
                    act,
                    "after-sale:" + before.id(),
                    Map.of("state", before.state()),
                    Map.of("state", after.state(), "amount", after.due()),
                    words);
        }
        return Stepping.outcome(done, before);
    }
}
