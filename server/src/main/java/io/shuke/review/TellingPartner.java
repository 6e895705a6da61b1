package io.shuke.review;

import io.shuke.shared.MarketClock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the partner who sold it of a review that everybody can read; nobody where no partner did, or it is their own. */
@Component
class TellingPartner {
    private final SalesOfPartners sales;
    private final ApplicationEventPublisher events;
    private final MarketClock clock;

    TellingPartner(SalesOfPartners sales, ApplicationEventPublisher events, MarketClock clock) {
        this.sales = sales;
        this.events = events;
        this.clock = clock;
    }

    void tell(UUID reviewId, UUID authorId, boolean anonymous) {
        sales.partnerOf(reviewId)
                .filter(partner -> !partner.equals(authorId))
                .ifPresent(partner -> events.publishEvent(
                        new GoodsReviewed(reviewId, partner, anonymous ? null : authorId, clock.instant())));
    }
}
