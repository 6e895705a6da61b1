package io.shuke.identity;

import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a member of staff a second factor: begun with the account's password, if it has one, and confirmed by the first
 * right code of the device. Until then it protects nothing and may be begun anew. Confirming is audited, ends in a session
 * that has shown the factor, and tells the recovery codes, once.
 */
@Component
public class EnrollingSecondFactor {
    private static final String MARKET = "Shuke";
    private static final int RECOVERY_CODES = 10;

    private final SecondFactors factors;
    private final SecondFactorSecrets secrets;
    private final SecondFactorTries tries;
    private final Persons persons;
    private final CheckingPassword checkingPassword;
    private final Audit audit;
    private final MarketClock clock;
    private final TransactionTemplate transaction;

    EnrollingSecondFactor(
            SecondFactors factors,
            SecondFactorSecrets secrets,
            SecondFactorTries tries,
            Persons persons,
            CheckingPassword checkingPassword,
            Audit audit,
            MarketClock clock,
            TransactionTemplate transaction) {
        this.factors = factors;
        this.secrets = secrets;
        this.tries = tries;
        this.persons = persons;
        this.checkingPassword = checkingPassword;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What became of the beginning. */
    public sealed interface Begun {
        /** The secret, to type, and the address that authenticator apps read from a QR code. Told once, here. */
        record Told(String secret, String address) implements Begun {
            @Override
            public String toString() {
                return "Told";
            }
        }

        record EnrolledBefore() implements Begun {}

        record WrongPassword() implements Begun {}

        record TooOften(Instant again) implements Begun {}
    }

    /** What became of the confirmation. */
    public sealed interface Confirmed {
        record Enrolled(List<String> recoveryCodes) implements Confirmed {
            @Override
            public String toString() {
                return "Enrolled";
            }
        }

        record WrongCode() implements Confirmed {}

        record NotBegun() implements Confirmed {}

        record TooOften(Instant again) implements Confirmed {}
    }

    public Begun begin(UUID personId, @Nullable String password, Origin origin) {
        var person = persons.credentials(personId).orElseThrow();
        switch (checkingPassword.check(person, password, origin)) {
            case CheckingPassword.Outcome.Right right -> {}
            case CheckingPassword.Outcome.Wrong wrong -> {
                return new Begun.WrongPassword();
            }
            case CheckingPassword.Outcome.TooOften(var again) -> {
                return new Begun.TooOften(again);
            }
        }
        var secret = secrets.next();
        if (!factors.begin(personId, secrets.seal(secret), clock.unmoved())) {
            return new Begun.EnrolledBefore();
        }
        var readable = TimeCodes.readable(secret);
        return new Begun.Told(readable, address(person.phone(), readable));
    }

    /** The key URI that apps agree on; labelled with the masked number, since a QR code is easily seen by others. */
    private static String address(Phone phone, String secret) {
        var label = URLEncoder.encode(MARKET + ":" + phone.masked(), StandardCharsets.UTF_8);
        return "otpauth://totp/" + label + "?secret=" + secret + "&issuer=" + MARKET;
    }

    /** @param token the session that confirms it */
    public Confirmed confirm(UUID personId, String token, String code) {
        return confirm(personId, token, code, clock.unmoved());
    }

    Confirmed confirm(UUID personId, String token, String code, Instant at) {
        var refusal = tries.use(personId);
        if (refusal.isPresent()) {
            return new Confirmed.TooOften(refusal.get().again());
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            var stored = factors.find(personId).filter(found -> !found.confirmed());
            if (stored.isEmpty()) {
                return new Confirmed.NotBegun();
            }
            var step = TimeCodes.stepOf(secrets.open(stored.get().sealed()), code, at);
            if (step.isEmpty() || !factors.confirm(personId, stored.get().sealed(), step.getAsLong(), at)) {
                return new Confirmed.WrongCode();
            }
            return enrolled(personId, token, at);
        }));
    }

    private Confirmed enrolled(UUID personId, String token, Instant at) {
        var codes = Stream.generate(SecondFactorSecrets::nextRecoveryCode)
                .limit(RECOVERY_CODES)
                .toList();
        factors.addRecoveryCodes(
                personId,
                codes.stream().map(code -> secrets.recoveryHash(personId, code)).toList());
        factors.markShown(personId, SessionToken.hash(token), at);
        audit.record(
                personId,
                "second-factor.enrol",
                "person:" + personId,
                Map.of("secondFactor", false),
                Map.of("secondFactor", true),
                null);
        return new Confirmed.Enrolled(codes);
    }
}
