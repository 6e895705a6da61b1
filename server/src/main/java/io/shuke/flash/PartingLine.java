package io.shuke.flash;

import io.shuke.flash.StoredPlaces.Parted;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sends home those who wait in offers that have ended, and those whose turn it was: nothing is kept for them, and they are told. */
@Component
class PartingLine {
    /** As many are told by one fact. */
    private static final int BATCH = 500;

    private final StoredPlaces places;
    private final ApplicationEventPublisher events;

    PartingLine(StoredPlaces places, ApplicationEventPublisher events) {
        this.places = places;
        this.events = events;
    }

    /** The offers have ended in this transaction, which has them locked. */
    void part(Collection<UUID> offerIds, Instant at) {
        places.part(offerIds, at).stream()
                .collect(Collectors.groupingBy(
                        Parted::offerId, Collectors.mapping(Parted::personId, Collectors.toList())))
                .forEach((offerId, people) -> tell(offerId, people, at));
    }

    private void tell(UUID offerId, List<UUID> people, Instant at) {
        for (int from = 0; from < people.size(); from += BATCH) {
            var some = people.subList(from, Math.min(people.size(), from + BATCH));
            events.publishEvent(new FlashEnded(offerId, some, at));
        }
    }
}
