package io.shuke.aftersales;

import io.shuke.aftersales.AfterSale.What;
import io.shuke.aftersales.AfterSale.Who;
import io.shuke.ordering.RefundingLine;
import io.shuke.ordering.SoldLine;
import io.shuke.ordering.SoldLines;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends an after-sale, with the money back or without: the line may settle again. The order is locked. */
@Component
class EndingAfterSale {
    private final AfterSales afterSales;
    private final SoldLines lines;
    private final RefundingLine refunding;
    private final TellingAfterSale telling;
    private final Clock clock;

    EndingAfterSale(
            AfterSales afterSales, SoldLines lines, RefundingLine refunding, TellingAfterSale telling, Clock clock) {
        this.afterSales = afterSales;
        this.lines = lines;
        this.refunding = refunding;
        this.telling = telling;
        this.clock = clock;
    }

    /** Pays the amount back; false where it is in none of these states any more, and then nothing happens. */
    boolean refund(UUID id, SoldLine line, Money amount, List<AfterSaleState> from, Who who) {
        var found = afterSales.lock(id).filter(each -> from.contains(each.state()));
        if (found.isEmpty()) {
            return false;
        }
        var afterSale = found.get();
        var wish = new RefundingLine.Wish(
                id,
                afterSale.pieces(),
                Claim.isAboutUnshipped(afterSale.kind(), afterSale.reason()),
                amount,
                afterSale.reason().isSellersFault(),
                afterSale.reason().name());
        if (!(refunding.refund(line, wish) instanceof RefundingLine.Outcome.Refunded refunded)) {
            throw new IllegalStateException("after-sale " + id + " is about more than its line has left");
        }
        afterSales.refunded(id, refunded, who, clock.instant());
        lines.close(line.orderId(), line.lineId(), id);
        return telling.moved(true, id, line.orderId(), AfterSaleState.REFUNDED, who);
    }

    /** Ends it without money; false where it is in none of these states any more. */
    boolean end(
            AfterSale afterSale,
            List<AfterSaleState> from,
            AfterSaleState to,
            Who who,
            What what,
            @Nullable String words) {
        var now = clock.instant();
        var ended = afterSales.move(AfterSales.Move.of(afterSale.id(), from, to)
                .step(who, what, null, words)
                .at(now, null));
        if (ended) {
            lines.close(afterSale.orderId(), afterSale.lineId(), afterSale.id());
        }
        return telling.moved(ended, afterSale.id(), afterSale.orderId(), to, who);
    }
}
