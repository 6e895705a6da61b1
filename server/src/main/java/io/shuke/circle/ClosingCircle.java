package io.shuke.circle;

import io.shuke.social.Audiences;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes a circle by its host's wish, for good: nobody is in it any more, and what was meant for its members is seen by
 * its authors alone.
 */
@Component
public class ClosingCircle {
    private final StoredCircles circles;
    private final StoredMembers members;
    private final Audiences audiences;

    ClosingCircle(StoredCircles circles, StoredMembers members, Audiences audiences) {
        this.circles = circles;
        this.members = members;
        this.audiences = audiences;
    }

    /** False where there is no such open circle of this host's. */
    @Transactional
    public boolean close(UUID hostId, UUID circleId) {
        return circles.lock(circleId).isPresent()
                && members.standingOf(circleId, hostId) == Standing.HOST
                && end(circleId, null);
    }

    /** The circle is locked. */
    boolean end(UUID circleId, @Nullable String reason) {
        if (!circles.close(circleId, reason)) {
            return false;
        }
        members.forgetAll(circleId);
        audiences.end(circleId);
        return true;
    }
}
