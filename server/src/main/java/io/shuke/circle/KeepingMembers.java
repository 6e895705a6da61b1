package io.shuke.circle;

import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What who keeps a circle does about people: lets in who asked, takes members out and lets them come again; and what its
 * host alone does: appoints moderators, and hands the circle over to one. Moderators don't take out each other or the
 * host. Joins the caller's transaction, which must be left on a refusal.
 */
@Component
public class KeepingMembers {
    private final StoredCircles circles;
    private final StoredMembers members;
    private final AdmittingMember admitting;
    private final Encounters encounters;
    private final MarketClock clock;

    KeepingMembers(
            StoredCircles circles,
            StoredMembers members,
            AdmittingMember admitting,
            Encounters encounters,
            MarketClock clock) {
        this.circles = circles;
        this.members = members;
        this.admitting = admitting;
        this.encounters = encounters;
        this.clock = clock;
    }

    /** What became of the wish. */
    public enum Outcome {
        DONE,
        /** There is no such circle that this person keeps, or nobody like that in it. */
        NOT_THERE,
        FULL,
        /** Staff took the circle down, so nobody comes in, and its host stays the same. */
        TAKEN_DOWN
    }

    @Transactional
    public Outcome accept(UUID keeperId, UUID circleId, UUID personId) {
        if (!encounters.holdsOpen(personId)
                || !keeps(keeperId, circleId)
                || members.standingOf(circleId, personId) != Standing.ASKED) {
            return Outcome.NOT_THERE;
        }
        if (!circles.lock(circleId).filter(StoredCircles.Locked::letsIn).isPresent()) {
            return Outcome.TAKEN_DOWN;
        }
        return admitting.admit(circleId, personId) ? Outcome.DONE : Outcome.FULL;
    }

    /** Who was not let in may ask again. */
    @Transactional
    public Outcome refuse(UUID keeperId, UUID circleId, UUID personId) {
        return keeps(keeperId, circleId) && members.forgetRequest(circleId, personId)
                ? Outcome.DONE
                : Outcome.NOT_THERE;
    }

    @Transactional
    public Outcome remove(UUID keeperId, UUID circleId, UUID personId) {
        if (!keeps(keeperId, circleId)) {
            return Outcome.NOT_THERE;
        }
        var keeper = members.standingOf(circleId, keeperId);
        var removed = members.standingOf(circleId, personId);
        if (!removed.isMember() || removed.compareTo(keeper) >= 0) {
            return Outcome.NOT_THERE;
        }
        admitting.dismiss(circleId, personId);
        members.remove(circleId, personId, clock.instant());
        return Outcome.DONE;
    }

    /** They may come in again, by the ways that everybody has. */
    @Transactional
    public Outcome forgive(UUID keeperId, UUID circleId, UUID personId) {
        return keeps(keeperId, circleId) && members.forgetRemoval(circleId, personId)
                ? Outcome.DONE
                : Outcome.NOT_THERE;
    }

    /**
     * A new host has been a moderator; the one before is a moderator from then on. While the circle is taken down its host,
     * who may appeal, stays.
     */
    @Transactional
    public Outcome appoint(UUID hostId, UUID circleId, UUID personId, Standing role) {
        var circle = circles.lock(circleId).orElse(null);
        if (!role.isMember() || circle == null) {
            return Outcome.NOT_THERE;
        }
        var appointed = members.standingOf(circleId, personId);
        if (members.standingOf(circleId, hostId) != Standing.HOST
                || !appointed.isMember()
                || appointed == Standing.HOST
                || (role == Standing.HOST && appointed != Standing.MODERATOR)) {
            return Outcome.NOT_THERE;
        }
        if (role == Standing.HOST && circle.takenDown()) {
            return Outcome.TAKEN_DOWN;
        }
        if (role == Standing.HOST) {
            members.appoint(circleId, hostId, Standing.MODERATOR);
        }
        members.appoint(circleId, personId, role);
        return Outcome.DONE;
    }

    private boolean keeps(UUID keeperId, UUID circleId) {
        return circles.lock(circleId).filter(StoredCircles.Locked::isOpen).isPresent()
                && members.standingOf(circleId, keeperId).keeps();
    }
}
