package io.shuke.aftersales;

import io.shuke.aftersales.AfterSale.What;
import io.shuke.aftersales.AfterSale.Who;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The buyer handed the goods to a carrier. Refuses where no parcel is awaited. Joins the caller's transaction. */
@Component
public class SendingReturn {
    private final Stepping stepping;
    private final AfterSales afterSales;
    private final AfterSaleTerms terms;
    private final Clock clock;

    SendingReturn(Stepping stepping, AfterSales afterSales, AfterSaleTerms terms, Clock clock) {
        this.stepping = stepping;
        this.afterSales = afterSales;
        this.terms = terms;
        this.clock = clock;
    }

    @Transactional
    public AfterSaleOutcome send(UUID buyerId, UUID id, String carrier, String trackingNumber) {
        return stepping.step(id, buyerId, (afterSale, line) -> {
            var now = clock.instant();
            var move = AfterSales.Move.of(id, List.of(AfterSaleState.AWAITING_PARCEL), AfterSaleState.PARCEL_SENT)
                    .step(Who.BUYER, What.PARCEL_SENT, null, carrier + " " + trackingNumber)
                    .parcel(carrier, trackingNumber)
                    .at(now, now.plus(terms.confirmWithin()));
            return Stepping.outcome(afterSales.move(move), afterSale);
        });
    }
}
