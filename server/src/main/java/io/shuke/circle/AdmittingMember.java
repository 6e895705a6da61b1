package io.shuke.circle;

import io.shuke.shared.MarketClock;
import io.shuke.social.Audiences;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets somebody in, and out again, under the circle's lock. Joins the transaction. */
@Component
class AdmittingMember {
    private final StoredCircles circles;
    private final StoredMembers members;
    private final Audiences audiences;
    private final ComingToEvent coming;
    private final MarketClock clock;

    AdmittingMember(
            StoredCircles circles,
            StoredMembers members,
            Audiences audiences,
            ComingToEvent coming,
            MarketClock clock) {
        this.circles = circles;
        this.members = members;
        this.audiences = audiences;
        this.coming = coming;
        this.clock = clock;
    }

    /** False where there is no place left. */
    boolean admit(UUID circleId, UUID personId) {
        if (!circles.takePlace(circleId)) {
            return false;
        }
        members.forgetRequest(circleId, personId);
        members.insert(circleId, personId, Standing.MEMBER, clock.instant());
        audiences.admit(circleId, personId);
        return true;
    }

    void dismiss(UUID circleId, UUID personId) {
        members.delete(circleId, personId);
        circles.givePlaceBack(circleId);
        audiences.dismiss(circleId, personId);
        coming.stayAwayFromAll(personId, circleId);
    }
}
