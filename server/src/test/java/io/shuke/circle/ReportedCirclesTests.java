package io.shuke.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.social.ModerationFixture;
import io.shuke.social.ReportSubject;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lin's circle is reported by Mei, who is in it. */
@ServerTest
class ReportedCirclesTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private ModerationFixture moderation;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private Person one;

    @BeforeEach
    void people() {
        lin = people.signUp("Lin");
        mei = people.signUp("Mei");
        one = moderation.staff();
    }

    @Test
    void takenDownIsFoundByNobodyAndTakesNobodyInUntilItsHostsAppealIsGranted() {
        var id = circles.open(lin, Entry.OPEN, 20);
        circles.in(mei, id);
        var wei = people.signUp("Wei");
        var was = social.read(wei, "/api/circles/" + id);
        moderation.report(mei, ReportSubject.CIRCLE, id);
        var found = moderation.caseOf(lin);
        assertThat(moderation.waiting(one, found).path("text").asString())
                .isEqualTo("Campers\nFor people who camp.\nBe kind.");
        assertThat(moderation.takeDown(one, found).status()).isEqualTo(200);

        assertThat(http.get(wei.token(), "/api/circles/" + id).status()).isEqualTo(404);
        assertThat(found(id)).isFalse();
        assertThat(circles.join(wei, id).status()).isEqualTo(404);
        var seen = social.read(mei, "/api/circles/" + id);
        assertThat(seen.path("takenDown").asBoolean()).isTrue();
        assertThat(seen.path("standing").asString()).isEqualTo("MEMBER");
        assertThat(http.send(
                                lin.token(),
                                "PUT",
                                "/api/circles/" + id + "?version=1",
                                CirclesFixture.draft("Hikers", Entry.OPEN))
                        .problem())
                .isEqualTo("circle-taken-down");

        assertThat(moderation.takedown(lin).path("subject").asString()).isEqualTo("CIRCLE");
        moderation.appeal(lin, found);
        assertThat(moderation.restore(moderation.staff(), found).status()).isEqualTo(200);
        assertThat(social.read(wei, "/api/circles/" + id)).isEqualTo(was);
        assertThat(found(id)).isTrue();
        circles.in(wei, id);
    }

    @Test
    void whoAskedBeforeIsNotLetInAndNoInvitationIsGood() {
        var id = circles.open(lin, Entry.REQUEST, 20);
        circles.join(mei, id);
        var wei = people.signUp("Wei");
        moderation.report(wei, ReportSubject.CIRCLE, id);
        moderation.takeDown(one, moderation.caseOf(lin));
        assertThat(circles.act(lin, "PUT", id, "requests/" + social.code(mei) + "/acceptance")
                        .problem())
                .isEqualTo("circle-taken-down");
        var code = jdbc.sql("select invitation_code from circle.circle where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(http.get(wei.token(), "/api/circle-invitations/" + code).status())
                .isEqualTo(404);
        assertThat(http.send(wei.token(), "PUT", "/api/circle-invitations/" + code + "/membership", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void keepsTheHostWhoMayAppealAndIsClosedWhereTheyLeaveTheMarket() {
        var id = circles.open(lin, Entry.OPEN, 20);
        circles.in(mei, id);
        circles.act(lin, "PUT", id, "members/" + social.code(mei) + "/role", Map.of("role", "MODERATOR"));
        assertThat(circles.standing(mei, id)).isEqualTo("MODERATOR");
        moderation.report(mei, ReportSubject.CIRCLE, id);
        moderation.takeDown(one, moderation.caseOf(lin));
        assertThat(circles.act(lin, "PUT", id, "members/" + social.code(mei) + "/role", Map.of("role", "HOST"))
                        .problem())
                .isEqualTo("circle-taken-down");
        assertThat(http.post(lin.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", false))
                        .status())
                .isEqualTo(204);
        assertThat(http.get(mei.token(), "/api/circles/" + id).status()).isEqualTo(404);
    }

    /** Staff let another circle in than they would read of otherwise. */
    @Test
    void whatALetInCircleSaysAnewIsLookedAtBesideWhatItSaidBefore() {
        var id = circles.open(lin, Entry.OPEN, 20);
        assertThat(edit(id, 1, "Campers", Entry.REQUEST).status()).isEqualTo(200);
        assertThat(moderation.casesOf(lin)).isZero();
        assertThat(edit(id, 2, "Sure money", Entry.REQUEST).status()).isEqualTo(200);
        assertThat(edit(id, 3, "Surer money", Entry.REQUEST).status()).isEqualTo(200);
        assertThat(moderation.casesOf(lin)).isOne();
        var found = moderation.caseOf(lin);
        var shown = moderation.waiting(one, found);
        assertThat(shown.path("changed").asBoolean()).isTrue();
        assertThat(shown.path("reports").asInt()).isZero();
        assertThat(shown.path("text").asString()).startsWith("Campers\n");
        assertThat(shown.path("textNow").asString()).startsWith("Surer money\n");
        assertThat(social.read(lin, "/api/my/takedowns").path("items").size()).isZero();
        assertThat(moderation.dismiss(one, found).status()).isEqualTo(200);
        assertThat(edit(id, 4, "Sure money", Entry.REQUEST).status()).isEqualTo(200);
        assertThat(moderation.takeDown(one, moderation.caseOf(lin)).status()).isEqualTo(200);
        assertThat(moderation.strikes(lin)).isOne();
        assertThat(found(id)).isFalse();
    }

    @Test
    void itsNewCoverIsLookedAtBesideTheOldOne() {
        var id = circles.open(lin, Entry.OPEN, 20);
        var draft = CirclesFixture.draft("Campers", Entry.OPEN);
        draft.put("coverId", social.picture(lin));
        assertThat(http.send(lin.token(), "PUT", "/api/circles/" + id + "?version=1", draft)
                        .status())
                .isEqualTo(200);
        var shown = moderation.waiting(one, moderation.caseOf(lin));
        assertThat(shown.path("textNow").isNull()).isTrue();
        assertThat(shown.path("pictures").size()).isZero();
        assertThat(shown.path("picturesNow").size()).isOne();
    }

    @Test
    void isSaidAnewTenTimesADayAndByAnApplicantWithoutACase() {
        var asked = circles.asked(lin, "Campers", Entry.OPEN);
        assertThat(edit(asked, 1, "Hikers", Entry.OPEN).status()).isEqualTo(200);
        assertThat(moderation.casesOf(lin)).isZero();
        var id = circles.open(lin, Entry.OPEN, 20);
        for (int version = 1; version <= 10; version++) {
            assertThat(edit(id, version, "Name " + version, Entry.OPEN).status())
                    .isEqualTo(200);
        }
        assertThat(edit(id, 11, "Name 11", Entry.OPEN).status()).isEqualTo(429);
    }

    private Http.Answer edit(UUID id, int version, String name, Entry entry) {
        return http.send(
                lin.token(), "PUT", "/api/circles/" + id + "?version=" + version, CirclesFixture.draft(name, entry));
    }

    @Test
    void isReportedByWhoFindsItAlone() {
        var hidden = circles.open(lin, Entry.INVITATION, 20);
        moderation.report(mei, ReportSubject.CIRCLE, hidden);
        var open = circles.open(lin, Entry.OPEN, 20);
        social.act(lin, "PUT", social.code(mei), "block");
        moderation.report(mei, ReportSubject.CIRCLE, open);
        moderation.report(lin, ReportSubject.CIRCLE, open);
        assertThat(moderation.casesOf(lin)).isZero();
    }

    @RepeatedTest(3)
    void nobodyComesInOnceItIsTakenDownHoweverManyComeAtOnce() {
        var id = circles.open(lin, Entry.OPEN, 50);
        moderation.report(mei, ReportSubject.CIRCLE, id);
        var found = moderation.caseOf(lin);
        var crowd = IntStream.range(0, 12)
                .mapToObj(i -> people.signUp("Crowd " + i))
                .toList();
        var statuses = Together.run(
                13,
                i -> () -> i == 6
                        ? moderation.takeDown(one, found).status()
                        : circles.join(crowd.get(i > 6 ? i - 1 : i), id).status());
        // All of them may have been faster.
        assertThat(List.of(200, 404)).containsAll(statuses);
        var joined = statuses.stream().filter(status -> status == 200).count() - 1;
        assertThat(members(id)).isEqualTo((int) joined + 1);
        assertThat(circles.join(people.signUp("Late"), id).status()).isEqualTo(404);
    }

    private int members(UUID id) {
        return jdbc.sql("""
                select case when c.members = (select count(*) from circle.member m where m.circle_id = c.id)
                            then c.members else -1 end
                from circle.circle c where c.id = :id
                """).param("id", id).query(Integer.class).single();
    }

    private boolean found(UUID id) {
        return social.read(people.signUp("Anybody"), "/api/circles?limit=50")
                .path("items")
                .valueStream()
                .anyMatch(circle -> circle.path("id").asString().equals(id.toString()));
    }
}
