package io.shuke.aftersales;

import io.shuke.aftersales.AfterSale.Who;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says that an after-sale moved on, where it did; answers whether it did. */
@Component
class TellingAfterSale {
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TellingAfterSale(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    boolean moved(boolean done, UUID id, UUID orderId, AfterSaleState to, Who by) {
        if (done) {
            events.publishEvent(new AfterSaleMoved(id, orderId, to, by, clock.instant()));
        }
        return done;
    }
}
