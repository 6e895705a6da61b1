package io.shuke.groupbuying;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.GoodsFixture.Made;
import io.shuke.catalog.StockLevels;
import io.shuke.circle.CirclesFixture;
import io.shuke.circle.Entry;
import io.shuke.groupbuying.CampaignRules.Joiners;
import io.shuke.groupbuying.CampaignRules.Openers;
import io.shuke.groupbuying.ProposedCampaign.Leaving;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.OutboxDelivery;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Lin is a partner and hosts a circle that Mei is in; honey costs 68.00, bought in at 34.00 with a budget of 10 %. */
@ServerTest
class CampaignProposalsTests {
    private static final long ALONE = 68_00;

    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private GroupsFixture groups;

    @Autowired
    private CampaignProposals proposals;

    @Autowired
    private ProposalsFixture proposing;

    @Autowired
    private StockLevels stock;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private MarketClock clock;

    private Person lin;
    private Person mei;
    private UUID circle;
    private Made honey;

    @BeforeEach
    void linHasHoneyInMind() {
        lin = people.partner("Lin");
        mei = people.signUp("Mei");
        circle = circles.open(lin, Entry.OPEN, 100);
        circles.in(mei, circle);
        honey = goods.product("Linden honey", ALONE, 40);
    }

    @Test
    void nothingIsSetAsideOrShownBeforeStaffApproved() {
        var id = proposed(lin, draft(55_00, 20));
        assertThat(available()).isEqualTo(40);
        assertThat(offersTo(mei)).isZero();
        assertThat(approve(id, 12, proposing.inDays(10)).status()).isEqualTo(200);
        assertThat(available()).isEqualTo(28);
        assertThat(offersTo(mei)).isEqualTo(1);
        var made = groups.read(campaignOf(id));
        assertThat(made.state()).isEqualTo(CampaignState.PUBLISHED);
        assertThat(made.proposedBy()).isEqualTo(lin.id());
        assertThat(made.proposerName()).isEqualTo("Lin");
        assertThat(made.goods().getFirst().price()).isEqualTo(Money.cny(55_00));
        assertThat(made.circleId()).isNull();
    }

    @Test
    void whatAHostProposesIsForTheirCircleAlone() {
        assertThat(proposeToCircle(mei, draft(55_00, 20)).status()).isEqualTo(404);
        assertThat(propose(mei, draft(55_00, 20)).status()).isEqualTo(403);
        var id = id(proposeToCircle(lin, draft(55_00, 20)));
        assertThat(approve(id, 20, proposing.inDays(10)).status()).isEqualTo(200);
        assertThat(offersTo(mei)).isEqualTo(1);
        assertThat(offersTo(people.signUp("Bo"))).isZero();
        assertThat(groups.read(campaignOf(id)).circleId()).isEqualTo(circle);
    }

    @Test
    void showsStaffWhatThePricesWouldLeave() {
        var under = proposed(lin, draft(37_00, 20));
        var margin = proposals.find(under).orElseThrow().margins().getFirst();
        assertThat(margin.listPrice()).isEqualTo(Money.cny(ALONE));
        assertThat(margin.purchasePrice()).isEqualTo(Money.cny(34_00));
        assertThat(margin.least()).isEqualTo(Money.cny(37_78));
        assertThat(margin.bears()).isFalse();
        assertThat(margin.available()).isEqualTo(40);
        assertThat(approve(under, 20, proposing.inDays(10)).problem()).isEqualTo("invalid-request");
        assertThat(stateOf(under)).isEqualTo(CampaignProposal.State.WAITING);
        var above = proposed(lin, draft(37_78, 20));
        assertThat(proposals.find(above).orElseThrow().margins().getFirst().bears())
                .isTrue();
        assertThat(http.get(lin.token(), "/api/operator/group-proposals").status())
                .isEqualTo(403);
        assertThat(http.get(lin.token(), "/api/my/group-proposals").text()).doesNotContain("purchasePrice");
    }

