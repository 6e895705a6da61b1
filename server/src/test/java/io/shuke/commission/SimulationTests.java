package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.GoodsFixture.Made;
import io.shuke.identity.PeopleFixture;
import io.shuke.ordering.PaidLines.PaidLine;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.sharing.Evidence;
import io.shuke.support.Http;
import io.shuke.support.Seeds;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Past lines replayed in SQL, beside the same done line by line in Java. */
@ServerTest
class SimulationTests {
    private static final int LINES = 600;

    @Autowired
    private PlansFixture plans;

    @Autowired
    private Plans stored;

    @Autowired
    private SimulatingPlan simulating;

    @Autowired
    private Simulations simulations;

    @Autowired
    private PaidLineFacts facts;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Http http;

    private final List<UUID> partners = List.of(Ids.next(), Ids.next(), Ids.next(), Ids.next());
    private Made honey;
    private Made tea;
    private Made salt;

    /** What a line comes to under one plan. */
    private record Paid(long net, long purchase, long commission) {
        long margin() {
            return net - purchase - commission;
        }
    }

    @BeforeEach
    void someGoods() {
        honey = goods.product("Honey", 6_800, 10);
        tea = goods.product("Tea", 3_900, 10);
        salt = goods.product("Salt", 500, 10);
        plans.collect();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.shuke.support.Seeds#seeds")
    void paysToTheCentWhatTheRulesInJavaPay(long seed) {
        var random = Seeds.random("SimulationTests", seed);
        var approval = approval();
        var lines = randomLines(random);
        facts.record(lines);
        for (int round = 0; round < 3; round++) {
            var plan = plans.draft(usual -> randomPlan(random, usual, approval));
            plans.collect();
            var asked = ((SimulatingPlan.Outcome.Asked) simulating.ask(plan.id(), PlansFixture.STAFF)).simulation();
            simulating.work(1 + random.nextInt(LINES));
            var simulation = simulations.find(asked.id()).orElseThrow();
            assertThat(simulation.state()).isEqualTo(Simulation.State.DONE);
            assertThat(simulation.linesDone()).isEqualTo(simulation.linesTotal());
            assertThat(partnersOf(simulation)).isEqualTo(expectedPartners(lines, plan));
            assertThat(marginsOf(simulation)).isEqualTo(expectedMargins(lines, plan));
            assertThat(lossesOf(simulation)).isEqualTo(expectedLosses(lines, plan));
        }
    }

    @Test
    void goesOnAfterItsLastWholeBatchWhenItsProcessDied() {
        facts.record(randomLines(new Random(1)));
        var whole = plans.simulate(plans.draft(usual -> usual.flat(1_234)));
        var plan = plans.draft(usual -> usual.flat(1_234));
        var asked = ((SimulatingPlan.Outcome.Asked) simulating.ask(plan.id(), PlansFixture.STAFF)).simulation();
        jdbc.sql("""
                create or replace function commission.die() returns trigger language plpgsql as $$
                begin
                    if new.lines_done > 100 then raise exception 'the process died'; end if;
                    return new;
                end
                $$
                """).update();
        jdbc.sql("create trigger die before update on commission.simulation for each row execute function "
                        + "commission.die()")
                .update();
        try {
            assertThat(dies(() -> simulating.work(50))).isTrue();
        } finally {
            jdbc.sql("drop trigger die on commission.simulation").update();
        }
        assertThat(simulations.find(asked.id()).orElseThrow())
                .satisfies(simulation -> assertThat(simulation.linesDone()).isEqualTo(100))
                .satisfies(simulation -> assertThat(simulation.state()).isEqualTo(Simulation.State.RUNNING));
        simulating.work(50);
        assertThat(simulations.find(asked.id()).orElseThrow().linesDone()).isEqualTo(100);
        jdbc.sql("update commission.simulation set heard_of_at = heard_of_at - interval '2 minutes' where id = :id")
                .param("id", asked.id())
                .update();
        simulating.work(50);
        var resumed = simulations.find(asked.id()).orElseThrow();
        assertThat(resumed.state()).isEqualTo(Simulation.State.DONE);
        assertThat(resumed.after()).isEqualTo(whole.after());
        assertThat(resumed.linesDone()).isEqualTo(whole.linesDone());
        assertThat(partnersOf(resumed)).isEqualTo(partnersOf(whole));
    }

    @Test
    void saysWhatPartnersWouldWaitForOnAverage() {
        facts.record(randomLines(new Random(2)));
        var simulation = plans.simulate(plans.draft(usual -> usual.release(14)));
        assertThat(simulation.releaseDaysBefore()).isEqualTo(7);
        assertThat(simulation.releaseDays()).isEqualTo(14);
        assertThat(simulation.after()).isEqualTo(simulation.before());
        assertThat(simulation.waiting().isPositive()).isTrue();
        var twice = simulation.waitingBefore().times(2).amountMinor();
        assertThat(simulation.waiting().amountMinor()).isBetween(twice, twice + 1);
    }

    @Test
    void manyProcessesReplayEachLineOnce() {
        facts.record(randomLines(new Random(1)));
        var plan = plans.draft(usual -> usual);
        var asked = ((SimulatingPlan.Outcome.Asked) simulating.ask(plan.id(), PlansFixture.STAFF)).simulation();
        Together.run(6, i -> () -> {
            simulating.work(20);
            return i;
        });
        var simulation = simulations.find(asked.id()).orElseThrow();
        assertThat(simulation.state()).isEqualTo(Simulation.State.DONE);
        assertThat(simulation.linesDone()).isEqualTo(simulation.linesTotal());
    }

    @Test
    void ofManyWhoAskAtOnceOneSimulationRuns() {
        var plan = plans.draft(usual -> usual);
        var outcomes = Together.run(6, i -> () -> simulating.ask(plan.id(), PlansFixture.STAFF));
        assertThat(outcomes)
                .filteredOn(SimulatingPlan.Outcome.Asked.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(SimulatingPlan.Outcome.Running.class::isInstance)
                .hasSize(5);
        simulating.work();
    }

    @Test
    void aCancelledOneStopsAndSimulatesNothing() {
        facts.record(randomLines(new Random(1)));
        var plan = plans.draft(usual -> usual);
        var asked = ((SimulatingPlan.Outcome.Asked) simulating.ask(plan.id(), PlansFixture.STAFF)).simulation();
        assertThat(simulating.cancel(asked.id())).isTrue();
        assertThat(simulating.cancel(asked.id())).isFalse();
        simulating.work();
        assertThat(simulations.find(asked.id()).orElseThrow().state()).isEqualTo(Simulation.State.CANCELLED);
        assertThat(stored.find(plan.id()).orElseThrow().state()).isEqualTo(Plan.State.DRAFT);
        assertThat(plans.simulate(plan).state()).isEqualTo(Simulation.State.DONE);
    }

    @Test
    void isReadPageByPageAndAsAFile() {
        var lines = randomLines(new Random(1));
        facts.record(lines);
        var simulation = plans.simulate(plans.draft(usual -> usual.flat(9_000)));
        var finance = people.staff(Right.FINANCE);
        var path = "/api/operator/simulations/" + simulation.id();
        var first = http.get(finance.token(), path + "/losing-lines?limit=2").body();
        var second = http.get(
                        finance.token(),
                        path + "/losing-lines?limit=2&after="
                                + first.path("next").asString())
                .body();
        assertThat(first.path("items").get(1).path("margin").path("amountMinor").asLong())
                .isLessThanOrEqualTo(second.path("items")
                        .get(0)
                        .path("margin")
                        .path("amountMinor")
                        .asLong());
        var file = http.get(finance.token(), path + "/comparison.csv?table=LOSING_LINES");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).startsWith("\uFEFFOrder,Product,");
        assertThat(file.text().lines().count()).isEqualTo(1 + simulation.losingLines());
        assertThat(http.get(finance.token(), path + "/comparison.csv?table=PARTNERS")
                        .text())
                .contains(partners.getFirst().toString());
        assertThat(http.get(finance.token(), path + "/products").status()).isEqualTo(200);
    }

    private static boolean dies(Runnable work) {
        try {
            work.run();
            return false;
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage()).contains("the process died");
        }
    }

