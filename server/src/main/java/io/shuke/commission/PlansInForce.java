package io.shuke.commission;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.shuke.catalog.EarningTerms;
import io.shuke.ordering.CommissionTerms;
import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

    private final LoadingCache<String, List<Plan>> plans;
    private final LoadingCache<Integer, Plan> versions;
    private final Clock clock;

    PlansInForce(Plans plans, Clock clock) {
        this.clock = clock;
        this.plans =
                Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(key -> plans.published());
        this.versions = Caffeine.newBuilder().maximumSize(100).build(plans::version);
    }

    /** What this version says; it never changes, so it is kept for good. */
    Plan version(int version) {
        return versions.get(version);
    }

    /** A plan comes or goes with this transaction: once it has committed, what is known is looked up anew. */
    void changing() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
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
        return plans.get(ALL).stream()
                .filter(published -> published.inForceAt(at))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no plan is in force"));
    }
}
