package io.shuke.identity;

import io.shuke.identity.Persons.Credentials;
import io.shuke.shared.Allowances;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Secrets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes sure that whoever changes what guards an account knows its password, where it has one. Tries count against the
 * same limit as sign-in.
 */
@Component
class CheckingPassword {
    private final Allowances allowances;
    private final SignInLimits limits;
    private final PasswordEncoder passwords;
    private final Secrets secrets;
    private final MarketClock clock;

    CheckingPassword(
            Allowances allowances, SignInLimits limits, PasswordEncoder passwords, Secrets secrets, MarketClock clock) {
        this.allowances = allowances;
        this.limits = limits;
        this.passwords = passwords;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What the check came to. */
    sealed interface Outcome {
        /** Right, or there is none to know. */
        record Right() implements Outcome {}

        record Wrong() implements Outcome {}

        record TooOften(Instant again) implements Outcome {}
    }

    Outcome check(Credentials person, @Nullable String password, Origin origin) {
        if (person.passwordHash() == null) {
            return new Outcome.Right();
        }
        var number = person.phone().hashText(secrets);
        var refusal = allowances.use(limits.forPasswordTry(number, origin), clock.unmoved());
        if (refusal.isPresent()) {
            return new Outcome.TooOften(refusal.get().again());
        }
        return password != null && passwords.matches(password, person.passwordHash())
                ? new Outcome.Right()
                : new Outcome.Wrong();
    }
}
