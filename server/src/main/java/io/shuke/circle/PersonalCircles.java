package io.shuke.circle;

import io.shuke.identity.PersonalData;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which circles a person hosts, is in, asked to come into or was taken out of, what they want, ask and plan. Closed, they
 * leave them all, and others want it one less; a circle that they hosted goes to its eldest moderator, and one without
 * moderators is closed and says nothing of theirs any more. What they asked is gone; what they planned is called off.
 */
@Component
class PersonalCircles implements PersonalData {
    private final StoredPersonalCircles stored;
    private final StoredCircles circles;
    private final StoredMembers members;
    private final AdmittingMember admitting;
    private final ClosingCircle closing;
    private final ComingToEvent coming;
    private final CallingOffEvents callingOff;

    PersonalCircles(
            StoredPersonalCircles stored,
            StoredCircles circles,
            StoredMembers members,
            AdmittingMember admitting,
            ClosingCircle closing,
            ComingToEvent coming,
            CallingOffEvents callingOff) {
        this.stored = stored;
        this.circles = circles;
        this.members = members;
        this.admitting = admitting;
        this.closing = closing;
        this.coming = coming;
        this.callingOff = callingOff;
    }

    @Override
    public String part() {
        return "circles";
    }

    @Override
    public Object copyOf(UUID personId) {
        return stored.copyOf(personId);
    }

    @Override
    public void erase(Leaving person) {
        circles.lockAllOf(person.id()).forEach(circle -> leave(circle, person.id()));
        coming.forget(person.id());
        callingOff.plannedBy(person.id());
        stored.forgetNeeds(person.id());
        stored.forget(person.id());
    }

    private void leave(UUID circleId, UUID personId) {
        if (members.standingOf(circleId, personId) != Standing.HOST) {
            admitting.dismiss(circleId, personId);
            return;
        }
        var next = circles.isTakenDown(circleId) ? Optional.<UUID>empty() : members.eldestModerator(circleId);
        if (next.isPresent()) {
            members.appoint(circleId, personId, Standing.MEMBER);
            members.appoint(circleId, next.get(), Standing.HOST);
            admitting.dismiss(circleId, personId);
        } else if (closing.end(circleId, null)) {
            circles.forgetWords(circleId);
        } else {
            members.forgetAll(circleId);
            circles.forget(circleId);
        }
    }
}
