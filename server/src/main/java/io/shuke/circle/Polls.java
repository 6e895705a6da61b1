package io.shuke.circle;

import io.shuke.shared.MarketClock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows members the questions of their circle, and how many chose what. Who chose what is shown to nobody. */
@Component
public class Polls {
    private static final int MOST = 20;

    private final Circles circles;
    private final StoredPolls polls;
    private final MarketClock clock;

    Polls(Circles circles, StoredPolls polls, MarketClock clock) {
        this.circles = circles;
        this.polls = polls;
        this.clock = clock;
    }

    /**
     * A question to a circle's members.
     *
     * @param hidden whether staff took it down or have to look at it first; then who asked sees it alone
     * @param mine whether the reader asked
     * @param chosen the number of the answer that the reader chose
     */
    @Schema(name = "CirclePoll")
    public record PollView(
            UUID id,
            @Schema(example = "周六几点出发？") String question,
            List<OptionView> options,
            @Nullable @Schema(example = "1") Integer chosen,
            Instant endsAt,
            boolean over,
            boolean hidden,
            boolean mine) {}

    /** One answer. */
    @Schema(name = "CirclePollOption")
    public record OptionView(
            @Schema(example = "1") int number,
            @Schema(example = "早上八点") String words,
            int votes) {}

    /** The latest twenty; nothing where the reader is not in the circle. */
    public Optional<List<PollView>> ofCircle(UUID circleId, UUID readerId) {
        if (!circles.standingOf(circleId, readerId).isMember()) {
            return Optional.empty();
        }
        var now = clock.instant();
        return Optional.of(polls.ofCircle(circleId, readerId, MOST).stream()
                .map(row -> new PollView(
                        row.id(),
                        row.question(),
                        row.options().stream()
                                .map(option -> new OptionView(option.number(), option.words(), option.votes()))
                                .toList(),
                        row.chosen(),
                        row.endsAt(),
                        !row.endsAt().isAfter(now),
                        row.hidden(),
                        row.mine()))
                .toList());
    }
}