    @Test
    void saysWhatEachPriceLeavesAndBecomesACampaignWithAllOfThem() {
        var id = proposed(lin, cheaper(50_00, 5_00));
        var margin = proposals.find(id).orElseThrow().margins().getFirst();
        assertThat(margin.bears()).isTrue();
        assertThat(margin.prices())
                .containsExactly(
                        new Leaving(2, Money.cny(55_00), Money.cny(17_22), true),
                        new Leaving(3, Money.cny(50_00), Money.cny(12_22), true),
                        new Leaving(null, Money.cny(45_00), Money.cny(7_22), true));
        assertThat(mine(lin).get(0).at("/goods/0/steps/0/price/amountMinor").asLong())
                .isEqualTo(50_00);
        assertThat(approve(id, 20, proposing.inDays(10)).status()).isEqualTo(200);
        var made = groups.read(campaignOf(id));
        assertThat(made.rules()).isEqualTo(new CampaignRules(2, Openers.PARTNERS, Joiners.NEWCOMERS, Money.cny(5_00)));
        assertThat(made.goods().getFirst().steps()).containsExactly(new PriceStep(3, Money.cny(50_00)));
        assertThat(made.goods().getFirst().pieces()).isEqualTo(20);
    }

    @Test
    void isRefusedToApproveAStepOrASavingThatDoesNotBearItsCost() {
        var step = proposed(lin, cheaper(37_00, 0));
        assertThat(bears(step)).containsExactly(true, false);
        assertThat(fieldOf(approve(step, 20, proposing.inDays(10)))).isEqualTo("goods[0].steps[0].priceMinor");
        var saving = proposed(lin, cheaper(40_00, 3_00));
        assertThat(bears(saving)).containsExactly(true, true, false);
        assertThat(fieldOf(approve(saving, 20, proposing.inDays(10)))).isEqualTo("rules.openerSavesMinor");
        assertThat(stateOf(saving)).isEqualTo(CampaignProposal.State.WAITING);
        assertThat(fieldOf(propose(lin, cheaper(56_00, 0))))
                .as("dearer with more")
                .isEqualTo("goods");
    }

    private List<Boolean> bears(UUID id) {
        return proposals.find(id).orElseThrow().margins().getFirst().prices().stream()
                .map(Leaving::bears)
                .toList();
    }

    /** Opened by partners, joined by newcomers, from two to four; with three it costs less. */
    private Map<String, Object> cheaper(long withThreeMinor, long openerSavesMinor) {
        var draft = with(
                "goods",
                List.of(Map.of(
                        "skuId",
                        honey.sku(),
                        "priceMinor",
                        55_00,
                        "pieces",
                        20,
                        "steps",
                        List.of(Map.of("people", 3, "priceMinor", withThreeMinor)))));
        draft.put("size", 4);
        draft.put(
                "rules",
                Map.of(
                        "least",
                        2,
                        "openers",
                        "PARTNERS",
                        "joiners",
                        "NEWCOMERS",
                        "openerSavesMinor",
                        openerSavesMinor));
        return draft;
    }

    @Test
    void whatCouldBeNoCampaignIsRefused() {
        assertThat(fieldOf(propose(lin, draft(ALONE, 20)))).isEqualTo("goods");
        assertThat(fieldOf(propose(lin, with("endsAt", clock.instant().plus(Duration.ofDays(61))))))
                .isEqualTo("endsAt");
        assertThat(fieldOf(propose(lin, with("endsAt", clock.instant().minusSeconds(60)))))
                .isEqualTo("endsAt");
        assertThat(fieldOf(propose(lin, with("size", 1)))).isEqualTo("size");
        assertThat(fieldOf(propose(lin, with("words", " ")))).isEqualTo("words");
        var twice = Map.of("skuId", honey.sku(), "priceMinor", 55_00, "pieces", 3);
        assertThat(fieldOf(propose(lin, with("goods", List.of(twice, twice))))).isEqualTo("goods");
        var other = Map.of("skuId", goods.product("Tea", 90_00, 5).sku(), "priceMinor", 55_00, "pieces", 3);
        assertThat(fieldOf(propose(lin, with("goods", List.of(twice, other))))).isEqualTo("goods");
        assertThat(mine(lin)).isEmpty();
    }

