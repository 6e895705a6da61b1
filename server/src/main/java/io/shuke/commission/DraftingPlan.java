package io.shuke.commission;

import io.shuke.catalog.Categories;
import io.shuke.catalog.Category;
import io.shuke.catalog.OperatorProducts;
import io.shuke.commission.Plan.Rate;
import io.shuke.commission.Plan.State;
import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes a new version of the rules as a draft. A draft is never edited in place: another version replaces it, and of two
 * operators who replace one draft at once the second is told. Joins the caller's transaction; audited.
 */
@Component
public class DraftingPlan {
    private final StoredPlans stored;
    private final Plans plans;
    private final DepthApprovals approvals;
    private final OperatorProducts products;
    private final Categories categories;
    private final Audit audit;
    private final Clock clock;

    /** What became of the wish. */
    public sealed interface Outcome {
        record Drafted(Plan plan) implements Outcome {}

        /** There is no plan to replace. */
        record Unknown() implements Outcome {}

        /** The plan to replace is no draft any more: somebody replaced, published or retired it. */
        record NotInState(State state) implements Outcome {}

        /** The parts come to more than the budget, or an introducer's part has no approval to stand on. */
        record PartsTooLarge() implements Outcome {}

        record NoSuchApproval() implements Outcome {}

        /** No such product or category, or one that is named twice. */
        record BadRates(List<UUID> subjectIds) implements Outcome {}
    }

    DraftingPlan(
            StoredPlans stored,
            Plans plans,
            DepthApprovals approvals,
            OperatorProducts products,
            Categories categories,
            Audit audit,
            Clock clock) {
        this.stored = stored;
        this.plans = plans;
        this.approvals = approvals;
        this.products = products;
        this.categories = categories;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param replacesId the draft that this version replaces, or null where it starts anew */
    @Transactional
    public Outcome draft(UUID staffId, PlanDraft draft, @Nullable UUID replacesId) {
        if (draft.sharerBasisPoints() + draft.ownerBasisPoints() + draft.introducerBasisPoints() > Money.BASIS
                || (draft.introducerBasisPoints() > 0 && draft.depth() == 1)) {
            return new Outcome.PartsTooLarge();
        }
        if (draft.depthApprovalId() != null && !approvals.exists(draft.depthApprovalId())) {
            return new Outcome.NoSuchApproval();
        }
        var rates = titled(draft.rates());
        if (rates.size() < draft.rates().size()) {
            var known = rates.stream().map(Rate::subjectId).collect(Collectors.toSet());
            return new Outcome.BadRates(draft.rates().stream()
                    .map(PlanDraft.Rate::subjectId)
                    .filter(id -> !known.contains(id))
                    .toList());
        }
        var refusal = replacesId == null ? null : retire(replacesId);
        return refusal == null ? store(staffId, draft, rates, replacesId) : refusal;
    }

    private @Nullable Outcome retire(UUID replacedId) {
        var state = stored.lock(replacedId).orElse(null);
        if (state == null) {
            return new Outcome.Unknown();
        }
        if (state != State.DRAFT && state != State.SIMULATED) {
            return new Outcome.NotInState(state);
        }
        return stored.retire(replacedId, clock.instant()) ? null : new Outcome.NotInState(state);
    }

    private Outcome store(UUID staffId, PlanDraft draft, List<Rate> rates, @Nullable UUID replacesId) {
        var id = Ids.next();
        stored.insert(id, draft, rates, replacesId, staffId, clock.instant());
        var plan = plans.find(id).orElseThrow();
        var before = replacesId == null ? null : plans.find(replacesId).orElse(null);
        audit.record(staffId, "plan.draft", "plan:" + id, before, plan, null);
        return new Outcome.Drafted(plan);
    }

    /** Those rates whose subject is there, each once, with its title. */
    private List<Rate> titled(List<PlanDraft.Rate> wanted) {
        var names = categories.all().stream().collect(Collectors.toMap(Category::id, Category::name));
        var seen = new HashSet<UUID>();
        var titled = new ArrayList<Rate>(wanted.size());
        for (var rate : wanted) {
            var title = switch (rate.kind()) {
                case CATEGORY -> names.get(rate.subjectId());
                case PRODUCT ->
                    products.find(rate.subjectId())
                            .map(product -> product.title())
                            .orElse(null);
            };
            if (title != null && seen.add(rate.subjectId())) {
                titled.add(new Rate(rate.kind(), rate.subjectId(), title, rate.basisPoints()));
            }
        }
        return titled;
    }
}
