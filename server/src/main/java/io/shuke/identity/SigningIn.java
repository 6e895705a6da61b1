package io.shuke.identity;

import io.shuke.shared.Allowances;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs a person in by a one-time code, which also signs up who is new, or by a password. Every sign-in opens a new
 * session and ends the browser's earlier one; {@link SignedIn} is published in the same transaction. An attempt that
 * fails is counted all the same. Limits and the slow comparison of passwords stand outside of the transaction.
 */
@Component
public class SigningIn {
    private static final Duration SESSION = Duration.ofDays(30);

    private final Allowances allowances;
    private final SignInLimits limits;
    private final SignInCodes codes;
    private final Persons persons;
    private final Sessions sessions;
    private final SigningOut signingOut;
    private final PasswordEncoder passwords;
    private final Secrets secrets;
    private final Registering registering;
    private final MarketClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    /** Compared with where there is nothing to compare with, so that both take equally long. */
    private final String nobodysPassword;

    SigningIn(
            Allowances allowances,
            SignInLimits limits,
            SignInCodes codes,
            Persons persons,
            Sessions sessions,
            SigningOut signingOut,
            PasswordEncoder passwords,
            Secrets secrets,
            Registering registering,
            MarketClock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.allowances = allowances;
        this.limits = limits;
        this.codes = codes;
        this.persons = persons;
        this.sessions = sessions;
        this.signingOut = signingOut;
        this.passwords = passwords;
        this.secrets = secrets;
        this.registering = registering;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
        this.nobodysPassword = String.valueOf(passwords.encode(SessionToken.next()));
    }

    /** What became of the attempt. */
    public sealed interface Outcome {
        /** The token is told once, here. */
        record Entered(UUID personId, String token, Instant expiresAt, boolean newPerson) implements Outcome {
            /** Without the token, so that it never reaches a log by accident. */
            @Override
            public String toString() {
                return "Entered " + personId;
            }
        }

        /** Wrong code or password, or nobody has this number: which of them is not told. */
        record Refused() implements Outcome {}

        /** Unknown, used, too old, or guessed at too often. */
        record CodeSpent() implements Outcome {}

        record TooOften(Instant again) implements Outcome {}
    }

    public Outcome byCode(UUID requestId, String code, Origin origin) {
        return byCode(requestId, code, origin, clock.unmoved());
    }

    Outcome byCode(UUID requestId, String code, Origin origin, Instant at) {
        var refusal = allowances.use(limits.forCodeTry(origin), at);
        if (refusal.isPresent()) {
            return new Outcome.TooOften(refusal.get().again());
        }
        return inTransaction(() -> {
            var attempt = codes.attempt(requestId, SendingCode.hash(secrets, requestId, code), at);
            if (attempt.isEmpty()) {
                return new Outcome.CodeSpent();
            }
            return attempt.get().right() ? enter(new Phone(attempt.get().phone()), origin, at) : new Outcome.Refused();
        });
    }

    public Outcome byPassword(Phone phone, String password, Origin origin) {
        var at = clock.unmoved();
        var refusal = allowances.use(limits.forPasswordTry(phone.hashText(secrets), origin), at);
        if (refusal.isPresent()) {
            return new Outcome.TooOften(refusal.get().again());
        }
        var credentials = persons.credentials(phone);
        var right = matches(
                password, credentials.map(Persons.Credentials::passwordHash).orElse(null));
        if (!right || credentials.isEmpty()) {
            return new Outcome.Refused();
        }
        return inTransaction(() -> open(credentials.get().id(), false, origin, at));
    }

    private Outcome inTransaction(Supplier<Outcome> step) {
        return Objects.requireNonNull(transaction.execute(status -> step.get()));
    }

    /** Signs in whoever has the number, somebody new where nobody has. */
    @Transactional
    Outcome.Entered enter(Phone phone, Origin origin, Instant at) {
        var registered = registering.register(phone, origin);
        return open(registered.personId(), registered.newPerson(), origin, at);
    }

    private Outcome.Entered open(UUID personId, boolean newPerson, Origin origin, Instant at) {
        var token = SessionToken.next();
        sessions.open(SessionToken.hash(token), personId, origin, at, at.plus(SESSION));
        if (origin.earlierToken() != null) {
            signingOut.signOut(origin.earlierToken());
        }
        events.publishEvent(new SignedIn(personId, origin.visitorId(), newPerson, clock.instant()));
        return new Outcome.Entered(personId, token, at.plus(SESSION), newPerson);
    }

    private boolean matches(String password, @Nullable String hash) {
        return passwords.matches(password, hash == null ? nobodysPassword : hash) && hash != null;
    }
}
