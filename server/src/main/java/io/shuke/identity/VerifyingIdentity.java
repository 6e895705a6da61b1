package io.shuke.identity;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.MarketClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a person's real name and number checked, once they agree to exactly that. The verifier is asked outside any
 * transaction; each try is counted before it, so that nobody can guess. Who is verified stays it: again changes nothing.
 * Only adults are verified, and of anybody else nothing is kept, nor of who leaves while the verifier is asked. The same
 * number on another account is allowed and shown to finance.
 */
@Component
public class VerifyingIdentity {
    private static final int ADULT = 18;
    private static final Duration DAY = Duration.ofDays(1);

    /** What became of it. */
    public sealed interface Outcome {
        record Verified(IdentityCheck check) implements Outcome {}

        /** Not a number that exists: nobody was asked. */
        record NoSuchNumber() implements Outcome {}

        record NotMatching() implements Outcome {}

        record NotAdult() implements Outcome {}

        record ConsentNeeded() implements Outcome {}

        record TooOften(Instant again) implements Outcome {}

        /** Nobody could say, or this market has nobody to ask. */
        record Away() implements Outcome {}

        /** The account was closed meanwhile; nothing of the answer is kept. */
        record Closed() implements Outcome {}
    }

    private final Optional<IdentityVerifier> verifier;
    private final StoredIdentities identities;
    private final Identities known;
    private final Consenting consenting;
    private final Closings closings;
    private final Allowances allowances;
    private final MarketClock clock;
    private final TransactionTemplate transaction;
    private final int triesADay;

    VerifyingIdentity(
            ObjectProvider<IdentityVerifier> verifier,
            StoredIdentities identities,
            Identities known,
            Consenting consenting,
            Closings closings,
            Allowances allowances,
            MarketClock clock,
            TransactionTemplate transaction,
            @Value("${shuke.verifier.tries-a-day:5}") int triesADay) {
        this.verifier = Optional.ofNullable(verifier.getIfAvailable());
        this.identities = identities;
        this.known = known;
        this.consenting = consenting;
        this.closings = closings;
        this.allowances = allowances;
        this.clock = clock;
        this.transaction = transaction;
        this.triesADay = triesADay;
    }

    /** Whether this market has anybody to ask. */
    public boolean available() {
        return verifier.isPresent();
    }

    /** How the person's identity stands. */
    public IdentityCheck of(UUID personId) {
        var agreed = consenting.of(personId).stream()
                .anyMatch(consent -> consent.kind() == ConsentKind.IDENTITY_CHECK && consent.granted());
        return known.of(personId)
                .map(found -> new IdentityCheck(
                        true, available(), agreed, found.nameMasked(), found.numberTail(), found.verifiedAt()))
                .orElseGet(() -> new IdentityCheck(false, available(), agreed, null, null, null));
    }

    /** @param agrees whether the person agrees to this check now; an earlier agreement is enough too */
    public Outcome verify(UUID personId, String realName, String written, boolean agrees) {
        if (verifier.isEmpty()) {
            return new Outcome.Away();
        }
        var number = IdNumber.read(written);
        if (number.isEmpty()) {
            return new Outcome.NoSuchNumber();
        }
        if (agrees) {
            consenting.decide(personId, ConsentKind.IDENTITY_CHECK, true);
        }
        var now = of(personId);
        if (!now.agreed()) {
            return new Outcome.ConsentNeeded();
        }
        return now.verified() ? new Outcome.Verified(now) : ask(personId, verifier.get(), realName, number.get());
    }

    private Outcome ask(UUID personId, IdentityVerifier asked, String realName, IdNumber number) {
        var allowance = new Allowance("identity:person:" + personId, triesADay, DAY, Duration.ZERO);
        var refusal = Objects.requireNonNull(
                transaction.execute(running -> allowances.use(List.of(allowance), clock.unmoved())));
        if (refusal.isPresent()) {
            return new Outcome.TooOften(refusal.get().again());
        }
        if (number.ageOn(clock.instant().atZone(MarketClock.ZONE).toLocalDate()) < ADULT) {
            identities.tried(personId, asked.name(), "NOT_ADULT", clock.instant());
            return new Outcome.NotAdult();
        }
        var answer = asked.verify(realName, number);
        var kept =
                Objects.requireNonNull(transaction.execute(running -> keep(personId, asked, realName, number, answer)));
        if (!kept) {
            return new Outcome.Closed();
        }
        return switch (answer) {
            case MATCH -> new Outcome.Verified(of(personId));
            case MISMATCH -> new Outcome.NotMatching();
            case AWAY -> new Outcome.Away();
        };
    }

    /** Nothing where the account was closed while the verifier was asked; from here on closing waits. */
    private boolean keep(
            UUID personId, IdentityVerifier asked, String realName, IdNumber number, IdentityVerifier.Answer answer) {
        if (closings.lock(personId).isEmpty()) {
            return false;
        }
        identities.tried(personId, asked.name(), answer.name(), clock.instant());
        if (answer == IdentityVerifier.Answer.MATCH) {
            identities.keep(personId, realName, number, asked.name(), clock.instant());
        }
        return true;
    }
}
