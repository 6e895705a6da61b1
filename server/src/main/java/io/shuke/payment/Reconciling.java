package io.shuke.payment;

import io.shuke.payment.PaymentProvider.Unreachable;
import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares our charges and refunds of a day with the bill that their provider wrote, number by number: amount and state
 * of each that the bill has, and whether a bill has each that we think done. The bill is read outside any transaction; the
 * comparison and its differences are stored in one. Looking at the same day again compares anew: a difference that is gone
 * leaves the list, one that somebody resolved stays resolved.
 */
@Component
public class Reconciling {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciling.class);

    private final Providers providers;
    private final Bills bills;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reconciling(Providers providers, Bills bills, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.providers = providers;
        this.bills = bills;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Reconciled(Reconciliation reconciliation) implements Outcome {}

        /** The day is not over, or the provider has not written its bill. */
        record NoBillYet() implements Outcome {}

        /** The provider didn't answer. */
        record Silent() implements Outcome {}
    }

    /** What became of the wish to resolve a difference. */
    public sealed interface Resolution {
        record Resolved(BillDifference difference) implements Resolution {}

        record ResolvedBefore() implements Resolution {}

        record NoSuchDifference() implements Resolution {}
    }

    /** Compares yesterday, for every provider; what one of them hinders is tried again with the next look. */
    public void reconcileYesterday() {
        var yesterday = LocalDate.ofInstant(clock.instant(), MarketClock.ZONE).minusDays(1);
        providers.all().forEach(provider -> {
            var outcome = reconcile(provider.name(), yesterday);
            LOG.info("{} of {}: {}", provider.name(), yesterday, outcome);
        });
    }

    /** Refuses a provider that this market doesn't have with {@code not-found}. */
    public Outcome reconcile(String providerName, LocalDate day) {
        var provider = providers.named(providerName);
        if (!day.isBefore(LocalDate.ofInstant(clock.instant(), MarketClock.ZONE))) {
            return new Outcome.NoBillYet();
        }
        try {
            return provider.bill(day)
                    .<Outcome>map(rows -> new Outcome.Reconciled(compare(providerName, day, rows)))
                    .orElseGet(Outcome.NoBillYet::new);
        } catch (Unreachable | ProblemException e) {
            LOG.warn("the bill of {} for {} was not read: {}", providerName, day, e.getMessage());
            return new Outcome.Silent();
        }
    }

    private Reconciliation compare(String provider, LocalDate day, List<BillRow> rows) {
        return Objects.requireNonNull(transaction.execute(running -> {
            bills.lock(provider, day, clock.instant());
            bills.keep(provider, day, rows);
            bills.forgetOpenDifferences(provider, day);
            bills.findDifferences(
                    provider,
                    day,
                    day.atStartOfDay(MarketClock.ZONE).toInstant(),
                    day.plusDays(1).atStartOfDay(MarketClock.ZONE).toInstant(),
                    clock.instant());
            return bills.sumUp(provider, day, clock.instant());
        }));
    }

    /** Audited, with the reason. Joins the caller's transaction. */
    @Transactional
    public Resolution resolve(UUID differenceId, UUID staffId, String reason) {
        var resolved = bills.resolve(differenceId, staffId, reason, clock.instant());
        resolved.ifPresent(difference -> audit.record(
                staffId, "bill-difference.resolve", "bill-difference:" + differenceId, null, difference, reason));
        return resolved.<Resolution>map(Resolution.Resolved::new)
                .orElseGet(() -> bills.exists(differenceId)
                        ? new Resolution.ResolvedBefore()
                        : new Resolution.NoSuchDifference());
    }
}
