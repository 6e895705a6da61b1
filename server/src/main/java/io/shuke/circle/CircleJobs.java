package io.shuke.circle;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does by itself what time asks of circles. Safe in several processes: rows that another one works on are passed over. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class CircleJobs {
    private final RemindingOfEvents reminding;

    CircleJobs(RemindingOfEvents reminding) {
        this.reminding = reminding;
    }

    @Scheduled(fixedDelayString = "${shuke.circle.jobs-every:PT20S}")
    void remind() {
        reminding.remind();
    }
}
