package io.shuke.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {
    /** The market's day is eight hours ahead of UTC. */
    @ParameterizedTest
    @CsvSource({
        "22:00, 08:00, 2026-05-01T13:59:59Z, 2026-05-01T13:59:59Z",
        "22:00, 08:00, 2026-05-01T14:00:00Z, 2026-05-02T00:00:00Z",
        "22:00, 08:00, 2026-05-01T23:59:59Z, 2026-05-02T00:00:00Z",
        "22:00, 08:00, 2026-05-02T00:00:00Z, 2026-05-02T00:00:00Z",
        "12:30, 14:00, 2026-05-01T04:29:00Z, 2026-05-01T04:29:00Z",
        "12:30, 14:00, 2026-05-01T05:15:30Z, 2026-05-01T06:00:00Z",
        "12:30, 14:00, 2026-05-01T06:00:00Z, 2026-05-01T06:00:00Z"
    })
    void endAtTheirEndAcrossMidnightToo(LocalTime from, LocalTime until, Instant moment, Instant end) {
        assertThat(new QuietHours(from, until).endAfter(moment)).isEqualTo(end);
    }
}
