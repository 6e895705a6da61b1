package io.shuke.circle;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaves a circle, or takes back the wish to come in. A host stays until a moderator is the host in their place, or
 * closes the circle. What the person posted stays with the circle.
 */
@Component
public class LeavingCircle {
    private final StoredCircles circles;
    private final StoredMembers members;
    private final AdmittingMember admitting;

    LeavingCircle(StoredCircles circles, StoredMembers members, AdmittingMember admitting) {
        this.circles = circles;
        this.members = members;
        this.admitting = admitting;
    }

    /** What became of the wish. */
    public enum Outcome {
        DONE,
        NOT_THERE,
        HOST_STAYS
    }

    @Transactional
    public Outcome leave(UUID personId, UUID circleId) {
        var circle = circles.lock(circleId).orElse(null);
        if (circle == null || !circle.isOpen()) {
            return Outcome.NOT_THERE;
        }
        return switch (members.standingOf(circleId, personId)) {
            case HOST -> Outcome.HOST_STAYS;
            case MODERATOR, MEMBER -> {
                admitting.dismiss(circleId, personId);
                yield Outcome.DONE;
            }
            case ASKED -> {
                members.forgetRequest(circleId, personId);
                yield Outcome.DONE;
            }
            case NONE, REMOVED -> Outcome.DONE;
        };
    }
}
