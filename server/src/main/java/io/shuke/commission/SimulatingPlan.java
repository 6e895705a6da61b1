package io.shuke.commission;

import io.shuke.commission.Plan.State;
import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries a plan on the market's past. {@link #ask} writes the wish down; {@link #work} replays all paid lines under the
 * plan and under the one in force, in batches that each commit with how far it is, so that memory stays flat and a
 * restart goes on where it stopped. Once it is through, a draft is simulated.
 */
@Component
public class SimulatingPlan {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatingPlan.class);
    private static final int BATCH = 200_000;
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final StoredSimulations stored;
    private final Simulations simulations;
    private final Replay replay;
    private final StoredPlans storedPlans;
    private final Plans plans;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final MarketClock clock;

    /** What became of the wish. */
    public sealed interface Outcome {
        record Asked(Simulation simulation) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Published and retired plans are not tried any more. */
        record NotInState(State state) implements Outcome {}

        /** It is being tried right now. */
        record Running() implements Outcome {}
    }

    SimulatingPlan(
            StoredSimulations stored,
            Simulations simulations,
            Replay replay,
            StoredPlans storedPlans,
            Plans plans,
            Audit audit,
            TransactionTemplate transaction,
            MarketClock clock) {
        this.stored = stored;
        this.simulations = simulations;
        this.replay = replay;
        this.storedPlans = storedPlans;
        this.plans = plans;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Joins the caller's transaction. */
    @Transactional
    public Outcome ask(UUID planId, UUID staffId) {
        var plan = plans.find(planId).orElse(null);
        if (plan == null) {
            return new Outcome.Unknown();
        }
        if (plan.state() != State.DRAFT && plan.state() != State.SIMULATED) {
            return new Outcome.NotInState(plan.state());
        }
        var id = Ids.next();
        var baseline = plans.inForce(clock.instant());
        if (!stored.insert(id, planId, baseline.id(), staffId, clock.instant())) {
            return new Outcome.Running();
        }
        audit.record(
                staffId,
                "plan.simulate",
                "plan:" + planId,
                null,
                Map.of("simulation", id, "baselineVersion", baseline.version()),
                null);
        return new Outcome.Asked(simulations.find(id).orElseThrow());
    }

    /** False where it has ended already. */
    @Transactional
    public boolean cancel(UUID simulationId) {
        return stored.cancel(simulationId, clock.instant());
    }

    /** Works on simulations until none waits. */
    public void work() {
        work(BATCH);
    }

    void work(int linesAtOnce) {
        var holder = Ids.next();
        while (true) {
            var now = clock.unmoved();
            var taken = stored.take(holder, now, now.minus(SILENCE));
            if (taken.isEmpty()) {
                return;
            }
            work(taken.get(), holder, linesAtOnce);
        }
    }

    private void work(StoredSimulations.Taken taken, UUID holder, int linesAtOnce) {
        if (taken.attempts() > MOST_ATTEMPTS) {
            LOG.error("simulation {} is given up after {} attempts", taken.id(), MOST_ATTEMPTS);
            stored.end(taken.id(), Simulation.State.FAILED, clock.instant());
            return;
        }
        var before = plans.find(taken.baselineId()).orElseThrow();
        var after = plans.find(taken.planId()).orElseThrow();
        var more = true;
        while (more) {
            more = Boolean.TRUE.equals(
                    transaction.execute(status -> batch(taken.id(), holder, before, after, linesAtOnce)));
        }
    }

    private boolean batch(UUID id, UUID holder, Plan before, Plan after, int lines) {
        var place = stored.hold(id, holder, clock.unmoved());
        if (place.isEmpty()) {
            return false;
        }
        if (replay.next(id, place.get(), before, after, lines) == lines) {
            return true;
        }
        stored.end(id, Simulation.State.DONE, clock.instant());
        storedPlans.simulated(after.id());
        return false;
    }
}
