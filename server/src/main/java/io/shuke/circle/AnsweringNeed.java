package io.shuke.circle;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds what the host of a circle may answer: a need that enough of its members have. Joins the transaction. */
@Component
class AnsweringNeed {
    private final StoredCircles circles;
    private final StoredMembers members;
    private final StoredNeeds needs;
    private final CircleRules rules;

    AnsweringNeed(StoredCircles circles, StoredMembers members, StoredNeeds needs, CircleRules rules) {
        this.circles = circles;
        this.members = members;
        this.needs = needs;
        this.rules = rules;
    }

    /** What was found. */
    sealed interface Found {
        /** Enough want it; the circle and the need are locked. */
        record Wanted(UUID circleId) implements Found {}

        /** There is no such need in an open circle of this host's. */
        record NotThere() implements Found {}

        record TooFew(int least) implements Found {}
    }

    Found lock(UUID hostId, UUID needId) {
        var circleId = needs.circleOf(needId, hostId).orElse(null);
        if (circleId == null || !hosts(hostId, circleId)) {
            return new Found.NotThere();
        }
        return needs.lock(needId).orElseThrow().votes() < rules.leastVotes()
                ? new Found.TooFew(rules.leastVotes())
                : new Found.Wanted(circleId);
    }

    /** Whether it is open and theirs, and stays so until the transaction ends. */
    boolean hosts(UUID personId, UUID circleId) {
        return circles.lock(circleId).filter(StoredCircles.Locked::isOpen).isPresent()
                && members.standingOf(circleId, personId) == Standing.HOST;
    }
}
