package io.shuke.groupbuying;

import io.shuke.identity.People;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows who may propose a campaign: partners for everybody, and the host of a circle for its members. */
@Component
class Proposers {
    private final People people;
    private final CirclesOfCampaigns circles;

    Proposers(People people, CirclesOfCampaigns circles) {
        this.people = people;
        this.circles = circles;
    }

    boolean may(UUID personId, @Nullable UUID circleId) {
        return circleId == null ? people.isPartner(personId) : circles.isHost(circleId, personId);
    }

    /** The same, and who proposed to a circle is in it, and it is open, until the transaction ends. */
    boolean keeps(UUID personId, @Nullable UUID circleId) {
        return (circleId == null || circles.hold(circleId, personId)) && may(personId, circleId);
    }

    /** They may, and their account is not closed before the transaction ends. */
    boolean holds(UUID personId, @Nullable UUID circleId) {
        return people.holdOpen(personId) && may(personId, circleId);
    }
}
