package io.shuke.commission;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for simulations to work on, on a thread of their own, and retires plans that another has replaced. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class SimulationJob {
    private static final Logger LOG = LoggerFactory.getLogger(SimulationJob.class);

    private final SimulatingPlan simulating;
    private final RetiringPlan retiring;
    private final AtomicBoolean working = new AtomicBoolean();

    SimulationJob(SimulatingPlan simulating, RetiringPlan retiring) {
        this.simulating = simulating;
        this.retiring = retiring;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        if (working.compareAndSet(false, true)) {
            Thread.ofVirtual().name("simulation").start(this::work);
        }
    }

    @Scheduled(fixedDelay = 30_000)
    void retire() {
        retiring.retireReplaced();
    }

    private void work() {
        try {
            simulating.work();
        } catch (RuntimeException e) {
            LOG.error("a simulation stopped; it goes on in a minute", e);
        } finally {
            working.set(false);
        }
    }
}
