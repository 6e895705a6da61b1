package io.shuke.identity;

import io.shuke.shared.MarketClock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person agrees to. Every decision is kept with its time; deciding the same again keeps nothing new. */
@Component
public class Consenting {
    private final Consents consents;
    private final Persons persons;
    private final MarketClock clock;

    Consenting(Consents consents, Persons persons, MarketClock clock) {
        this.consents = consents;
        this.persons = persons;
        this.clock = clock;
    }

    /** The newest decision of each kind; one that was never taken is not granted and has no time. */
    public List<Consent> of(UUID personId) {
        return consents.of(personId);
    }

    @Transactional
    public void decide(UUID personId, ConsentKind kind, boolean granted) {
        persons.lock(personId);
        var same = consents.of(personId).stream()
                .anyMatch(consent -> consent.kind() == kind && consent.at() != null && consent.granted() == granted);
        if (!same) {
            consents.add(personId, kind, granted, clock.instant());
        }
    }
}
