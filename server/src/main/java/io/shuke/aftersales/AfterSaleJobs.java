package io.shuke.aftersales;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does by itself what time asks of after-sales. Safe in several processes: each step is guarded by its state. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class AfterSaleJobs {
    private final OverdueAfterSales overdue;

    AfterSaleJobs(OverdueAfterSales overdue) {
        this.overdue = overdue;
    }

    @Scheduled(fixedDelayString = "${shuke.aftersales.jobs-every:PT5S}")
    void endOverdue() {
        overdue.end();
    }
}
