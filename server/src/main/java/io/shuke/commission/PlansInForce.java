package io.shuke.commission;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.shuke.ordering.CommissionTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The plan in force, kept for a few seconds so that placing an order asks nobody: another process may see a new plan
 * that much later, and every order says which one it froze.
 */
@Component
class PlansInForce implements CommissionTerms {
    private static final String ALL = "all";

    private final LoadingCache<String, List<Plan>> plans;
    private final LoadingCache<Integer, Plan> versions;

    PlansInForce(Plans plans) {
        this.plans =
                Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(key -> plans.published());
        this.versions = Caffeine.newBuilder().maximumSize(100).build(plans::version);
    }

    /** What this version says; it never changes, so it is kept for good. */
    Plan version(int version) {
        return versions.get(version);
    }

    @Override
    public Terms inForce(Instant at) {
        var plan = plans.get(ALL).stream()
                .filter(published -> published.inForceAt(at))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no plan is in force"));
        return new Terms(plan.version(), plan.windowDays());
    }
}
