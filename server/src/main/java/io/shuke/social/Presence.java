package io.shuke.social;

import io.shuke.identity.People;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes sure that whoever acts has a profile, and that it stays until the transaction ends. Whose account is closed, or
 * being closed, gets none any more ({@code sign-in-needed}).
 */
@Component
class Presence {
    private static final int CODE_LENGTH = 11;

    private final StoredProfiles profiles;
    private final People people;
    private final MarketClock clock;

    Presence(StoredProfiles profiles, People people, MarketClock clock) {
        this.profiles = profiles;
        this.people = people;
        this.clock = clock;
    }

    @Transactional
    public void hold(UUID personId) {
        if (profiles.hold(personId)) {
            return;
        }
        if (!people.holdOpen(personId)) {
            throw new ProblemException(ProblemKind.SIGN_IN_NEEDED);
        }
        profiles.insert(personId, "P" + Ids.code(CODE_LENGTH), clock.instant());
        profiles.hold(personId);
    }
}
