package io.shuke.circle;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Comes into an open circle, asks to be let into one that wants to be asked, or comes in by an invitation. Whoever the
 * host blocked, or who blocked the host, finds no such circle. Again, it changes nothing. Places are never more than the
 * operator allowed: the circle's row is locked first, and a place is taken where there is one.
 */
@Component
public class JoiningCircle {
    private static final int LONGEST_WORDS = 200;
    private static final int IN_TEN_MINUTES = 30;

    private final Encounters encounters;
    private final StoredCircles circles;
    private final StoredMembers members;
    private final AdmittingMember admitting;
    private final Allowances allowances;
    private final MarketClock clock;

    JoiningCircle(
            Encounters encounters,
            StoredCircles circles,
            StoredMembers members,
            AdmittingMember admitting,
            Allowances allowances,
            MarketClock clock) {
        this.encounters = encounters;
        this.circles = circles;
        this.members = members;
        this.admitting = admitting;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** What became of the wish. */
    public enum Outcome {
        /** The person is in, or has asked. */
        DONE,
        NOT_THERE,
        FULL,
        /** The person was taken out of it. */
        REMOVED
    }

    /** @param words why they ask; where one needn't ask they are not looked at */
    @Transactional
    public Outcome join(UUID personId, UUID circleId, @Nullable String words) {
        return join(personId, circleId, words, null);
    }

    /** The circle that the code invites to, or nothing. */
    @Transactional
    public Outcome joinInvited(UUID personId, String code) {
        var invited = circles.invitedBy(code);
        return invited.isPresent() ? join(personId, invited.get(), null, code) : Outcome.NOT_THERE;
    }

    private Outcome join(UUID personId, UUID circleId, @Nullable String words, @Nullable String code) {
        var asks = words == null || words.isBlank() ? null : CheckingCircle.text("words", words, 1, LONGEST_WORDS);
        encounters.hold(personId);
        allowances.useOrRefuse(
                new Allowance("circle-join:person:" + personId, IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO),
                clock.unmoved());
        var circle = circles.lock(circleId).orElse(null);
        if (circle == null || !circle.letsIn() || !meetsHost(personId, circleId)) {
            return Outcome.NOT_THERE;
        }
        var standing = members.standingOf(circleId, personId);
        if (standing.isMember()) {
            return Outcome.DONE;
        }
        var invited = code != null && circles.isInvitation(circleId, code);
        if (circle.entry() == Entry.INVITATION && !invited) {
            return Outcome.NOT_THERE;
        }
        if (standing == Standing.REMOVED) {
            return Outcome.REMOVED;
        }
        if (circle.entry() == Entry.REQUEST && !invited) {
            members.ask(circleId, personId, asks, clock.instant());
            return Outcome.DONE;
        }
        return admitting.admit(circleId, personId) ? Outcome.DONE : Outcome.FULL;
    }

    private boolean meetsHost(UUID personId, UUID circleId) {
        return members.hostOf(circleId)
                .filter(host -> encounters.canMeet(personId, host))
                .isPresent();
    }
}
