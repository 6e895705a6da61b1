package io.shuke.commission;

import io.shuke.commission.Plan.State;
import io.shuke.shared.Audit;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Retires a plan: by staff, one that has not come into force; by itself, one that another has replaced. The plan in force
 * can't be retired, for something must be. Joins the caller's transaction; what staff do is audited.
 */
@Component
public class RetiringPlan {
    private final StoredPlans stored;
    private final Plans plans;
    private final PlansInForce inForce;
    private final Audit audit;
    private final Clock clock;

    /** What became of the wish. */
    public sealed interface Outcome {
        record Retired(Plan plan) implements Outcome {}

        record Unknown() implements Outcome {}

        record NotInState(State state) implements Outcome {}
    }

    RetiringPlan(StoredPlans stored, Plans plans, PlansInForce inForce, Audit audit, Clock clock) {
        this.stored = stored;
        this.plans = plans;
        this.inForce = inForce;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Outcome retire(UUID planId, UUID staffId, String reason) {
        var before = stored.lock(planId).orElse(null);
        if (before == null) {
            return new Outcome.Unknown();
        }
        if (!stored.retire(planId, clock.instant())) {
            return new Outcome.NotInState(before);
        }
        inForce.changing();
        audit.record(
                staffId,
                "plan.retire",
                "plan:" + planId,
                Map.of("state", before),
                Map.of("state", State.RETIRED),
                reason.strip());
        return new Outcome.Retired(plans.find(planId).orElseThrow());
    }

    /** Retires what another plan has replaced by now. */
    void retireReplaced() {
        stored.retireReplaced(clock.instant());
    }
}