    private UUID approval() {
        var id = Ids.next();
        jdbc.sql("""
                insert into commission.depth_approval (id, region, approved_by, approved_at, document)
                values (:id, 'HK', 'Counsel', now(), 'Opinion 118')
                """).param("id", id).update();
        return id;
    }

    private PlansFixture.Draft randomPlan(Random random, PlansFixture.Draft usual, UUID approval) {
        var sharer = random.nextInt(10_001);
        var owner = random.nextInt(10_001 - sharer);
        var draft = usual.window(1 + random.nextInt(60))
                .productRate(honey.productId(), random.nextInt(10_001))
                .categoryRate(tea.categoryId(), random.nextInt(10_001))
                .selfPurchase(random.nextBoolean() ? Plan.SelfPurchase.REBATE : Plan.SelfPurchase.NONE);
        var split = random.nextBoolean()
                ? draft.parts(sharer, owner, random.nextInt(10_001 - sharer - owner))
                        .approval(approval)
                : draft.parts(sharer, owner, 0);
        return random.nextBoolean() ? split.flat(random.nextInt(10_001)) : split;
    }

    private List<PaidLine> randomLines(Random random) {
        var lines = new ArrayList<PaidLine>();
        for (int i = 0; i < LINES; i++) {
            var product = List.of(honey, tea, salt).get(random.nextInt(3));
            var net = random.nextLong(1L << random.nextInt(1, 30));
            var sharer = someone(random);
            var owner = someone(random);
            var placed = clock.instant().minus(Duration.ofDays(random.nextInt(400)));
            lines.add(new PaidLine(
                    Ids.next(),
                    Ids.next(),
                    "N" + i,
                    random.nextInt(5) == 0 && sharer != null ? sharer : Ids.next(),
                    placed,
                    product.productId(),
                    product.categoryId(),
                    "Goods",
                    net,
                    random.nextInt(4) == 0 ? random.nextLong(net + 1) : 0,
                    random.nextLong(net + 100),
                    "CNY",
                    random.nextInt(10_001),
                    owner,
                    owner == null ? null : someone(random),
                    sharer,
                    sharer == null ? null : placed.minus(Duration.ofHours(random.nextInt(1_500)))));
        }
        return lines;
    }

