package io.shuke.commission;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why somebody got a commission, and why not more. */
public record Explanation(
        Commission commission,
        String customerName,
        Money paid,
        Money refunded,
        String planName,
        String ruleName,
        Reason reason,
        @Nullable Hold hold,
        List<Taken> reversals,
        List<String> whyNotMore,
        List<String> sentences) {
    /** What the role rests on: the binding, or the touch and its link. */
    public record Reason(
            Kind kind,
            Instant at,
            @Nullable String link,
            @Nullable String channel) {
        /** The two kinds of evidence. */
        public enum Kind {
            BINDING,
            TOUCH
        }
    }

    /** An amount that was taken back. */
    public record Taken(Instant at, Money amount, String reason) {}
}
