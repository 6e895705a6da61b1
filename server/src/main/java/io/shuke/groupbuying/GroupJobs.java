package io.shuke.groupbuying;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does by itself what time asks of campaigns. Safe in several processes: rows that another one works on are passed over. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class GroupJobs {
    private final ClosingCampaigns closing;

    GroupJobs(ClosingCampaigns closing) {
        this.closing = closing;
    }

    @Scheduled(fixedDelayString = "${shuke.groupbuying.jobs-every:PT10S}")
    void close() {
        closing.close();
    }
}
