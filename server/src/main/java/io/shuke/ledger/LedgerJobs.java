package io.shuke.ledger;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Watches the books and ends what is overdue. Any number of processes may run these at once. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class LedgerJobs {
    private final WatchingDrift watching;
    private final ExpiringHolds expiring;

    LedgerJobs(WatchingDrift watching, ExpiringHolds expiring) {
        this.watching = watching;
        this.expiring = expiring;
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "${shuke.ledger.watch-every:PT5M}")
    void watchDrift() {
        watching.watch();
    }

    @Scheduled(fixedDelayString = "${shuke.ledger.expire-every:PT10S}")
    void expireHolds() {
        expiring.expireOverdue();
    }
}
