package io.shuke.sharing;

import io.shuke.identity.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A person's links, visits and bindings. Closed, their links lead nowhere and what came through them counts no more;
 * their customers are free, which both they and the history see; visits stay without a person behind their id.
 */
@Component
class PersonalSharing implements PersonalData {
    private final StoredPersonalSharing stored;

    PersonalSharing(StoredPersonalSharing stored) {
        this.stored = stored;
    }

    @Override
    public String part() {
        return "sharing";
    }

    @Override
    public Object copyOf(UUID personId) {
        return Map.of(
                "links", stored.linksOf(personId),
                "visits", stored.visitsOf(personId),
                "bindings", stored.bindingsOf(personId));
    }

    @Override
    public void erase(Leaving person) {
        stored.endBindings(person.id(), person.at());
        stored.forget(person.id());
    }
}