    private @Nullable UUID someone(Random random) {
        return random.nextInt(3) == 0 ? null : partners.get(random.nextInt(partners.size()));
    }

    private static List<Shares.Share> shares(PaidLine line, Plan plan) {
        Instant touched = line.touchedAt();
        var counts = touched != null && touched.isAfter(line.placedAt().minus(Duration.ofDays(plan.windowDays())));
        var evidence = new Evidence(
                line.ownerPartnerId(),
                null,
                line.introducerPartnerId(),
                null,
                counts ? line.sharerPartnerId() : null,
                null,
                null,
                null,
                null);
        var budget = plan.budgetOf(line.productId(), line.categoryId(), line.productBudgetBasisPoints());
        return Shares.of(Money.cny(line.netMinor() - line.refundedMinor()), budget, plan, evidence, line.buyerId());
    }

    private static Paid paid(PaidLine line, Plan plan) {
        var purchase = line.refundedMinor() == 0
                ? line.purchaseMinor()
                : line.purchaseMinor()
                        - Money.cny(line.purchaseMinor())
                                .portionDown(line.refundedMinor(), line.netMinor())
                                .amountMinor();
        var commission = shares(line, plan).stream()
                .mapToLong(share -> share.amount().amountMinor())
                .sum();
        return new Paid(line.netMinor() - line.refundedMinor(), purchase, commission);
    }

    private Map<UUID, Long> expectedPartners(List<PaidLine> lines, Plan plan) {
        var sums = new HashMap<UUID, Long>();
        lines.stream()
                .flatMap(line -> shares(line, plan).stream())
                .filter(share -> partners.contains(share.partnerId()))
                .forEach(share -> sums.merge(share.partnerId(), share.amount().amountMinor(), Long::sum));
        return sums;
    }

    private static Map<UUID, Long> expectedMargins(List<PaidLine> lines, Plan plan) {
        var margins = new HashMap<UUID, Long>();
        lines.forEach(line -> margins.merge(line.productId(), paid(line, plan).margin(), Long::sum));
        return margins;
    }

    private static Map<UUID, Long> expectedLosses(List<PaidLine> lines, Plan plan) {
        var losses = new HashMap<UUID, Long>();
        lines.forEach(line -> {
            var margin = paid(line, plan).margin();
            if (margin < 0) {
                losses.put(line.lineId(), margin);
            }
        });
        return losses;
    }

    private Map<UUID, Long> partnersOf(Simulation simulation) {
        var found = new HashMap<UUID, Long>();
        for (var gaining : List.of(true, false)) {
            simulations.partners(simulation.id(), gaining, null, 10_000).items().stream()
                    .filter(partner -> partners.contains(partner.partnerId()))
                    .filter(partner -> partner.after().isPositive())
                    .forEach(partner ->
                            found.put(partner.partnerId(), partner.after().amountMinor()));
        }
        return found;
    }

    private Map<UUID, Long> marginsOf(Simulation simulation) {
        var mine = List.of(honey.productId(), tea.productId(), salt.productId());
        var found = new HashMap<UUID, Long>();
        simulations.products(simulation.id(), null, 100_000).items().stream()
                .filter(product -> mine.contains(product.productId()))
                .forEach(product ->
                        found.put(product.productId(), product.margin().amountMinor()));
        return found;
    }

    private Map<UUID, Long> lossesOf(Simulation simulation) {
        var mine = List.of(honey.productId(), tea.productId(), salt.productId());
        var found = new HashMap<UUID, Long>();
        simulations.losses(simulation.id(), null, 1_000_000).items().stream()
                .filter(line -> mine.contains(line.productId()))
                .forEach(line -> found.put(line.lineId(), line.margin().amountMinor()));
        return found;
    }
}
