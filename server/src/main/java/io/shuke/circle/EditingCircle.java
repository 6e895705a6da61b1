package io.shuke.circle;

import io.shuke.social.Audiences;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a host says of their circle, and how one comes in. Who is in it stays so. */
@Component
public class EditingCircle {
    private final StoredCircles circles;
    private final StoredMembers members;
    private final CircleRows rows;
    private final CheckingCircle checking;
    private final Audiences audiences;

    EditingCircle(
            StoredCircles circles,
            StoredMembers members,
            CircleRows rows,
            CheckingCircle checking,
            Audiences audiences) {
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
        var circle = circles.lock(circleId).orElse(null);
        if (circle == null || members.standingOf(circleId, hostId) != Standing.HOST) {
            return Outcome.NOT_THERE;
        }
        if (circle.takenDown()) {
            return Outcome.TAKEN_DOWN;
        }
        var draft = checking.check(hostId, written, rows.coverOf(circleId).orElse(null));
        if (!circles.edit(circleId, version, draft)) {
            return Outcome.EDITED_MEANWHILE;
        }
        if (circle.isOpen()) {
            audiences.put(circleId, draft.entry() == Entry.OPEN);
        }
        return Outcome.EDITED;
    }
}
