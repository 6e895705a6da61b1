package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.ProductDraft.SkuDraft;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.Right;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Draft, simulated, published, retired. */
@ServerTest
class PlanTests {
    @Autowired
    private PlansFixture plans;

    @Autowired
    private Plans stored;

    @Autowired
    private StoredPlans storedPlans;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private DraftingPlan drafting;

    @Autowired
    private SimulatingPlan simulating;

    @Autowired
    private RetiringPlan retiring;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Http http;

    @Test
    void goesFromDraftOverSimulatedToPublishedAndRetiresWhatItReplaces() {
        var before = stored.inForce(clock.instant());
        var plan = plans.draft(usual -> usual);
        assertThat(plan.state()).isEqualTo(Plan.State.DRAFT);
        assertThat(plans.publish(plan, null, "too early"))
                .isEqualTo(new PublishingPlan.Outcome.NotInState(Plan.State.DRAFT));
        plans.simulate(plan);
        assertThat(stateOf(plan)).isEqualTo(Plan.State.SIMULATED);
        assertThat(plans.publish(plan, null, "a test")).isInstanceOf(PublishingPlan.Outcome.Published.class);
        assertThat(stored.inForce(clock.instant()).id()).isEqualTo(plan.id());
        assertThat(stateOf(before)).isEqualTo(Plan.State.RETIRED);
        assertThat(simulating.ask(plan.id(), PlansFixture.STAFF))
                .isEqualTo(new SimulatingPlan.Outcome.NotInState(Plan.State.PUBLISHED));
        assertThat(jdbc.sql("select count(*) from shared.audit where subject = :plan and act in "
                                + "('plan.draft', 'plan.simulate', 'plan.publish')")
                        .param("plan", "plan:" + plan.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void isNeverEditedInPlaceNorMovedBack() {
        var plan = plans.published(usual -> usual);
        for (var edit : List.of(
                "update commission.plan set sharer_basis_points = 1 where id = :id",
                "update commission.plan set introducer_basis_points = 1, depth = 2 where id = :id",
                "update commission.plan set state = 'DRAFT' where id = :id",
                "update commission.plan set published_at = published_at + interval '1 day' where id = :id",
                "insert into commission.plan_rate values (:id, 'PRODUCT', gen_random_uuid(), 'Tea', 100)")) {
            assertThatThrownBy(() -> jdbc.sql(edit).param("id", plan.id()).update())
                    .as(edit)
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(stored.find(plan.id())).contains(plan);
    }

    @Test
    void publishingALosingPlanNeedsAReason() {
        var product = goods.make(goods.draft(
                "Cheap tea", 1_000, List.of(), List.of(new SkuDraft(null, null, List.of(), 1_000, 950, 100, 10))));
        var mei = friendOf(people.partner("Lin"));
        orders.pay(mei, orders.placed(mei, new Pieces(product.sku(), 1)));
        var plan = plans.draft(usual -> usual);
        assertThat(plans.simulate(plan).losingLines()).isPositive();
        assertThat(plans.publish(plan, null, " ")).isInstanceOf(PublishingPlan.Outcome.WouldLose.class);
        assertThat(stateOf(plan)).isEqualTo(Plan.State.SIMULATED);
        assertThat(plans.publish(plan, null, "The tea is a gift to new customers."))
                .isInstanceOf(PublishingPlan.Outcome.Published.class);
        assertThat(stored.find(plan.id()).orElseThrow().publishingReason())
                .isEqualTo("The tea is a gift to new customers.");
    }

    @Test
    void evenTheDatabaseStatementPublishesNoLosingPlanWithoutAReason() {
        var plan = plans.draft(usual -> usual);
        var simulation = plans.simulate(plan);
        jdbc.sql("update commission.simulation set losing_lines = 1 where id = :id")
                .param("id", simulation.id())
                .update();
        assertThat(storedPlans.publish(plan.id(), simulation.id(), PlansFixture.STAFF, clock.instant(), null))
                .isFalse();
    }

    @Test
    void aScheduledPlanComesIntoForceAtItsTimeAndCanBeTakenBackBefore() {
        var plan = plans.draft(usual -> usual);
        plans.simulate(plan);
        var soon = clock.instant().plus(Duration.ofDays(30));
        assertThat(plans.publish(plan, soon.minus(Duration.ofDays(60)), "a test"))
                .isInstanceOf(PublishingPlan.Outcome.InThePast.class);
        assertThat(plans.publish(plan, soon, "a test")).isInstanceOf(PublishingPlan.Outcome.Published.class);
        assertThat(stored.inForce(clock.instant()).id()).isNotEqualTo(plan.id());
        assertThat(stored.inForce(soon).id()).isEqualTo(plan.id());
        assertThat(retire(plan)).isInstanceOf(RetiringPlan.Outcome.Retired.class);
        assertThat(stored.inForce(soon).id()).isNotEqualTo(plan.id());
    }

    @Test
    void thePlanInForceCanNotBeRetired() {
        var plan = stored.inForce(clock.instant());
        assertThat(retire(plan)).isEqualTo(new RetiringPlan.Outcome.NotInState(Plan.State.PUBLISHED));
        assertThat(stateOf(plan)).isEqualTo(Plan.State.PUBLISHED);
    }

    @Test
    void ofManyWhoPublishOnePlanAtOnceOneDoes() {
        var plan = plans.draft(usual -> usual);
        plans.simulate(plan);
        var outcomes = Together.run(8, i -> () -> plans.publish(plan, null, "reason " + i));
        assertThat(outcomes)
                .filteredOn(PublishingPlan.Outcome.Published.class::isInstance)
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from shared.audit where subject = :plan and act = 'plan.publish'")
                        .param("plan", "plan:" + plan.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ofTwoPlansPublishedAtOnceTheSecondMustBeComparedWithTheFirst() {
        var first = plans.draft(usual -> usual);
        var second = plans.draft(usual -> usual.window(29));
        plans.simulate(first);
        plans.simulate(second);
        var outcomes = Together.run(2, i -> () -> plans.publish(i == 0 ? first : second, null, "a test"));
        assertThat(outcomes)
                .filteredOn(PublishingPlan.Outcome.Published.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(PublishingPlan.Outcome.Outdated.class::isInstance)
                .hasSize(1);
        plans.published(usual -> usual);
    }

    @Test
    void ofManyWhoReplaceOneDraftAtOnceOneDoes() {
        var draft = plans.draft(usual -> usual);
        var outcomes = Together.run(
                8,
                i -> () -> transaction.execute(status -> drafting.draft(
                        PlansFixture.STAFF,
                        PlansFixture.Draft.usual().window(i + 1).asWanted(),
                        draft.id())));
        assertThat(outcomes)
                .filteredOn(DraftingPlan.Outcome.Drafted.class::isInstance)
                .hasSize(1);
        assertThat(stateOf(draft)).isEqualTo(Plan.State.RETIRED);
        assertThat(jdbc.sql("select count(*) from commission.plan where replaces_id = :draft")
                        .param("draft", draft.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void draftsWrittenAtOnceGetVersionsOfTheirOwn() {
        var outcomes = Together.run(8, i -> () -> plans.draft(usual -> usual));
        assertThat(outcomes).extracting(Plan::version).doesNotHaveDuplicates();
    }

    @Test
    void partsOverTheBudgetAndGoodsThatAreNotThereAreRefused() {
        assertThat(wish(PlansFixture.Draft.usual().parts(6000, 4001, 0)))
                .isInstanceOf(DraftingPlan.Outcome.PartsTooLarge.class);
        var nothing = Ids.next();
        assertThat(wish(PlansFixture.Draft.usual().productRate(nothing, 100)))
                .isEqualTo(new DraftingPlan.Outcome.BadRates(List.of(nothing)));
    }

    @Test
    void aSecondLevelNeedsARecordedApproval() {
        assertThat(wish(PlansFixture.Draft.usual().parts(5000, 4000, 1000)))
                .isInstanceOf(DraftingPlan.Outcome.PartsTooLarge.class);
        assertThat(wish(PlansFixture.Draft.usual().parts(5000, 4000, 1000).approval(Ids.next())))
                .isInstanceOf(DraftingPlan.Outcome.NoSuchApproval.class);
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into commission.plan (id, version, name, state, budget_default_basis_points,
                            sharer_basis_points, owner_basis_points, window_days, release_days, depth,
                            currency, created_at)
                        select gen_random_uuid(), max(version) + 1, 'deep', 'DRAFT', 1000, 6000, 4000, 30, 7, 2, 'CNY',
                               now() from commission.plan
                        """).update()).hasMessageContaining("plan_check");
    }

    @Test
    void theDatabaseKnowsNoThirdLevel() {
        var plan = stored.inForce(clock.instant());
        for (var depth : List.of(0, 3)) {
            assertThatThrownBy(() -> jdbc.sql("""
                            insert into commission.plan (id, version, name, state, budget_default_basis_points,
                                sharer_basis_points, owner_basis_points, window_days, release_days, depth,
                                depth_approval_id, currency, created_at)
                            select gen_random_uuid(), max(version) + 1, 'deep', 'DRAFT', 1000, 6000, 4000, 30, 7, :depth,
                                   gen_random_uuid(), 'CNY', now() from commission.plan
                            """).param("depth", depth).update())
                    .hasMessageContaining("plan_depth_check");
            assertThatThrownBy(() -> jdbc.sql("""
                            insert into commission.accrual (id, partner_id, buyer_id, order_id, order_number, line_id,
                                product_id, product_title, options, quantity, plan_version, depth, role, base_minor,
                                budget_basis_points, budget_minor, rate_basis_points, amount_minor, currency, state,
                                bound_since, accrued_at)
                            values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'N',
                                gen_random_uuid(), gen_random_uuid(), 'Tea', '', 1, :version, :depth, 'OWNER', 100, 1000,
                                10, 1000, 1, 'CNY', 'PENDING', now(), now())
                            """)
                            .param("version", plan.version())
                            .param("depth", depth)
                            .update())
                    .hasMessageContaining("check");
        }
    }

    @Test
    void anApprovalIsRecordedByAnOwnerAndKept() {
        var owner = people.staff(Right.OWNER);
        var answer = http.post(
                owner.token(),
                "/api/operator/depth-approvals",
                Map.of("region", "HK", "approvedBy", "Counsel", "approvedOn", "2026-10-01", "document", "Opinion 118"),
                "Idempotency-Key",
                "approval");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThatThrownBy(
                        () -> jdbc.sql("delete from commission.depth_approval").update())
                .hasMessageContaining("append-only");
        var listed = http.get(owner.token(), "/api/operator/depth-approvals").body();
        assertThat(listed.path("items").get(0).path("region").asString()).isEqualTo("HK");
    }

    private Person friendOf(Person partner) {
        var browser = SharingFixture.visitor();
        sharing.open(sharing.market(partner), browser);
        return people.signUp("Mei", browser);
    }

    private DraftingPlan.Outcome wish(PlansFixture.Draft draft) {
        return drafting.draft(PlansFixture.STAFF, draft.asWanted(), null);
    }

    private RetiringPlan.Outcome retire(Plan plan) {
        return java.util.Objects.requireNonNull(
                transaction.execute(status -> retiring.retire(plan.id(), PlansFixture.STAFF, "a test")));
    }

    private Plan.State stateOf(Plan plan) {
        return stored.find(plan.id()).orElseThrow().state();
    }
}
