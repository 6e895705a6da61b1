package io.shuke.social;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps who is in an audience: a set of people whom posts may be meant for. Such a post is read, liked and commented by
 * them alone – by everybody where the audience is open – and stands in their feeds and in no list, topic or search of
 * others. Whoever keeps the people tells it in the transaction that changes them.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Audiences {
    private final StoredAudiences stored;

    Audiences(StoredAudiences stored) {
        this.stored = stored;
    }

    /** Makes it, or says anew whether everybody may read what is meant for it. */
    public void put(UUID id, boolean open) {
        stored.put(id, open);
    }

    /**
     * Whether somebody else than this person said something that was meant for it. Whoever is saying something for it is
     * waited for, and nobody else does until the transaction ends.
     */
    public boolean hasWordsOfOthers(UUID id, UUID personId) {
        stored.lock(id);
        return stored.hasWordsOfOthers(id, personId);
    }

    public void admit(UUID id, UUID personId) {
        stored.admit(id, personId);
    }

    public void dismiss(UUID id, UUID personId) {
        stored.dismiss(id, personId);
    }

    /** From here on nobody but its author reads what was meant for it. */
    public void end(UUID id) {
        stored.put(id, false);
        stored.dismissAll(id);
    }

    /** Makes a post its author's draft again; false where the audience has no such post. */
    public boolean takeOut(UUID id, UUID postId) {
        return stored.takeOut(id, postId);
    }
}
