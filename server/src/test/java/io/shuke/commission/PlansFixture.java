package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.commission.Plan.Rate;
import io.shuke.commission.Plan.SelfPurchase;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.OutboxDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes plans as staff would. It is part of every {@code @ServerTest}'s context: inject it. */
@Component
@Profile("test")
public class PlansFixture {
    public static final UUID STAFF = Ids.next();

    private final DraftingPlan drafting;
    private final SimulatingPlan simulating;
    private final PublishingPlan publishing;
    private final Simulations simulations;
    private final CollectingPaidLines collecting;
    private final OutboxDelivery delivery;
    private final TransactionTemplate transaction;

    PlansFixture(
            DraftingPlan drafting,
            SimulatingPlan simulating,
            PublishingPlan publishing,
            Simulations simulations,
            CollectingPaidLines collecting,
            OutboxDelivery delivery,
            TransactionTemplate transaction) {
        this.drafting = drafting;
        this.simulating = simulating;
        this.publishing = publishing;
        this.simulations = simulations;
        this.collecting = collecting;
        this.delivery = delivery;
        this.transaction = transaction;
    }

    /** A plan being put together; as it begins it is the market's first. */
    public record Draft(
            int budgetDefault,
            boolean ownRates,
            List<PlanDraft.Rate> rates,
            int sharer,
            int owner,
            int introducer,
            int windowDays,
            int releaseDays,
            @Nullable UUID approval,
            SelfPurchase selfPurchase) {
        static final Draft USUAL = new Draft(1000, true, List.of(), 6000, 4000, 0, 30, 7, null, SelfPurchase.NONE);

        public Draft flat(int basisPoints) {
            return new Draft(
                    basisPoints,
                    false,
                    rates,
                    sharer,
                    owner,
                    introducer,
                    windowDays,
                    releaseDays,
                    approval,
                    selfPurchase);
        }

        public Draft productRate(UUID productId, int basisPoints) {
            return rate(Rate.Kind.PRODUCT, productId, basisPoints);
        }

        public Draft categoryRate(UUID categoryId, int basisPoints) {
            return rate(Rate.Kind.CATEGORY, categoryId, basisPoints);
        }

        private Draft rate(Rate.Kind kind, UUID subjectId, int basisPoints) {
            var more = new ArrayList<>(rates);
            more.add(new PlanDraft.Rate(kind, subjectId, basisPoints));
            return new Draft(
                    budgetDefault,
                    ownRates,
                    more,
                    sharer,
                    owner,
                    introducer,
                    windowDays,
                    releaseDays,
                    approval,
                    selfPurchase);
        }

        public Draft parts(int ofSharer, int ofOwner, int ofIntroducer) {
            return new Draft(
                    budgetDefault,
                    ownRates,
                    rates,
                    ofSharer,
                    ofOwner,
                    ofIntroducer,
                    windowDays,
                    releaseDays,
                    approval,
                    selfPurchase);
        }

        public Draft window(int days) {
            return new Draft(
                    budgetDefault,
                    ownRates,
                    rates,
                    sharer,
                    owner,
                    introducer,
                    days,
                    releaseDays,
                    approval,
                    selfPurchase);
        }

        public Draft release(int days) {
            return new Draft(
                    budgetDefault,
                    ownRates,
                    rates,
                    sharer,
                    owner,
                    introducer,
                    windowDays,
                    days,
                    approval,
                    selfPurchase);
        }

        public Draft approval(UUID id) {
            return new Draft(
                    budgetDefault,
                    ownRates,
                    rates,
                    sharer,
                    owner,
                    introducer,
                    windowDays,
                    releaseDays,
                    id,
                    selfPurchase);
        }

        public Draft selfPurchase(SelfPurchase rule) {
            return new Draft(
                    budgetDefault, ownRates, rates, sharer, owner, introducer, windowDays, releaseDays, approval, rule);
        }

        PlanDraft asWanted() {
            return new PlanDraft(
                    "Test " + Ids.code(4),
                    budgetDefault,
                    ownRates,
                    rates,
                    sharer,
                    owner,
                    introducer,
                    windowDays,
                    releaseDays,
                    approval,
                    selfPurchase);
        }
    }

    /** A plan that no database knows. */
    static Plan plan(UnaryOperator<Draft> wish) {
        var draft = wish.apply(Draft.USUAL);
        return new Plan(
                Ids.next(),
                1,
                "test",
                Plan.State.DRAFT,
                draft.budgetDefault(),
                draft.ownRates(),
                draft.rates().stream()
                        .map(rate -> new Rate(rate.kind(), rate.subjectId(), "test", rate.basisPoints()))
                        .toList(),
                draft.sharer(),
                draft.owner(),
                draft.introducer(),
                draft.windowDays(),
                draft.releaseDays(),
                draft.approval() == null ? 1 : 2,
                draft.approval(),
                draft.selfPurchase(),
                Money.CNY,
                null,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null,
                null);
    }

    public Plan draft(UnaryOperator<Draft> wish) {
        return draft(wish, null);
    }

    Plan draft(UnaryOperator<Draft> wish, @Nullable UUID replacesId) {
        var outcome = drafting.draft(STAFF, wish.apply(Draft.USUAL).asWanted(), replacesId);
        assertThat(outcome).isInstanceOf(DraftingPlan.Outcome.Drafted.class);
        return ((DraftingPlan.Outcome.Drafted) outcome).plan();
    }

    /** Tried on all that was paid so far. */
    public Simulation simulate(Plan plan) {
        collect();
        var outcome = simulating.ask(plan.id(), STAFF);
        assertThat(outcome).isInstanceOf(SimulatingPlan.Outcome.Asked.class);
        simulating.work();
        var simulation = simulations
                .find(((SimulatingPlan.Outcome.Asked) outcome).simulation().id())
                .orElseThrow();
        assertThat(simulation.state()).isEqualTo(Simulation.State.DONE);
        return simulation;
    }

    /** Everything that was paid so far is known to simulations. */
    void collect() {
        collecting.collectOlder();
        delivery.deliver();
    }

    PublishingPlan.Outcome publish(Plan plan, @Nullable Instant at, @Nullable String reason) {
        return java.util.Objects.requireNonNull(
                transaction.execute(status -> publishing.publish(plan.id(), STAFF, at, reason)));
    }

    /** In force from now on, whatever it may lose. */
    public Plan published(UnaryOperator<Draft> wish) {
        var plan = draft(wish);
        simulate(plan);
        var outcome = publish(plan, null, "a test");
        assertThat(outcome).isInstanceOf(PublishingPlan.Outcome.Published.class);
        return ((PublishingPlan.Outcome.Published) outcome).plan();
    }

    /** Acts while such a plan is in force; afterwards the market's first rules are again. */
    public void during(UnaryOperator<Draft> wish, Runnable act) {
        published(wish);
        try {
            act.run();
        } finally {
            published(usual -> usual);
        }
    }
}
