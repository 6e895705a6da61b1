package io.shuke.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.AuditTrail;
import io.shuke.shared.Right;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class CirclesTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void opensOnceTheOperatorAgreesAndIsSeenByItsHostAloneBefore() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = circles.asked(lin, "Campers", Entry.OPEN);
        assertThat(http.get(mei.token(), "/api/circles/" + id).status()).isEqualTo(404);
        assertThat(circles.join(mei, id).status()).isEqualTo(404);
        assertThat(social.read(lin, "/api/circles/" + id).path("state").asString())
                .isEqualTo("ASKED");
        var staff = people.staff(Right.CARE);
        assertThat(circles.decide(staff, id, "opening", Map.of("mostMembers", 5))
                        .status())
                .isEqualTo(200);
        assertThat(circles.standing(mei, id)).isEqualTo("NONE");
        assertThat(names(social.read(mei, "/api/circles"))).contains("Campers");
        var acts = trail.page("circle:" + id, null, 10).items();
        assertThat(acts).hasSize(1);
        assertThat(acts.getFirst().act()).isEqualTo("circle.open");
        assertThat(acts.getFirst().actorId()).isEqualTo(staff.id());
    }

    @Test
    void isDecidedOnceAndADeclinedHostReadsWhy() {
        var lin = people.signUp("Lin");
        var id = circles.asked(lin, "Campers", Entry.OPEN);
        var staff = people.staff(Right.CARE);
        var statuses = Together.run(
                8,
                i -> () -> circles.decide(
                                staff,
                                id,
                                i % 2 == 0 ? "opening" : "refusal",
                                i % 2 == 0 ? Map.of("mostMembers", 9) : Map.of("reason", "Say what it is about."))
                        .status());
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        var other = circles.asked(lin, "Hikers", Entry.OPEN);
        circles.decide(staff, other, "refusal", Map.of("reason", "Say what it is about."));
        assertThat(social.read(lin, "/api/circles/" + other).path("reason").asString())
                .isEqualTo("Say what it is about.");
        assertThat(circles.decide(staff, other, "opening", Map.of("mostMembers", 5))
                        .problem())
                .isEqualTo("circle-not-in-state");
    }

    @Test
    void neverHasMoreMembersThanWereAllowedHoweverManyComeAtOnce() {
        var lin = people.signUp("Lin");
        var id = circles.open(lin, Entry.OPEN, 10);
        var crowd = IntStream.range(0, 30)
                .mapToObj(i -> people.signUp("Crowd " + i))
                .toList();
        var statuses =
                Together.run(60, i -> () -> circles.join(crowd.get(i % 30), id).status());
        assertThat(statuses).containsOnly(200, 409);
        assertThat(circles.members(lin, id)).isEqualTo(10);
        assertThat(rows(id)).isEqualTo(10);
        assertThat(jdbc.sql("select count(*) from social.audience_member where audience_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void countsItsMembersExactlyWhateverMeets() {
        var lin = people.signUp("Lin");
        var id = circles.open(lin, Entry.OPEN, 50);
        var crowd =
                IntStream.range(0, 8).mapToObj(i -> people.signUp("Crowd " + i)).toList();
        var statuses = Together.run(
                48,
                i -> () -> (i % 3 == 2 ? circles.leave(crowd.get(i % 8), id) : circles.join(crowd.get(i % 8), id))
                        .status());
        assertThat(statuses).containsOnly(200, 204);
        assertThat(circles.members(lin, id)).isEqualTo(rows(id));
    }

    @Test
    void asksWhereOneIsAskedAndIsLetInByWhoKeepsIt() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var wang = people.signUp("Wang");
        var id = circles.open(lin, Entry.REQUEST, 10);
        circles.in(mei, id);
        assertThat(circles.standing(mei, id)).isEqualTo("ASKED");
        assertThat(circles.members(mei, id)).isEqualTo(1);
        assertThat(circles.act(mei, "GET", id, "members").status()).isEqualTo(404);
        assertThat(circles.act(mei, "GET", id, "requests").status()).isEqualTo(404);
        var asked = social.read(lin, "/api/circles/" + id + "/requests").at("/items/0");
        assertThat(asked.path("words").asString()).isEqualTo("Let me in");
        assertThat(social.read(lin, "/api/circles/" + id).path("requests").asInt())
                .isEqualTo(1);
        var code = social.code(mei);
        assertThat(circles.act(mei, "PUT", id, "requests/" + code + "/acceptance")
                        .status())
                .isEqualTo(404);
        assertThat(circles.act(lin, "PUT", id, "requests/" + code + "/acceptance")
                        .status())
                .isEqualTo(204);
        assertThat(circles.standing(mei, id)).isEqualTo("MEMBER");
        circles.in(wang, id);
        circles.act(lin, "DELETE", id, "requests/" + social.code(wang));
        assertThat(circles.standing(wang, id)).isEqualTo("NONE");
        assertThat(names(social.read(mei, "/api/my/circles"))).contains("Campers");
        assertThat(circles.leave(mei, id).status()).isEqualTo(204);
        assertThat(circles.members(lin, id)).isEqualTo(1);
    }

    @Test
    void isEnteredByInvitationAloneWhereItSaysSo() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = circles.open(lin, Entry.INVITATION, 10);
        assertThat(http.get(mei.token(), "/api/circles/" + id).status()).isEqualTo(404);
        assertThat(circles.join(mei, id).status()).isEqualTo(404);
        assertThat(ids(social.read(mei, "/api/circles"))).doesNotContain(id.toString());
        var first =
                circles.act(lin, "GET", id, "invitation").body().path("code").asString();
        var second =
                circles.act(lin, "PUT", id, "invitation").body().path("code").asString();
        assertThat(second).hasSize(24).isNotEqualTo(first);
        assertThat(joinInvited(mei, first)).isEqualTo(404);
        assertThat(social.read(mei, "/api/circle-invitations/" + second)
                        .path("name")
                        .asString())
                .isEqualTo("Campers");
        assertThat(joinInvited(mei, second)).isEqualTo(200);
        assertThat(joinInvited(mei, second)).isEqualTo(200);
        assertThat(circles.members(mei, id)).isEqualTo(2);
        assertThat(circles.act(mei, "GET", id, "invitation").status()).isEqualTo(404);
    }

    @Test
    void whoWasTakenOutComesInAgainOnceTheyAreLetAlone() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = circles.open(lin, Entry.OPEN, 10);
        circles.in(mei, id);
        var invitation =
                circles.act(lin, "GET", id, "invitation").body().path("code").asString();
        assertThat(circles.act(lin, "DELETE", id, "members/" + social.code(mei)).status())
                .isEqualTo(204);
        assertThat(circles.standing(mei, id)).isEqualTo("REMOVED");
        assertThat(circles.join(mei, id).problem()).isEqualTo("circle-removed");
        assertThat(joinInvited(mei, invitation)).isEqualTo(409);
        assertThat(circles.members(lin, id)).isEqualTo(1);
        assertThat(social.read(lin, "/api/circles/" + id + "/removals")
                        .path("items")
                        .size())
                .isEqualTo(1);
        circles.act(lin, "DELETE", id, "removals/" + social.code(mei));
        circles.in(mei, id);
        assertThat(circles.standing(mei, id)).isEqualTo("MEMBER");
    }

    @Test
    void moderatorsKeepItAndTheHostAloneAppointsThem() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var wang = people.signUp("Wang");
        var id = circles.open(lin, Entry.OPEN, 10);
        circles.in(mei, id);
        circles.in(wang, id);
        assertThat(appoint(mei, id, mei, "MODERATOR")).isEqualTo(404);
        assertThat(appoint(lin, id, mei, "HOST")).isEqualTo(404);
        assertThat(appoint(lin, id, mei, "MODERATOR")).isEqualTo(204);
        assertThat(circles.act(mei, "DELETE", id, "members/" + social.code(lin)).status())
                .isEqualTo(404);
        assertThat(appoint(mei, id, wang, "MODERATOR")).isEqualTo(404);
        assertThat(circles.act(mei, "DELETE", id, "members/" + social.code(wang))
                        .status())
                .isEqualTo(204);
        assertThat(circles.leave(lin, id).problem()).isEqualTo("circle-host-stays");
        assertThat(appoint(lin, id, mei, "HOST")).isEqualTo(204);
        assertThat(circles.standing(mei, id)).isEqualTo("HOST");
        assertThat(circles.standing(lin, id)).isEqualTo("MODERATOR");
        assertThat(circles.leave(lin, id).status()).isEqualTo(204);
    }

    @Test
    void isFoundByNobodyWhomItsHostBlockedUnlessTheyAreInIt() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var wang = people.signUp("Wang");
        var id = circles.open(lin, Entry.OPEN, 10);
        circles.in(wang, id);
        social.act(lin, "PUT", social.code(mei), "block");
        social.act(lin, "PUT", social.code(wang), "block");
        assertThat(http.get(mei.token(), "/api/circles/" + id).status()).isEqualTo(404);
        assertThat(circles.join(mei, id).status()).isEqualTo(404);
        assertThat(ids(social.read(mei, "/api/circles"))).doesNotContain(id.toString());
        assertThat(circles.standing(wang, id)).isEqualTo("MEMBER");
        assertThat(social.read(wang, "/api/circles/" + id).path("host").isNull())
                .isTrue();
    }

    @Test
    void isEditedByItsHostAloneAndNeverOverAnothersEdit() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = circles.open(lin, Entry.OPEN, 10);
        circles.in(mei, id);
        var draft = CirclesFixture.draft("Hikers", Entry.REQUEST);
        assertThat(edit(mei, id, 1, draft).status()).isEqualTo(404);
        assertThat(edit(lin, id, 1, draft).body().path("name").asString()).isEqualTo("Hikers");
        assertThat(edit(lin, id, 1, draft).problem()).isEqualTo("edited-meanwhile");
        draft.put("words", "See www.example.com");
        assertThat(edit(lin, id, 2, draft).problem()).isEqualTo("invalid-request");
        assertThat(social.read(lin, "/api/circles/" + id).path("words").asString())
                .isEqualTo("For people who camp.");
    }

    @Test
    void goesToItsEldestModeratorWhenItsHostLeavesTheMarketAndElseIsClosed() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var wang = people.signUp("Wang");
        var kept = circles.open(lin, Entry.OPEN, 10);
        var left = circles.open(lin, Entry.OPEN, 10);
        for (var id : List.of(kept, left)) {
            circles.in(mei, id);
            circles.in(wang, id);
        }
        appoint(lin, kept, wang, "MODERATOR");
        appoint(lin, kept, mei, "MODERATOR");
        assertThat(http.post(lin.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", false))
                        .status())
                .isEqualTo(204);
        assertThat(circles.standing(mei, kept)).isEqualTo("HOST");
        assertThat(circles.standing(wang, kept)).isEqualTo("MODERATOR");
        assertThat(circles.members(mei, kept)).isEqualTo(2);
        assertThat(http.get(mei.token(), "/api/circles/" + left).status()).isEqualTo(404);
    }

    @Test
    void isClosedByItsHostOrTheOperatorForGood() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var one = circles.open(lin, Entry.OPEN, 10);
        var other = circles.open(lin, Entry.OPEN, 10);
        circles.in(mei, one);
        assertThat(http.send(mei.token(), "DELETE", "/api/circles/" + one, null).status())
                .isEqualTo(404);
        assertThat(http.send(lin.token(), "DELETE", "/api/circles/" + one, null).status())
                .isEqualTo(204);
        assertThat(http.get(mei.token(), "/api/circles/" + one).status()).isEqualTo(404);
        assertThat(rows(one)).isZero();
        var staff = people.staff(Right.CARE);
        assertThat(circles.decide(staff, other, "closure", Map.of("reason", "It sells elsewhere."))
                        .status())
                .isEqualTo(200);
        assertThat(circles.join(mei, other).status()).isEqualTo(404);
    }

    private int appoint(Person host, UUID id, Person person, String role) {
        return circles.act(host, "PUT", id, "members/" + social.code(person) + "/role", Map.of("role", role))
                .status();
    }

    private int joinInvited(Person person, String code) {
        return http.send(person.token(), "PUT", "/api/circle-invitations/" + code + "/membership", null)
                .status();
    }

    private Http.Answer edit(Person person, UUID id, int version, Map<String, Object> draft) {
        return http.send(person.token(), "PUT", "/api/circles/" + id + "?version=" + version, draft);
    }

    private int rows(UUID id) {
        return jdbc.sql("select count(*) from circle.member where circle_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static List<String> names(tools.jackson.databind.JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(one -> one.path("name").asString())
                .toList();
    }

    private static List<String> ids(tools.jackson.databind.JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }
}
