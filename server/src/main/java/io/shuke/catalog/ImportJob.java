package io.shuke.catalog;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for imports to work on; works on a thread of its own, for one takes longer than other jobs may wait. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class ImportJob {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);

    private final ImportingGoods importing;
    private final AtomicBoolean working = new AtomicBoolean();

    ImportJob(ImportingGoods importing) {
        this.importing = importing;
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        if (working.compareAndSet(false, true)) {
            Thread.ofVirtual().name("import").start(this::work);
        }
    }

    private void work() {
        try {
            importing.work();
        } catch (RuntimeException e) {
            LOG.error("an import stopped; it goes on in half a minute", e);
        } finally {
            working.set(false);
        }
    }
}
