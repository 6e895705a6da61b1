package io.shuke.circle;

import io.shuke.social.Audiences;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes a circle by its host's wish, for good: nobody is in it any more, and what was meant for its members is seen by
 * its authors alone. What it had still to come is called off, and whoever wanted to come is told.
 */
@Component
public class ClosingCircle {
    private final StoredCircles circles;
    private final StoredMembers members;
    private final Audiences audiences;
    private final CallingOffEvents callingOff;

    ClosingCircle(StoredCircles circles, StoredMembers members, Audiences audiences, CallingOffEvents callingOff) {
        this.circles = circles;
        this.members = members;
        this.audiences = audiences;
        this.callingOff = callingOff;
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
        callingOff.ofCircle(circleId);
        return true;
    }
}
