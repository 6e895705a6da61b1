package io.shuke.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes transfers. Joins the caller's transaction. The transfers of one call are linked: they are judged together, by
 * what each account gains or loses in the whole call, and are written all or not at all. A transfer's id is the
 * caller's: the same id with the same content is the same transfer, with other content it is refused loudly.
 *
 * <p>Accounts are locked in the order of their ids; one that nobody has credited before is opened first. A transaction
 * that posts more than once locks as often, so callers post in the order in which money flows: provider, order, partner
 * or supplier, market.
 */
@Component
public class Ledger {
    /** What became of a posting. */
    public sealed interface Outcome {
        /** Written now. */
        record Posted() implements Outcome {}

        /** All of these transfers were written before, the same; nothing changed. */
        record AlreadyPosted() implements Outcome {}

        /** This account would have gone below zero; nothing was written and the caller must leave its transaction. */
        record Overdraft(Account account) implements Outcome {}
    }

    /** How a pending transfer ended. */
    public enum Resolution {
        POSTED,
        VOIDED,
        EXPIRED
    }

    private final Postings postings;
    private final Holds holds;
    private final Clock clock;

    Ledger(Postings postings, Holds holds, Clock clock) {
        this.postings = postings;
        this.holds = holds;
        this.clock = clock;
    }

    @Transactional
    public Outcome post(List<Transfer> linked) {
        return outcome(linked, false, postings.post(linked, clock.instant()));
    }

    @Transactional
    public Outcome post(Transfer transfer) {
        return post(List.of(transfer));
    }

    /**
     * First phase: sets the debited amounts aside on their accounts without moving them, until the transfer is posted,
     * voided or expired – exactly once. The credited accounts have nothing yet.
     */
    @Transactional
    public Outcome hold(List<Transfer> linked, @Nullable Instant expiresAt) {
        return outcome(linked, true, holds.hold(linked, clock.instant(), expiresAt));
    }

    @Transactional
    public Outcome hold(Transfer transfer) {
        return hold(List.of(transfer), null);
    }

    /**
     * Second phase: moves what was held. Answers how the transfer has ended, which is what the caller wanted unless
     * somebody else ended it otherwise before, or its time was over.
     */
    @Transactional
    public Resolution postHeld(UUID transferId) {
        return resolve(transferId, Resolution.POSTED);
    }

    /** Second phase: gives back what was held. Answers how the transfer has ended. */
    @Transactional
    public Resolution voidHeld(UUID transferId) {
        return resolve(transferId, Resolution.VOIDED);
    }

    private Outcome outcome(List<Transfer> linked, boolean pending, Postings.Written written) {
        return switch (written) {
            case Postings.Written.Whole whole -> new Outcome.Posted();
            case Postings.Written.Known known -> {
                postings.requireSame(linked, pending);
                yield new Outcome.AlreadyPosted();
            }
            case Postings.Written.Short shortOf -> overdraftUnlessKnown(linked, pending, shortOf.account());
        };
    }

    /** A retry may come after the money has moved on; it is still the same transfer. */
    private Outcome overdraftUnlessKnown(List<Transfer> linked, boolean pending, Account account) {
        return postings.requireSame(linked, pending) ? new Outcome.AlreadyPosted() : new Outcome.Overdraft(account);
    }

    Resolution resolve(UUID transferId, Resolution wanted) {
        var now = clock.instant();
        if (wanted != Resolution.EXPIRED && holds.isOverdue(transferId, now)) {
            return resolve(transferId, Resolution.EXPIRED);
        }
        if (!holds.resolve(transferId, wanted, now)) {
            return holds.resolutionOf(transferId);
        }
        if (wanted == Resolution.POSTED) {
            var held = holds.of(transferId);
            postings.open(held);
            holds.giveBack(transferId);
            postings.move(held, now);
        } else {
            holds.giveBack(transferId);
        }
        return wanted;
    }
}
