package io.shuke.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.GoodsFixture.Made;
import io.shuke.catalog.StockLevels;
import io.shuke.groupbuying.GroupsFixture;
import io.shuke.groupbuying.OpeningProposedCampaigns;
import io.shuke.groupbuying.ProposalsFixture;
import io.shuke.groupbuying.ProposingCampaign;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.OutboxDelivery;
import io.shuke.social.ModerationFixture;
import io.shuke.social.ReportSubject;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lin's circle wants honey; she proposes that they buy it together, two by two. */
@ServerTest
class ProposedNeedsTests {
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
    private ProposalsFixture proposals;

    @Autowired
    private OpeningProposedCampaigns opening;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private MarketClock clock;

    @Autowired
    private ModerationFixture moderation;

    @Autowired
    private StockLevels stock;

    @Autowired
    private JdbcClient jdbc;

    private Person moderator;
    private Person lin;
    private Person mei;
    private Person wang;
    private UUID circle;
    private UUID need;
    private Made honey;

    @BeforeEach
    void linsCircleWantsHoney() {
        moderator = moderation.staff();
        lin = people.partner("Lin");
        mei = people.signUp("Mei");
        wang = people.signUp("Wang");
        circle = circles.open(lin, Entry.OPEN, 100);
        circles.in(mei, circle);
        circles.in(wang, circle);
        honey = goods.product("Linden honey", 68_00, 40);
        need = want();
    }

    @Test
    void isProposedByTheHostOnceEnoughWantIt() {
        assertThat(propose(mei, need).status()).isEqualTo(404);
        assertThat(propose(lin, need).problem()).isEqualTo("need-too-few");
        wantedByAll(need);
        assertThat(propose(lin, need).status()).isEqualTo(201);
        assertThat(propose(lin, need).problem()).isEqualTo("need-not-open");
        assertThat(shown(mei).path("state").asString()).isEqualTo("OPEN");
        assertThat(shown(mei).path("proposed").asBoolean()).isTrue();
        assertThat(mine()).hasSize(1);
    }

    @Test
    void isNeitherEndedNorOfferedOtherwiseWhileItWaitsAndOthersStillJoin() {
        wantedByAll(need);
        var proposal = proposed();
        assertThat(http.send(mei.token(), "DELETE", "/api/circle-needs/" + need, null)
                        .problem())
                .isEqualTo("need-not-open");
        assertThat(offer().problem()).isEqualTo("need-not-open");
        var su = people.signUp("Su");
        circles.in(su, circle);
        vote(su, need);
        assertThat(shown(mei).path("votes").asInt()).isEqualTo(4);
        assertThat(proposals.withdraw(lin, proposal).status()).isEqualTo(200);
        assertThat(shown(mei).path("proposed").asBoolean()).isFalse();
        assertThat(offer().status()).isEqualTo(201);
    }

    @Test
    void isOpenAgainOnceItsProposalIsDeclined() {
        wantedByAll(need);
        assertThat(proposals.decline(proposed(), "Too little is left.").status())
                .isEqualTo(200);
        assertThat(shown(mei).path("proposed").asBoolean()).isFalse();
        assertThat(propose(lin, need).status()).isEqualTo(201);
    }

    @Test
    void isNotOfferedOnceItWasTakenDown() {
        wantedByAll(need);
        var proposal = proposed();
        moderation.takeDownUnreported(moderator, ReportSubject.NEED, need);
        var refused = approve(proposal, proposals.justNow());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("group-proposal-need-down");
        assertThat(stateOf(need)).isEqualTo("OPEN");
        assertThat(offers()).isEmpty();
        assertThat(proposals.decline(proposal, "It was taken down.").status()).isEqualTo(200);
        outbox.deliver();
        assertThat(told(mei)).isEmpty();
    }

