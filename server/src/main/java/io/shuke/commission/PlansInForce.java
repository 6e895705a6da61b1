package io.shuke.commission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shuke.catalog.EarningTerms;
import io.shuke.ordering.CommissionTerms;
import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The plan in force, kept for a few seconds so that placing an order asks nobody: another process may see a new plan
 * that much later, and every order says which one it froze.
 */
@Component
class PlansInForce implements CommissionTerms, EarningTerms {
    private static final String ALL = "all";

    private final Plans stored;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, List<Plan>> plans =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build();
    private final Cache<Integer, Plan> versions =
            Caffeine.newBuilder().maximumSize(100).build();

    PlansInForce(Plans stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /** What this version says; it never changes, so it is kept for good. */
    Plan version(int version) {
        var known = versions.getIfPresent(version);
        if (known == null) {
            known = stored.version(version);
            versions.put(version, known);
        }
        return known;
    }

    /**
     * Nobody waits for another who reads them: whoever does might wait for a connection that somebody has who would wait
     * for them. What was read before a change is not kept after it.
     */
    private List<Plan> published() {
        var known = plans.getIfPresent(ALL);
        if (known == null) {
            var seen = changes.get();
            known = stored.published();
            plans.put(ALL, known);
            if (changes.get() != seen) {
                plans.invalidateAll();
            }
        }
        return known;
    }

    /** A plan comes or goes with this transaction: once it has committed, what is known is looked up anew. */
    void changing() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changes.incrementAndGet();
                plans.invalidateAll();
            }
        });
    }

    @Override
    public Terms inForce(Instant at) {
        var plan = planAt(at);
        return new Terms(plan.version(), plan.windowDays(), plan.rebates(), plan::budgetOf);
    }

    @Override
    public Rules now() {
        return new Earnable(planAt(clock.instant()));
    }

    /** What sharer and owner get of a line where both are one person, rounded as {@link Shares} does. */
    private record Earnable(Plan plan) implements Rules {
        @Override
        public int version() {
            return plan.version();
        }

        @Override
        public Money mostOf(Money price, UUID productId, UUID categoryId, int ownBasisPoints) {
            var budget = price.basisPointsDown(plan.budgetOf(productId, categoryId, ownBasisPoints));
            return budget.basisPointsDown(plan.sharerBasisPoints())
                    .plus(budget.basisPointsDown(plan.ownerBasisPoints()));
        }
    }

    /** The plan in force at this moment, as far as the last few seconds know. */
    Plan planAt(Instant at) {
        return published().stream()
                .filter(published -> published.inForceAt(at))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no plan is in force"));
    }
}
