package io.shuke.social;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says beside somebody's name what they know, wherever they are shown. Whoever verifies it tells it in the transaction
 * that changes it, and holds the person's page before ({@link Encounters#hold}).
 */
@Component
public class ShowingExpertise {
    private final StoredProfiles profiles;

    ShowingExpertise(StoredProfiles profiles) {
        this.profiles = profiles;
    }

    /** The codes of everything that they know, at most eight, and nothing else; the first one first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void show(UUID personId, List<String> fields) {
        profiles.showExpertise(personId, fields);
    }
}
