package io.shuke.circle;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import io.shuke.social.ReadingListedWords;
import io.shuke.social.ReportSubject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who keeps a circle asks its members a question with two to six answers, for one to thirty days; each member chooses one
 * answer, and may choose another until it ends. Ten questions a day. Refuses words that can't stand and answers that say
 * the same, as {@code invalid-request} with the field. With a word that is held a question waits for staff; nobody
 * chooses in one that is hidden.
 */
@Component
public class AskingCircle {
    public static final int MOST_OPTIONS = 6;
    public static final int MOST_DAYS = 30;
    private static final int LEAST_OPTIONS = 2;
    private static final int LONGEST_QUESTION = 100;
    private static final int LONGEST_OPTION = 40;
    private static final int A_DAY = 10;

    private final Encounters encounters;
    private final StoredMembers members;
    private final StoredPolls polls;
    private final ReadingListedWords listed;
    private final Allowances allowances;
    private final MarketClock clock;

    AskingCircle(
            Encounters encounters,
            StoredMembers members,
            StoredPolls polls,
            ReadingListedWords listed,
            Allowances allowances,
            MarketClock clock) {
        this.encounters = encounters;
        this.members = members;
        this.polls = polls;
        this.listed = listed;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** What somebody asks, and for how many days. */
    public record Question(String words, List<String> options, int days) {}

    /** The new question's id, or null where there is no such circle that the person keeps. */
    @Transactional
    public @Nullable UUID ask(UUID keeperId, UUID circleId, Question written) {
        var question = CheckingCircle.text("question", written.words(), 1, LONGEST_QUESTION);
        var options = written.options().stream()
                .map(option -> CheckingCircle.text("options", option, 1, LONGEST_OPTION))
                .toList();
        if (options.size() < LEAST_OPTIONS
                || options.size() > MOST_OPTIONS
                || options.stream().distinct().count() != options.size()) {
            throw CheckingCircle.wrong("options", "field.invalid");
        }
        encounters.hold(keeperId);
        if (!members.hold(circleId, keeperId)
                || !members.standingOf(circleId, keeperId).keeps()) {
            return null;
        }
        allowances.useOrRefuse(
                new Allowance("poll-day:circle:" + circleId, A_DAY, Duration.ofDays(1), Duration.ZERO),
                clock.unmoved());
        var held = listed.heldIn(keeperId, Map.of("question", question, "options", String.join("\n", options)));
        var id = Ids.next();
        var now = clock.instant();
        polls.insert(id, circleId, keeperId, question, options, now.plus(Duration.ofDays(written.days())), now);
        listed.hold(ReportSubject.POLL, id, held);
        return id;
    }

    /** What became of the wish. */
    public enum Outcome {
        DONE,
        NOT_THERE,
        OVER
    }

    @Transactional
    public Outcome choose(UUID personId, UUID pollId, int number) {
        encounters.hold(personId);
        var circleId = polls.circleOf(pollId, personId).orElse(null);
        if (circleId == null || !members.hold(circleId, personId)) {
            return Outcome.NOT_THERE;
        }
        var poll = polls.lock(pollId).orElse(null);
        if (poll == null || poll.hidden()) {
            return Outcome.NOT_THERE;
        }
        if (!poll.endsAt().isAfter(clock.instant())) {
            return Outcome.OVER;
        }
        if (!polls.choose(pollId, personId, number, clock.instant())) {
            throw CheckingCircle.wrong("number", "field.invalid");
        }
        return Outcome.DONE;
    }

    /** Takes a question back with all answers; false where there is none in a circle that the person keeps. */
    @Transactional
    public boolean takeBack(UUID keeperId, UUID pollId) {
        var circleId = polls.circleOf(pollId, keeperId).orElse(null);
        if (circleId == null || !members.standingOf(circleId, keeperId).keeps()) {
            return false;
        }
        polls.delete(pollId);
        return true;
    }
}