    @Test
    void isRefusedToApproveWhatCanNotBePublishedAndWaitsOn() {
        var id = proposed(lin, draft(55_00, 20));
        assertThat(approve(id, 41, proposing.inDays(10)).problem()).isEqualTo("out-of-stock");
        assertThat(approve(id, 20, clock.instant().minusSeconds(1)).problem()).isEqualTo("invalid-request");
        assertThat(proposing
                        .decide(
                                id,
                                "approval",
                                Map.of("pieces", List.of(), "startsAt", clock.instant(), "endsAt", proposing.inDays(5)))
                        .problem())
                .isEqualTo("invalid-request");
        groups.published(groups.draft(honey, 2, 60_00, 10));
        assertThat(approve(id, 20, proposing.inDays(10)).problem()).isEqualTo("group-campaign-offered");
        assertThat(stateOf(id)).isEqualTo(CampaignProposal.State.WAITING);
        assertThat(available()).isEqualTo(30);
    }

    @Test
    void isNotApprovedOnceItsProposerHostsTheCircleNoMore() {
        var id = id(proposeToCircle(lin, draft(55_00, 20)));
        http.send(lin.token(), "DELETE", "/api/circles/" + circle, null);
        assertThat(approve(id, 20, proposing.inDays(10)).problem()).isEqualTo("group-proposal-not-theirs");
        assertThat(proposing.decline(id, "The circle is closed.").status()).isEqualTo(200);
    }

