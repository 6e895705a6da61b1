package io.shuke.flash;

import io.shuke.identity.PersonalData;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A person's places in flash offers. Closed, they leave every line, and what they bought stays with its orders. */
@Component
class PersonalFlash implements PersonalData {
    private final StoredPlaces places;
    private final LeavingLine leaving;

    PersonalFlash(StoredPlaces places, LeavingLine leaving) {
        this.places = places;
        this.leaving = leaving;
    }

    @Override
    public String part() {
        return "flash-offers";
    }

    @Override
    public Object copyOf(UUID personId) {
        return places.copyOf(personId);
    }

    @Override
    public void erase(Leaving person) {
        leaving.leaveAll(person.id());
    }
}
