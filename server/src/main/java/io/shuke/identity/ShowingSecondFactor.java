package io.shuke.identity;

import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows the second factor for a session: by the code of a device, each of which works once, or by a recovery code, which
 * is audited. Tries are limited and counted outside of the transaction, so that a wrong one counts too.
 */
@Component
public class ShowingSecondFactor {
    private static final Pattern TIME_CODE = Pattern.compile("[0-9]{6}");

    private final SecondFactors factors;
    private final SecondFactorSecrets secrets;
    private final SecondFactorTries tries;
    private final SecondFactorTerms terms;
    private final Audit audit;
    private final MarketClock clock;
    private final TransactionTemplate transaction;

    ShowingSecondFactor(
            SecondFactors factors,
            SecondFactorSecrets secrets,
            SecondFactorTries tries,
            SecondFactorTerms terms,
            Audit audit,
            MarketClock clock,
            TransactionTemplate transaction) {
        this.factors = factors;
        this.secrets = secrets;
        this.tries = tries;
        this.terms = terms;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What became of the try. */
    public sealed interface Outcome {
        record Shown(Instant until) implements Outcome {}

        /** Wrong, too old, or used before. */
        record Wrong() implements Outcome {}

        record NotEnrolled() implements Outcome {}

        record TooOften(Instant again) implements Outcome {}
    }

    /** @param token the session that shows it */
    public Outcome show(UUID personId, String token, String code) {
        return show(personId, token, code, clock.unmoved());
    }

    Outcome show(UUID personId, String token, String code, Instant at) {
        var refusal = tries.use(personId);
        if (refusal.isPresent()) {
            return new Outcome.TooOften(refusal.get().again());
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            var stored = factors.find(personId).filter(SecondFactors.Stored::confirmed);
            if (stored.isEmpty()) {
                return new Outcome.NotEnrolled();
            }
            var right = TIME_CODE.matcher(code).matches()
                    ? useTimeCode(personId, secrets.open(stored.get().sealed()), code, at)
                    : useRecoveryCode(personId, code, at);
            if (!right) {
                return new Outcome.Wrong();
            }
            factors.markShown(personId, SessionToken.hash(token), at);
            return new Outcome.Shown(at.plus(terms.secondFactorLasts()));
        }));
    }

    private boolean useTimeCode(UUID personId, byte[] secret, String code, Instant at) {
        var step = TimeCodes.stepOf(secret, code, at);
        return step.isPresent() && factors.useStep(personId, step.getAsLong());
    }

    private boolean useRecoveryCode(UUID personId, String code, Instant at) {
        var spent = factors.spendRecoveryCode(personId, secrets.recoveryHash(personId, code), at);
        if (spent) {
            audit.record(
                    personId,
                    "second-factor.use-recovery-code",
                    "person:" + personId,
                    null,
                    Map.of("recoveryCodeSpent", true),
                    null);
        }
        return spent;
    }
}
