package io.shuke.circle;

import io.shuke.shared.Ids;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives who keeps a circle the code that lets its holders in, one for all; made anew, the one before lets nobody in any
 * more.
 */
@Component
public class InvitingToCircle {
    private final StoredCircles circles;
    private final StoredMembers members;

    InvitingToCircle(StoredCircles circles, StoredMembers members) {
        this.circles = circles;
        this.members = members;
    }

    @Transactional
    public Optional<String> codeOf(UUID keeperId, UUID circleId) {
        return keeps(keeperId, circleId) ? Optional.of(circles.invitationOf(circleId)) : Optional.empty();
    }

    @Transactional
    public Optional<String> renew(UUID keeperId, UUID circleId) {
        if (!keeps(keeperId, circleId)) {
            return Optional.empty();
        }
        circles.renewInvitation(circleId, Ids.code(ApplyingForCircle.INVITATION_LENGTH));
        return Optional.of(circles.invitationOf(circleId));
    }

    private boolean keeps(UUID keeperId, UUID circleId) {
        return circles.lock(circleId).filter(StoredCircles.Locked::isOpen).isPresent()
                && members.standingOf(circleId, keeperId).keeps();
    }
}
