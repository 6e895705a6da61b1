package io.shuke.commission;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan tried on the past beside the plan that was in force when it was asked for (the baseline). {@code net} and
 * {@code purchase} are the kept part of all lines – what was refunded left out; {@code before} and {@code after} what the
 * baseline and the tried plan would have paid on them. A line loses where its net is less than purchase price and
 * commission together. {@code waiting} is what partners would wait for at any time, on average: what the replayed time
 * paid in a day, for as many days as it takes from receipt to release. All of it counts as it stands until the state is
 * DONE.
 */
public record Simulation(
        UUID id,
        UUID planId,
        UUID baselineId,
        int baselineVersion,
        State state,
        Instant askedAt,
        @Nullable Instant endedAt,
        long linesTotal,
        long linesDone,
        Money net,
        Money purchase,
        Money before,
        Money after,
        long losingLines,
        long losingLinesBefore,
        int releaseDaysBefore,
        int releaseDays,
        Money waitingBefore,
        Money waiting) {
    /** Where a simulation stands; a failed one was given up after several attempts. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }
}
