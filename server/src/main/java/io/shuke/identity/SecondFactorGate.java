package io.shuke.identity;

import io.shuke.identity.SecondFactorTerms.Asked;
import io.shuke.shared.MarketClock;
import io.shuke.shared.web.SecondFactor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Knows whether a session has shown its owner's second factor lately. Asked anew for each act under a right over money:
 * one statement, never remembered, so that a factor that was taken away is gone in every process at once.
 */
@Component
@EnableConfigurationProperties(SecondFactorTerms.class)
public class SecondFactorGate {
    private final SecondFactors factors;
    private final SecondFactorTerms terms;
    private final MarketClock clock;

    SecondFactorGate(SecondFactors factors, SecondFactorTerms terms, MarketClock clock) {
        this.factors = factors;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * What a member of staff may know about their own second factor.
     *
     * @param required whether rights over money can't be used without one
     * @param shownUntil until when this session needs no other code, or null where it needs one
     */
    @Schema(name = "SecondFactorState")
    public record State(
            boolean enrolled,
            @Nullable Instant since,
            int recoveryCodesLeft,
            boolean required,
            @Nullable Instant shownUntil) {}

    public SecondFactor of(UUID personId, String token) {
        var state = state(personId, token);
        if (state.shownUntil() != null || !(state.enrolled() || state.required())) {
            return SecondFactor.SHOWN;
        }
        return state.enrolled() ? SecondFactor.NEEDED : SecondFactor.NOT_ENROLLED;
    }

    public State state(UUID personId, String token) {
        var standing = factors.standing(personId, SessionToken.hash(token));
        var shown = standing.shownAt();
        var until = shown == null ? null : shown.plus(terms.secondFactorLasts());
        return new State(
                standing.confirmedAt() != null,
                standing.confirmedAt(),
                standing.recoveryCodesLeft(),
                terms.secondFactor() == Asked.REQUIRED,
                until != null && standing.confirmedAt() != null && until.isAfter(clock.unmoved()) ? until : null);
    }
}
