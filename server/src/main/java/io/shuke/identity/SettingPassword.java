package io.shuke.identity;

import io.shuke.identity.Persons.Credentials;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets a person's password. Who has one already must know it; whoever sets one ends their sessions elsewhere. Wrong tries
 * count against the same limit as sign-in.
 */
@Component
public class SettingPassword {
    private final Persons persons;
    private final Sessions sessions;
    private final CallersOfSessions callers;
    private final CheckingPassword checking;
    private final CommonPasswords common;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;

    SettingPassword(
            Persons persons,
            Sessions sessions,
            CallersOfSessions callers,
            CheckingPassword checking,
            CommonPasswords common,
            PasswordEncoder passwords,
            TransactionTemplate transaction) {
        this.persons = persons;
        this.sessions = sessions;
        this.callers = callers;
        this.checking = checking;
        this.common = common;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Set() implements Outcome {}

        record WrongPassword() implements Outcome {}

        record TooWeak() implements Outcome {}

        record TooOften(Instant again) implements Outcome {}
    }

    /** @param token the session that stays */
    public Outcome set(UUID personId, @Nullable String current, String wanted, Origin origin, String token) {
        var person = persons.credentials(personId).orElseThrow();
        switch (checking.check(person, current, origin)) {
            case CheckingPassword.Outcome.Right right -> {}
            case CheckingPassword.Outcome.Wrong wrong -> {
                return new Outcome.WrongPassword();
            }
            case CheckingPassword.Outcome.TooOften(var again) -> {
                return new Outcome.TooOften(again);
            }
        }
        if (common.weak(wanted, person.phone())) {
            return new Outcome.TooWeak();
        }
        return store(person, String.valueOf(passwords.encode(wanted)), token);
    }

    /** Gives somebody the password they have in a demonstration. */
    public void setForDemo(UUID personId, String password) {
        var person = persons.credentials(personId).orElseThrow();
        persons.setPassword(personId, person.passwordHash(), String.valueOf(passwords.encode(password)));
    }

    /** Refused where the password was changed since it was compared. */
    private Outcome store(Credentials person, String hash, String token) {
        var changed = transaction.execute(status -> {
            var stored = persons.setPassword(person.id(), person.passwordHash(), hash);
            if (stored) {
                sessions.endOthers(person.id(), SessionToken.hash(token));
                callers.forget(person.id());
            }
            return stored;
        });
        return Boolean.TRUE.equals(changed) ? new Outcome.Set() : new Outcome.WrongPassword();
    }
}
