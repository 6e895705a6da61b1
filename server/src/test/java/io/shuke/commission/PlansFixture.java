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
    public static final class Draft {
        private final List<PlanDraft.Rate> rates = new ArrayList<>();
        private int budgetDefault = 1000;
        private boolean ownRates = true;
        private int sharer = 6000;
        private int owner = 4000;
        private int introducer;
        private int windowDays = 30;
        private int releaseDays = 7;
        private @Nullable UUID approval;
        private SelfPurchase selfPurchase = SelfPurchase.NONE;

        private Draft() {}

        static Draft usual() {
            return new Draft();
        }

        public Draft flat(int basisPoints) {
            budgetDefault = basisPoints;
            ownRates = false;
            return this;
        }

        public Draft productRate(UUID productId, int basisPoints) {
            return rate(Rate.Kind.PRODUCT, productId, basisPoints);
        }

        public Draft categoryRate(UUID categoryId, int basisPoints) {
            return rate(Rate.Kind.CATEGORY, categoryId, basisPoints);
        }

        private Draft rate(Rate.Kind kind, UUID subjectId, int basisPoints) {
            rates.add(new PlanDraft.Rate(kind, subjectId, basisPoints));
            return this;
        }

        public Draft parts(int ofSharer, int ofOwner, int ofIntroducer) {
            sharer = ofSharer;
            owner = ofOwner;
            introducer = ofIntroducer;
            return this;
        }

        public Draft window(int days) {
            windowDays = days;
            return this;
        }

        public Draft release(int days) {
            releaseDays = days;
            return this;
        }

        public Draft approval(UUID id) {
            approval = id;
            return this;
        }

        public Draft selfPurchase(SelfPurchase rule) {
            selfPurchase = rule;
            return this;
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
        var draft = wish.apply(Draft.usual());
        return new Plan(
                Ids.next(),
                1,
                "test",
                Plan.State.DRAFT,
                draft.budgetDefault,
                draft.ownRates,
                draft.rates.stream()
                        .map(rate -> new Rate(rate.kind(), rate.subjectId(), "test", rate.basisPoints()))
                        .toList(),
                draft.sharer,
                draft.owner,
                draft.introducer,
                draft.windowDays,
                draft.releaseDays,
                draft.approval == null ? 1 : 2,
                draft.approval,
                draft.selfPurchase,
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
        var outcome = drafting.draft(STAFF, wish.apply(Draft.usual()).asWanted(), replacesId);
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
