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
 * Makes sure that whoever acts has a profile, and that it stays until the transaction ends. Their account is held open
 * first: an act that began is ended before the account can be closed, and whoever comes while it is being closed waits
 * and then has none any more ({@code sign-in-needed}). So every act of somebody's begins here, before it locks anything.
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
        if (!people.holdOpen(personId)) {
            throw new ProblemException(ProblemKind.SIGN_IN_NEEDED);
        }
        if (!profiles.exists(personId)) {
            profiles.insert(personId, "P" + Ids.code(CODE_LENGTH), clock.instant());
        }
    }
}
