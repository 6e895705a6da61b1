package io.shuke.commission.web;

import io.shuke.commission.Earnings;
import io.shuke.shared.web.LiveStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One stream of a partner's earnings; sums that were told already are not told again. */
final class EarningsWatch {
    private final LiveStream stream;
    private volatile Earnings.@Nullable Sum told;

    EarningsWatch(Duration longest, BooleanSupplier stillSignedIn) {
        this.stream = new LiveStream("earnings-stream", longest, stillSignedIn);
    }

    SseEmitter emitter() {
        return stream.emitter();
    }

    void onEnd(Runnable runnable) {
        stream.onEnd(runnable);
    }

    boolean signedIn() {
        return stream.signedIn();
    }

    void commission(long place, CommissionView view) {
        stream.offer(LiveStream.event(place, "commission", view));
    }

    void earnings(long place, Earnings.Sum sum) {
        if (!sum.equals(told)) {
            told = sum;
            stream.offer(LiveStream.event(place, "earnings", sum));
        }
    }

    void beat() {
        stream.beat();
    }

    void end() {
        stream.end();
    }
}
