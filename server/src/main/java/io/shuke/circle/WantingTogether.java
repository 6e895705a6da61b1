package io.shuke.circle;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import io.shuke.social.ReadingListedWords;
import io.shuke.social.ReportSubject;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Members write what they want, join in with what others want, and take either back, until it is offered or closed.
 * Again, each changes nothing; a need's count moves with the row that is written or removed and never without. Ten needs
 * a day may be written. One with a word that is held waits for staff; one that is hidden is closed by its author, and
 * nothing else happens to it.
 */
@Component
public class WantingTogether {
    private static final int LONGEST_WORDS = 300;
    private static final int A_DAY = 10;
    private static final int IN_TEN_MINUTES = 100;

    private final Encounters encounters;
    private final StoredCircles circles;
    private final StoredMembers members;
    private final StoredNeeds needs;
    private final ReadingListedWords listed;
    private final Allowances allowances;
    private final MarketClock clock;

    WantingTogether(
            Encounters encounters,
            StoredCircles circles,
            StoredMembers members,
            StoredNeeds needs,
            ReadingListedWords listed,
            Allowances allowances,
            MarketClock clock) {
        this.encounters = encounters;
        this.circles = circles;
        this.members = members;
        this.needs = needs;
        this.listed = listed;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** The new need's id, or null where there is no such circle that the person is in. Its author wants it too. */
    @Transactional
    public @Nullable UUID write(UUID personId, UUID circleId, String written) {
        var words = CheckingCircle.text("words", written, 1, LONGEST_WORDS);
        encounters.hold(personId);
        if (!members.hold(circleId, personId)) {
            return null;
        }
        allowances.useOrRefuse(
                new Allowance("need-day:person:" + personId, A_DAY, Duration.ofDays(1), Duration.ZERO),
                clock.unmoved());
        var held = listed.heldIn(personId, "words", words);
        var id = Ids.next();
        needs.insert(id, circleId, personId, words, clock.instant());
        needs.join(id, personId, clock.instant());
        listed.hold(ReportSubject.NEED, id, held);
        return id;
    }

    /** What became of the wish. */
    public enum Outcome {
        DONE,
        NOT_THERE,
        NOT_OPEN
    }

    @Transactional
    public Outcome join(UUID personId, UUID needId) {
        encounters.hold(personId);
        if (!isAmongMembers(personId, needId)) {
            return Outcome.NOT_THERE;
        }
        allowances.useOrRefuse(
                new Allowance("need-join:person:" + personId, IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO),
                clock.unmoved());
        return needs.join(needId, personId, clock.instant()) ? Outcome.DONE : Outcome.NOT_OPEN;
    }

    @Transactional
    public Outcome withdraw(UUID personId, UUID needId) {
        if (!isAmongMembers(personId, needId)) {
            return Outcome.NOT_THERE;
        }
        return needs.withdraw(needId, personId) ? Outcome.DONE : Outcome.NOT_OPEN;
    }

    /** By its author, or who keeps the circle; what is offered stays. */
    @Transactional
    public Outcome close(UUID personId, UUID needId) {
        var circleId = needs.circleOf(needId, personId).orElse(null);
        if (circleId == null || circles.lock(circleId).isEmpty()) {
            return Outcome.NOT_THERE;
        }
        var need = needs.lock(needId).orElse(null);
        var standing = members.standingOf(circleId, personId);
        if (need == null || !(standing.keeps() || (standing.isMember() && personId.equals(need.authorId())))) {
            return Outcome.NOT_THERE;
        }
        return needs.move(needId, NeedState.CLOSED) ? Outcome.DONE : Outcome.NOT_OPEN;
    }

    private boolean isAmongMembers(UUID personId, UUID needId) {
        return needs.circleOf(needId, personId)
                .filter(circle -> members.hold(circle, personId))
                .isPresent();
    }
}