    @Test
    void tellsItsProposerWhatBecameOfIt() {
        var good = proposed(lin, draft(55_00, 20));
        var bad = proposed(lin, draft(54_00, 20));
        var takenBack = proposed(lin, draft(53_00, 20));
        approve(good, 20, proposing.inDays(10));
        proposing.decline(bad, "One is enough.");
        assertThat(proposing.withdraw(lin, takenBack).status()).isEqualTo(200);
        outbox.deliver();
        outbox.deliver();
        assertThat(told(lin)).containsExactlyInAnyOrder(good + " APPROVED", bad + " DECLINED");
        var shown = mine(lin);
        assertThat(shown.get(0).path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(shown.get(1).path("reason").asString()).isEqualTo("One is enough.");
        assertThat(shown.get(2).at("/campaign/state").asString()).isEqualTo("PUBLISHED");
        assertThat(shown.get(2).at("/campaign/funnel/joined").asInt()).isZero();
        assertThat(http.get(lin.token(), "/api/my/group-proposals?circle=" + circle)
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void isTakenBackByItsProposerAlone() {
        var id = proposed(lin, draft(55_00, 20));
        assertThat(proposing.withdraw(mei, id).status()).isEqualTo(404);
        assertThat(stateOf(id)).isEqualTo(CampaignProposal.State.WAITING);
        assertThat(proposing.withdraw(lin, id).status()).isEqualTo(200);
        assertThat(proposing.withdraw(lin, id).problem()).isEqualTo("group-proposal-not-in-state");
        assertThat(approve(id, 20, proposing.inDays(10)).problem()).isEqualTo("group-proposal-not-in-state");
        assertThat(available()).isEqualTo(40);
    }

    @Test
    void isDecidedOnceHoweverManyDecideAndItsProposerTakesItBack() {
        for (int round = 0; round < 5; round++) {
            var tea = goods.product("Tea", ALONE, 40);
            var draft = with("goods", List.of(Map.of("skuId", tea.sku(), "priceMinor", 55_00, "pieces", 20)));
            var id = proposed(lin, draft);
            var answers = Together.run(6, i -> () -> switch (i % 3) {
                case 0 -> approve(id, tea.sku(), 20, proposing.inDays(10)).status();
                case 1 -> proposing.withdraw(lin, id).status();
                default -> proposing.decline(id, "No.").status();
            });
            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
            var approved = stateOf(id) == CampaignProposal.State.APPROVED;
            assertThat(stock.availableOf(List.of(tea.sku())).get(tea.sku())).isEqualTo(approved ? 20 : 40);
        }
        assertThat(Together.run(8, i -> () -> propose(lin, draft(55_00, 20)).status()).stream()
                        .filter(status -> status == 201)
                        .count())
                .as("all that were decided wait no more")
                .isEqualTo(ProposingCampaign.MOST_WAITING);
    }

    @Test
    void fiveOfOnePersonWaitHoweverManyComeAtOnce() {
        var answers = Together.run(
                16, i -> () -> i % 2 == 0 ? propose(lin, draft(55_00, 20)) : proposeToCircle(lin, draft(55_00, 20)));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("group-proposals-wait"));
        assertThat(mine(lin)).hasSize(5);
        proposing.withdraw(lin, UUID.fromString(mine(lin).get(0).path("id").asString()));
        assertThat(propose(lin, draft(55_00, 20)).status()).isEqualTo(201);
        assertThat(propose(people.partner("Su"), draft(55_00, 20)).status()).isEqualTo(201);
    }

    @Test
    void waitsNoMoreOnceItsProposerLeft() {
        var id = proposed(lin, draft(55_00, 20));
        var closed = http.post(lin.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", true));
        assertThat(closed.status()).as(closed.text()).isLessThan(300);
        assertThat(stateOf(id)).isEqualTo(CampaignProposal.State.WITHDRAWN);
        assertThat(proposals.find(id).orElseThrow().proposal().words()).isEmpty();
    }

    private Map<String, Object> draft(long priceMinor, int pieces) {
        return proposing.draft(honey.sku(), priceMinor, pieces);
    }

    /** Honey for two within a day, for a month, but for one thing. */
    private Map<String, Object> with(String field, Object value) {
        var draft = draft(55_00, 20);
        draft.put(field, value);
        return draft;
    }

    private Answer propose(Person person, Map<String, Object> draft) {
        return http.post(person.token(), "/api/my/group-proposals", draft, "Idempotency-Key", Ids.code(20));
    }

    private Answer proposeToCircle(Person person, Map<String, Object> draft) {
        return http.post(
                person.token(), "/api/circles/" + circle + "/group-proposals", draft, "Idempotency-Key", Ids.code(20));
    }

    private UUID proposed(Person person, Map<String, Object> draft) {
        return id(propose(person, draft));
    }

    private static UUID id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.body().path("id").asString());
    }

    private Answer approve(UUID id, int pieces, Instant endsAt) {
        return approve(id, honey.sku(), pieces, endsAt);
    }

    private Answer approve(UUID id, UUID sku, int pieces, Instant endsAt) {
        return proposing.approve(id, sku, pieces, proposing.justNow(), endsAt);
    }

    private static String fieldOf(Answer answer) {
        assertThat(answer.problem()).as(answer.text()).isEqualTo("invalid-request");
        return answer.body().path("errors").get(0).path("field").asString();
    }

    private CampaignProposal.State stateOf(UUID id) {
        return proposals.find(id).orElseThrow().proposal().state();
    }

    private UUID campaignOf(UUID id) {
        return Objects.requireNonNull(
                        proposals.find(id).orElseThrow().proposal().campaign())
                .campaignId();
    }

    private int available() {
        return stock.availableOf(List.of(honey.sku())).getOrDefault(honey.sku(), 0);
    }

    private int offersTo(Person reader) {
        return http.get(reader.token(), "/api/products/" + honey.productId() + "/group-offers")
                .body()
                .path("items")
                .size();
    }

    private JsonNode mine(Person person) {
        return http.get(person.token(), "/api/my/group-proposals").body().path("items");
    }

    private List<String> told(Person person) {
        return http.get(person.token(), "/api/my/notifications")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("CAMPAIGN_PROPOSAL"))
                .map(each -> each.path("subjectId").asString() + " "
                        + each.path("detail").asString())
                .toList();
    }
}