    @Test
    void isTakenDownOrOfferedFirstHoweverTheyMeet() {
        wantedByAll(need);
        for (int round = 0; round < 8; round++) {
            var author = people.signUp("Author " + round);
            circles.in(author, circle);
            var wanted = want(author);
            wantedByAll(wanted);
            honey = goods.product("Linden honey", 68_00, 40);
            var proposal = SocialFixture.id(propose(lin, wanted));
            var approved = Together.run(
                            2,
                            i -> () -> i == 0
                                    ? approve(proposal, proposals.justNow())
                                    : moderation.takeDownUnreported(moderator, ReportSubject.NEED, wanted))
                    .getFirst();
            assertThat(approved.status()).isIn(200, 409);
            assertThat(stateOf(wanted)).isEqualTo(approved.status() == 200 ? "OFFERED" : "OPEN");
            assertThat(stock.availableOf(List.of(honey.sku())))
                    .containsEntry(honey.sku(), approved.status() == 200 ? 20 : 40);
            if (approved.status() == 409) {
                assertThat(approved.problem()).isEqualTo("group-proposal-need-down");
                assertThat(proposals.withdraw(lin, proposal).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void isNotOfferedInACircleThatClosesMeanwhile() {
        wantedByAll(need);
        var proposal = proposed();
        var answers = Together.run(
                2,
                i -> () -> i == 0
                        ? approve(proposal, proposals.justNow()).problem()
                        : String.valueOf(http.send(lin.token(), "DELETE", "/api/circles/" + circle, null)
                                .status()));
        assertThat(answers.getFirst()).isIn("", "group-proposal-not-theirs");
        assertThat(approve(proposal, proposals.justNow()).problem())
                .isIn("group-proposal-not-theirs", "group-proposal-not-in-state");
    }

    @Test
    void allWhoWantedItAreToldOnceItIsApproved() {
        wantedByAll(need);
        var stranger = people.signUp("Stranger");
        assertThat(approve(proposed(), proposals.justNow()).status()).isEqualTo(200);
        outbox.deliver();
        assertThat(List.of(mei, wang))
                .allSatisfy(each -> assertThat(told(each)).containsExactly("GROUP " + honey.productId()));
        assertThat(told(lin)).isEmpty();
        assertThat(told(stranger)).isEmpty();
        assertThat(shown(mei).path("state").asString()).isEqualTo("OFFERED");
        assertThat(http.get(mei.token(), "/api/circles/" + circle + "/group-offers")
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void areToldWhenItsGroupsCanBeOpenedAndNotBefore() {
        wantedByAll(need);
        var tomorrow = clock.instant().plus(Duration.ofHours(20));
        assertThat(approve(proposed(), tomorrow).status()).isEqualTo(200);
        opening.open();
        outbox.deliver();
        assertThat(told(mei)).isEmpty();
        assertThat(shown(mei).path("state").asString()).isEqualTo("OFFERED");
        groups.passADay();
        Together.run(4, i -> () -> {
            opening.open();
            return true;
        });
        outbox.deliver();
        assertThat(told(mei)).containsExactly("GROUP " + honey.productId());
    }

    @Test
    void isProposedOnceHoweverOftenTheHostAsksAtOnce() {
        wantedByAll(need);
        var answers = Together.run(6, i -> () -> propose(lin, need).status());
        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(mine()).hasSize(1);
        for (int left = 1; left < ProposingCampaign.MOST_WAITING; left++) {
            var other = want();
            wantedByAll(other);
            assertThat(propose(lin, other).status()).isEqualTo(201);
        }
        var last = want();
        wantedByAll(last);
        assertThat(propose(lin, last).problem()).isEqualTo("group-proposals-wait");
    }

    private String stateOf(UUID needId) {
        return jdbc.sql("select state from circle.need where id = :id")
                .param("id", needId)
                .query(String.class)
                .single();
    }

    private JsonNode offers() {
        return http.get(mei.token(), "/api/circles/" + circle + "/group-offers")
                .body()
                .path("items");
    }

    private UUID want() {
        return want(mei);
    }

    private UUID want(Person author) {
        return SocialFixture.id(http.post(
                author.token(),
                "/api/circles/" + circle + "/needs",
                Map.of("words", "Honey"),
                "Idempotency-Key",
                Ids.code(20)));
    }

    private void wantedByAll(UUID needId) {
        vote(wang, needId);
        vote(lin, needId);
    }

    private void vote(Person person, UUID needId) {
        http.send(person.token(), "PUT", "/api/circle-needs/" + needId + "/vote", null);
    }

    private UUID proposed() {
        return SocialFixture.id(propose(lin, need));
    }

    private Answer propose(Person host, UUID needId) {
        return http.post(
                host.token(),
                "/api/circle-needs/" + needId + "/group-proposal",
                proposals.draft(honey.sku(), 55_00, 20),
                "Idempotency-Key",
                Ids.code(20));
    }

    private Answer offer() {
        return http.post(
                lin.token(),
                "/api/circle-needs/" + need + "/offer",
                Map.of(
                        "skuId",
                        honey.sku(),
                        "price",
                        Money.cny(60_00),
                        "startsAt",
                        clock.instant(),
                        "endsAt",
                        clock.instant().plus(Duration.ofDays(7))),
                "Idempotency-Key",
                Ids.code(20));
    }

    private Answer approve(UUID proposal, Instant startsAt) {
        return proposals.approve(proposal, honey.sku(), 20, startsAt, proposals.inDays(30));
    }

    private JsonNode shown(Person reader) {
        return http.get(reader.token(), "/api/circles/" + circle + "/needs")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(need.toString()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode mine() {
        return http.get(lin.token(), "/api/my/group-proposals?circle=" + circle)
                .body()
                .path("items");
    }

    private List<String> told(Person person) {
        return http.get(person.token(), "/api/my/notifications")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("OFFER"))
                .map(each -> each.path("detail").asString() + " "
                        + each.path("subjectId").asString())
                .toList();
    }
}
