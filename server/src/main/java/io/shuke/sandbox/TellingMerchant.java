package io.shuke.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts notices on their way, in the transaction of what they tell, and does to them what today's faults say. */
@Component
@Profile({"demo", "test"})
class TellingMerchant {
    private static final int MOST_REORDERING_MILLIS = 3000;

    private final StoredFaults faults;
    private final OutgoingNotices notices;
    private final JsonMapper json;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    TellingMerchant(StoredFaults faults, OutgoingNotices notices, JsonMapper json, Clock clock) {
        this.faults = faults;
        this.notices = notices;
        this.json = json;
        this.clock = clock;
    }

    void tell(News news) {
        var today = faults.now();
        var dueAt = dueAt(today);
        if (today.forge()) {
            notices.append(news.merchant(), json.writeValueAsString(news.forged()), true, "WAITING", clock.instant());
        }
        for (int i = 0; i < (today.twice() ? 2 : 1); i++) {
            var state = today.lose() ? "LOST" : "WAITING";
            notices.append(news.merchant(), json.writeValueAsString(news), false, state, dueAt);
        }
    }

    private Instant dueAt(Faults today) {
        var late = Duration.ofSeconds(today.delaySeconds());
        return clock.instant().plus(today.reorder() ? late.plusMillis(random.nextInt(MOST_REORDERING_MILLIS)) : late);
    }
}
