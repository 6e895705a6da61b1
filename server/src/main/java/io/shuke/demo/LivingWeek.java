package io.shuke.demo;

import io.shuke.shared.MarketClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * When the demonstration's people did what they did: over the week before, three times a day, in the order in which it is
 * written down. What is told later happens later, so that lists by id and by time agree.
 */
@Component
@Profile("demo")
class LivingWeek {
    private static final List<LocalTime> HOURS =
            List.of(LocalTime.of(7, 40), LocalTime.of(12, 25), LocalTime.of(20, 10));

    private final MarketClock clock;

    LivingWeek(MarketClock clock) {
        this.clock = clock;
    }

    /** Some of the days before today. */
    record Days(int first, int last) {
        private int moments() {
            return (first - last + 1) * HOURS.size();
        }
    }

    /** Long before the week: when they came. */
    <T> T before(Supplier<T> act) {
        return clock.backAt(clock.instant().minus(Duration.ofDays(30)), act);
    }

    /** The moment of one of so many things, spread over these days. */
    Instant moment(Days days, int one, int ofSoMany) {
        int at = one * days.moments() / Math.max(1, ofSoMany);
        var day = clock.instant().atZone(MarketClock.ZONE).toLocalDate().minusDays(days.first() - at / HOURS.size());
        return day.atTime(HOURS.get(at % HOURS.size())).atZone(MarketClock.ZONE).toInstant();
    }

    <T> T at(Instant moment, Supplier<T> act) {
        return clock.backAt(moment, act);
    }

    void at(Instant moment, Runnable act) {
        at(moment, () -> {
            act.run();
            return moment;
        });
    }

    void before(Runnable act) {
        before(() -> {
            act.run();
            return act;
        });
    }

    /** Some minutes after something that was said. */
    void after(Instant moment, int minutes, Runnable act) {
        at(moment.plus(Duration.ofMinutes(minutes)), act);
    }
}
