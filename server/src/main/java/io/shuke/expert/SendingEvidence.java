package io.shuke.expert;

import io.shuke.catalog.MakingPrivatePicture;
import io.shuke.catalog.MakingPrivatePicture.Made;
import io.shuke.catalog.Picture;
import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Encounters;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a picture that somebody is about to apply with, by the rules of every upload. It is theirs and staff's alone: it
 * is made anew, kept in the database, and has no address that others may open. Of those that no application took, the
 * latest six are kept, for a day. Thirty a day.
 */
@Component
public class SendingEvidence {
    static final int MOST_LOOSE = 6;

    private static final int A_DAY = 30;

    private final MakingPrivatePicture making;
    private final Encounters encounters;
    private final Allowances allowances;
    private final StoredEvidence evidence;
    private final TransactionTemplate transaction;
    private final MarketClock clock;

    SendingEvidence(
            MakingPrivatePicture making,
            Encounters encounters,
            Allowances allowances,
            StoredEvidence evidence,
            TransactionTemplate transaction,
            MarketClock clock) {
        this.making = making;
        this.encounters = encounters;
        this.allowances = allowances;
        this.evidence = evidence;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Runs in transactions of its own, for the picture between them takes time. */
    public Picture send(UUID personId, byte[] content) {
        transaction.executeWithoutResult(status -> allowances.useOrRefuse(
                new Allowance("expert-evidence:person:" + personId, A_DAY, Duration.ofDays(1), Duration.ZERO),
                clock.unmoved()));
        var made = making.make(content);
        return Objects.requireNonNull(transaction.execute(status -> keep(personId, made)));
    }

    private Picture keep(UUID personId, Made made) {
        encounters.hold(personId);
        var id = Ids.next();
        evidence.forgetLooseBut(personId, MOST_LOOSE - 1);
        evidence.insert(id, personId, made, clock.instant());
        return Evidence.own(id, made.width(), made.height());
    }
}
