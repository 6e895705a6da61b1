package io.shuke.aftersales;

import io.shuke.ordering.SoldLine;
import io.shuke.ordering.SoldLines;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Loads an after-sale for a step: its order is locked first, so that steps, settling and refunds wait for each other. */
@Component
class Stepping {
    private final AfterSales afterSales;
    private final SoldLines lines;

    Stepping(AfterSales afterSales, SoldLines lines) {
        this.afterSales = afterSales;
        this.lines = lines;
    }

    /** With a buyer, only that buyer's. */
    AfterSaleOutcome step(UUID id, @Nullable UUID buyerId, BiFunction<AfterSale, SoldLine, AfterSaleOutcome> decide) {
        var found = afterSales.find(id, buyerId);
        if (found.isEmpty()) {
            return new AfterSaleOutcome.NoSuchAfterSale();
        }
        var line = lines.lock(found.get().orderId(), found.get().lineId(), null)
                .orElseThrow(() -> new IllegalStateException("after-sale " + id + " is about no line"));
        return decide.apply(afterSales.find(id, buyerId).orElseThrow(), line);
    }

    static AfterSaleOutcome outcome(boolean done, AfterSale afterSale) {
        return done ? new AfterSaleOutcome.Done() : new AfterSaleOutcome.NotInState(afterSale.state());
    }
}
