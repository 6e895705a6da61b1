package io.shuke.sandbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The sandbox sends its notices by itself. */
@Component
@Profile({"demo", "test"})
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class SandboxJobs {
    private final SendingNotices notices;

    SandboxJobs(SendingNotices notices) {
        this.notices = notices;
    }

    @Scheduled(fixedDelayString = "${shuke.sandbox.send-every:PT0.2S}")
    void sendNotices() {
        notices.sendDue();
    }
}
