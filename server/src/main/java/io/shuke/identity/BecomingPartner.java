package io.shuke.identity;

import io.shuke.shared.MarketClock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a person a partner: free, needs no purchase, and happens once; again changes nothing. Joins the transaction. */
@Component
public class BecomingPartner {
    private final Persons persons;
    private final CallersOfSessions callers;
    private final MarketClock clock;

    BecomingPartner(Persons persons, CallersOfSessions callers, MarketClock clock) {
        this.persons = persons;
        this.callers = callers;
        this.clock = clock;
    }

    @Transactional
    public void become(UUID personId) {
        if (persons.makePartner(personId, clock.instant())) {
            callers.forget(personId);
        }
    }
}
