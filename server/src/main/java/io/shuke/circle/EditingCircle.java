package io.shuke.circle;

import io.shuke.social.Audiences;
import io.shuke.social.Encounters;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes what a host says of their circle, and how one comes in. Who is in it stays so. With a word that is held, nobody else
 * finds an open circle before staff looked at it.
 */
@Component
public class EditingCircle {
    private final Encounters encounters;
    private final StoredCircles circles;
    private final StoredMembers members;
    private final CircleRows rows;
    private final CheckingCircle checking;
    private final Audiences audiences;

    EditingCircle(
            Encounters encounters,
            StoredCircles circles,
            StoredMembers members,
            CircleRows rows,
            CheckingCircle checking,
            Audiences audiences) {
        this.encounters = encounters;
        this.circles = circles;
        this.members = members;
        this.rows = rows;
        this.checking = checking;
        this.audiences = audiences;
    }

    /** What became of the wish. */
    public enum Outcome {
        EDITED,
        /** There is no such circle of this host's. */
        NOT_THERE,
        /** Somebody edited it since this version. */
        EDITED_MEANWHILE,
        /** Staff took it down: what was decided about has to be what comes back. */
        TAKEN_DOWN
    }

    @Transactional
    public Outcome edit(UUID hostId, UUID circleId, int version, CircleDraft written) {
        encounters.hold(hostId);
        var circle = circles.lock(circleId).orElse(null);
        if (circle == null || members.standingOf(circleId, hostId) != Standing.HOST) {
            return Outcome.NOT_THERE;
        }
        if (circle.takenDown()) {
            return Outcome.TAKEN_DOWN;
        }
        var before = rows.any(circleId).orElseThrow();
        var draft = checking.check(hostId, written, before.coverId());
        var held = saysTheSame(before, draft) ? List.<String>of() : checking.heldIn(hostId, draft);
        if (!circles.edit(circleId, version, draft)) {
            return Outcome.EDITED_MEANWHILE;
        }
        if (circle.isOpen()) {
            audiences.put(circleId, draft.entry() == Entry.OPEN);
            checking.hold(circleId, held);
        }
        return Outcome.EDITED;
    }

    /** Then the host may do the rest also while their posting is paused. */
    private static boolean saysTheSame(CircleRows.Row before, CircleDraft draft) {
        return before.name().equals(draft.name())
                && before.words().equals(draft.words())
                && before.rules().equals(draft.rules());
    }
}
