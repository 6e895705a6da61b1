package io.shuke.social;

import io.shuke.identity.PersonalData;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A person's profile, posts, comments, likes and whom they follow. Closed, all of it is gone: counts of others fall by
 * what they lose, replies of others stay under an empty place, and a name that stood in others' posts stands there no
 * more.
 */
@Component
class PersonalSocial implements PersonalData {
    private final StoredPersonalSocial stored;

    PersonalSocial(StoredPersonalSocial stored) {
        this.stored = stored;
    }

    @Override
    public String part() {
        return "social";
    }

    @Override
    public Object copyOf(UUID personId) {
        return stored.copyOf(personId);
    }

    @Override
    public void erase(Leaving person) {
        stored.lockWhatIsCounted(person.id());
        stored.unmention(person.id());
        stored.takeBackReactions(person.id());
        stored.takeBackComments(person.id());
        stored.endRelations(person.id());
        stored.forget(person.id());
    }
}
