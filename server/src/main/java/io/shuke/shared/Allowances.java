package io.shuke.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts how often subjects do something, exactly, however many ask at once and in however many processes. A module
 * names its subjects {@code what:kind:id} and says what it allows them.
 */
@Repository
public class Allowances {
    private final JdbcClient jdbc;

    /** At most {@code cap} times in a window that starts with the first, and never again before {@code rest} is over. */
    public record Allowance(String subject, int cap, Duration window, Duration rest) {}

    /** What was refused, and when it may be tried again. */
    public record Refusal(String subject, Instant again) {}

    Allowances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Uses all of them or, by the caller's rollback, none: one guarded statement that takes the rows in the order of
     * their subjects. A subject whose row the guard leaves alone is missing in the answer.
     */
    public Optional<Refusal> use(List<Allowance> allowances, Instant at) {
        var ordered = allowances.stream()
                .sorted(Comparator.comparing(Allowance::subject))
                .toList();
        var used = jdbc.sql("""
                insert into shared.allowance as a
                    (subject, last_at, since, used, cap, window_seconds, rest_seconds)
                select subject, :at, :at, 1, cap, window_seconds, rest_seconds
                from unnest(:subjects, :caps, :windows, :rests) as wanted (subject, cap, window_seconds, rest_seconds)
                order by subject
                on conflict (subject) do update set
                    last_at = greatest(a.last_at, excluded.last_at),
                    since = case when a.since <= excluded.since - make_interval(secs => excluded.window_seconds)
                        then excluded.since else a.since end,
                    used = case when a.since <= excluded.since - make_interval(secs => excluded.window_seconds)
                        then 1 else a.used + 1 end,
                    cap = excluded.cap,
                    window_seconds = excluded.window_seconds,
                    rest_seconds = excluded.rest_seconds
                where (excluded.rest_seconds = 0
                        or a.last_at <= excluded.last_at - make_interval(secs => excluded.rest_seconds))
                    and (a.used < excluded.cap
                        or a.since <= excluded.since - make_interval(secs => excluded.window_seconds))
                returning subject
                """)
                .param("at", Times.sql(at))
                .param("subjects", ordered.stream().map(Allowance::subject).toArray(String[]::new))
                .param("caps", ordered.stream().map(Allowance::cap).toArray(Integer[]::new))
                .param("windows", seconds(ordered, Allowance::window))
                .param("rests", seconds(ordered, Allowance::rest))
                .query(String.class)
                .set();
        return ordered.stream()
                .filter(allowance -> !used.contains(allowance.subject()))
                .findFirst()
                .map(refused -> new Refusal(refused.subject(), again(refused, at)));
    }

    /** Uses one, or refuses with {@code too-many-requests} and when to come again. */
    public void useOrRefuse(Allowance allowance, Instant at) {
        use(List.of(allowance), at).ifPresent(refusal -> {
            throw ProblemException.tooOften(Duration.between(at, refusal.again()));
        });
    }

    private Instant again(Allowance refused, Instant at) {
        return jdbc.sql("""
                select greatest(
                    last_at + make_interval(secs => :rest),
                    case when used >= :cap then since + make_interval(secs => :window) else :at end) as again
                from shared.allowance
                where subject = :subject
                """)
                .param("rest", refused.rest().toSeconds())
                .param("cap", refused.cap())
                .param("window", refused.window().toSeconds())
                .param("at", Times.sql(at))
                .param("subject", refused.subject())
                .query((row, number) -> Times.instant(row, "again"))
                .optional()
                .orElse(at);
    }

    public int forgetBefore(Instant lastUse) {
        return jdbc.sql("delete from shared.allowance where last_at < :lastUse")
                .param("lastUse", Times.sql(lastUse))
                .update();
    }

    private static Integer[] seconds(List<Allowance> allowances, java.util.function.Function<Allowance, Duration> of) {
        return allowances.stream()
                .map(allowance -> Math.toIntExact(of.apply(allowance).toSeconds()))
                .toArray(Integer[]::new);
    }
}
