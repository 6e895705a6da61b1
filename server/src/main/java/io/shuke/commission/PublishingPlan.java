package io.shuke.commission;

import io.shuke.commission.Plan.State;
import io.shuke.shared.Audit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes a plan that was tried on the past, for orders from some moment on; earlier orders keep the plan that they
 * froze. Refused where the trial compared it with a plan that is not in force any more, and, without a reason, where a
 * line of the past would have lost money. Joins the caller's transaction; audited.
 */
@Component
public class PublishingPlan {
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final StoredPlans stored;
    private final Plans plans;
    private final PlansInForce inForce;
    private final Simulations simulations;
    private final Audit audit;
    private final Clock clock;

    /** What became of the wish. */
    public sealed interface Outcome {
        record Published(Plan plan) implements Outcome {}

        record Unknown() implements Outcome {}

        record NotInState(State state) implements Outcome {}

        /** Another plan came into force since it was simulated; it has to be simulated again. */
        record Outdated(int inForceVersion) implements Outcome {}

        /** So many past lines would have lost money, and nobody said why that is wanted. */
        record WouldLose(long lines) implements Outcome {}

        /** It can't come into force in the past. */
        record InThePast() implements Outcome {}
    }

    PublishingPlan(
            StoredPlans stored, Plans plans, PlansInForce inForce, Simulations simulations, Audit audit, Clock clock) {
        this.stored = stored;
        this.plans = plans;
        this.inForce = inForce;
        this.simulations = simulations;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param wantedAt when it comes into force; null means now */
    @Transactional
    public Outcome publish(UUID planId, UUID staffId, @Nullable Instant wantedAt, @Nullable String reason) {
        stored.lockPublished();
        var state = stored.lock(planId).orElse(null);
        if (state == null) {
            return new Outcome.Unknown();
        }
        if (state != State.SIMULATED) {
            return new Outcome.NotInState(state);
        }
        var now = clock.instant();
        if (wantedAt != null && wantedAt.isBefore(now.minus(SLACK))) {
            return new Outcome.InThePast();
        }
        var simulation = simulations.latestDone(planId).orElseThrow();
        var today = plans.inForce(now);
        if (!simulation.baselineId().equals(today.id())) {
            return new Outcome.Outdated(today.version());
        }
        var why = reason == null || reason.isBlank() ? null : reason.strip();
        if (simulation.losingLines() > 0 && why == null) {
            return new Outcome.WouldLose(simulation.losingLines());
        }
        var inForceAt = wantedAt == null || wantedAt.isBefore(now) ? now : wantedAt;
        return stored.publish(planId, simulation.id(), staffId, inForceAt, why)
                ? published(planId, staffId, today, now, why)
                : new Outcome.NotInState(state);
    }

    private Outcome published(UUID planId, UUID staffId, Plan before, Instant now, @Nullable String reason) {
        stored.retireReplaced(now);
        var plan = plans.find(planId).orElseThrow();
        audit.record(staffId, "plan.publish", "plan:" + planId, before, plan, reason);
        inForce.changing();
        return new Outcome.Published(plan);
    }
}
