package io.shuke.expert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.Right;
import io.shuke.shared.Times;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lin says that she knows tea and shows it; staff look, and decide. */
@ServerTest
class ExpertFieldsTests {
    private static final int CROWD = 12;

    @Autowired
    private ExpertsFixture experts;

    @Autowired
    private SocialFixture social;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private ForgettingLooseEvidence forgetting;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Http http;

    private Person lin;
    private Person staff;

    @BeforeEach
    void thereAreLinAndStaff() {
        lin = people.signUp("Lin");
        staff = experts.staff();
    }

    @Test
    void whatIsVerifiedStandsBesideTheNameWhereverItIsRead() {
        var post = social.post(lin, "First flush");
        social.comment(lin, post, "From Wuyi", null);
        var id = experts.applied(lin, "TEA", experts.picture(lin), experts.picture(lin));
        var waiting = experts.listed(staff, ExpertState.WAITING, id);
        assertThat(waiting.at("/person/nickname").asString()).isEqualTo("Lin");
        assertThat(waiting.path("pictures").asInt()).isEqualTo(2);
        assertThat(waiting.path("certificate").asBoolean()).isFalse();
        assertThat(beside(post)).containsExactly(List.of(), List.of(), List.of());

        var verified = experts.decide(staff, id, "approval", 1);
        assertThat(verified.status()).as(verified.text()).isEqualTo(200);
        assertThat(verified.body().path("state").asString()).isEqualTo("VERIFIED");
        assertThat(verified.body().path("decidedBy").asString()).isEqualTo("Staff");
        experts.verified(lin, "HOME");
        var both = List.of("TEA", "HOME");
        assertThat(beside(post)).containsExactly(both, both, both);
        assertThat(experts.own(lin, "TEA").path("state").asString()).isEqualTo("VERIFIED");

        assertThat(experts.decide(staff, id, "revocation", 2).status()).isEqualTo(200);
        var left = List.of("HOME");
        assertThat(beside(post)).containsExactly(left, left, left);
    }

    /** On the page, a post and a comment. */
    private List<List<String>> beside(UUID post) {
        return List.of(
                ExpertsFixture.fieldsOf(
                        social.read(null, "/api/people/" + social.code(lin)).path("person")),
                ExpertsFixture.fieldsOf(social.read(null, "/api/posts/" + post).path("author")),
                ExpertsFixture.fieldsOf(
                        social.read(null, "/api/posts/" + post + "/comments").at("/items/0/author")));
    }

    @Test
    void theReasonIsReadAndWhatWasShownIsGoneOnceItIsDeclinedRevokedOrTakenBack() {
        var declined = experts.applied(lin, "TEA", experts.picture(lin));
        var revoked = experts.applied(lin, "FOOD", experts.picture(lin));
        var withdrawn = experts.applied(lin, "HOME", experts.picture(lin));
        experts.decide(staff, revoked, "approval", 1);
        assertThat(kept(declined) + kept(revoked) + kept(withdrawn)).isEqualTo(3);

        experts.decide(staff, declined, "refusal", 1);
        experts.decide(staff, revoked, "revocation", 2);
        assertThat(experts.withdraw(lin, withdrawn, 1).status()).isEqualTo(204);

        for (var id : List.of(declined, revoked, withdrawn)) {
            assertThat(kept(id)).isZero();
            assertThat(experts.reading(staff, id).problem()).isEqualTo("expert-application-not-in-state");
        }
        for (var field : List.of("TEA", "FOOD")) {
            var own = experts.own(lin, field);
            assertThat(own.path("reason").asString()).isEqualTo("The number can't be read");
            assertThat(own.path("words").isNull()).isTrue();
            assertThat(own.path("pictures").isEmpty()).isTrue();
        }
        assertThat(tablesWith(ExpertsFixture.WORDS)).isEmpty();
        assertThat(experts.apply(lin, "TEA").status()).isEqualTo(201);
    }

    @Test
    void nobodyButTheApplicantAndStaffWhoModerateOpensWhatWasShownAndTheirReadingIsAudited() {
        var id = experts.applied(lin, "TEA", experts.picture(lin));
        var address = experts.own(lin, "TEA").at("/pictures/0/large").asString();
        var mine = http.get(lin.token(), address);
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.headers().firstValue("Content-Type")).contains("image/webp");
        assertThat(mine.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(http.get(people.signUp("Mei").token(), address).status()).isEqualTo(404);
        assertThat(http.get(staff.token(), address).status()).isEqualTo(404);
        assertThat(http.get(null, address).status()).isEqualTo(401);

        assertThat(audited(id)).isEmpty();
        var read = experts.reading(staff, id);
        assertThat(read.body().path("words").asString()).isEqualTo(ExpertsFixture.WORDS);
        assertThat(audited(id)).containsExactly("expert-application.read");
        var forStaff = read.body().at("/pictures/0/large").asString();
        assertThat(http.get(staff.token(), forStaff).status()).isEqualTo(200);
        assertThat(audited(id)).containsExactly("expert-application.read", "expert-application.read");
        assertThat(http.get(people.staff(Right.CARE).token(), forStaff).status())
                .isEqualTo(403);
        assertThat(http.get(lin.token(), forStaff).status()).isEqualTo(403);
        assertThat(http.get(null, address.replace("/api/my/expert-evidence/", "/media/"))
                        .status())
                .isEqualTo(404);

        experts.decide(staff, id, "approval", 1);
        experts.decide(staff, id, "revocation", 2);
        assertThat(audited(id))
                .endsWith("expert-application.approve", "expert-application.revoke")
                .hasSize(4);
        assertThat(http.get(staff.token(), forStaff).status()).isEqualTo(404);
        assertThat(http.get(lin.token(), address).status()).isEqualTo(404);
    }

    @Test
    void nobodyReadsOrDecidesAboutTheirOwn() {
        var id = experts.applied(staff, "TEA", experts.picture(staff));
        assertThat(experts.listed(staff, ExpertState.WAITING, id).path("mine").asBoolean())
                .isTrue();
        assertThat(experts.reading(staff, id).problem()).isEqualTo("expert-needs-another-person");
        assertThat(experts.decide(staff, id, "approval", 1).problem()).isEqualTo("expert-needs-another-person");
        var other = experts.staff();
        var picture = experts.reading(other, id).body().at("/pictures/0/large").asString();
        assertThat(http.get(staff.token(), picture).status()).isEqualTo(404);
        assertThat(experts.decide(other, id, "approval", 1).status()).isEqualTo(200);
    }

    @Test
    void threeWaitAndNoFourthHoweverManyAreSentAtOnce() {
        var fields = List.of("FOOD", "TEA", "BEAUTY", "HEALTH", "HOME", "PARENTING", "OUTDOOR", "DIGITAL");
        var statuses = Together.run(
                fields.size(), i -> () -> experts.apply(lin, fields.get(i)).status());
        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(3);
        assertThat(waitingOf(lin)).isEqualTo(3);
        var next = fields.stream()
                .filter(field -> statuses.get(fields.indexOf(field)) == 409)
                .findFirst()
                .orElseThrow();
        assertThat(experts.apply(lin, next).problem()).isEqualTo("expert-applications-full");

        var taken = fields.stream()
                .filter(field -> statuses.get(fields.indexOf(field)) == 201)
                .findFirst()
                .orElseThrow();
        var id = UUID.fromString(experts.own(lin, taken).path("id").asString());
        var withdrawals =
                Together.run(4, i -> () -> experts.withdraw(lin, id, 1).status());
        assertThat(withdrawals).containsOnly(204, 409).containsOnlyOnce(204);
        assertThat(waitingOf(lin)).isEqualTo(2);
        assertThat(experts.apply(lin, next).status()).isEqualTo(201);
    }

    @Test
    void oneStandsForAFieldHoweverManyAreSentAtOnce() {
        var answers = Together.run(CROWD, i -> () -> experts.apply(lin, "TEA"));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(Http.Answer::problem))
                .isSubsetOf("expert-field-had", "too-many-requests");
        assertThat(waitingOf(lin)).isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into expert.application (id, person_id, field, state, words, asked_at)
                        values (:id, :person, 'TEA', 'WAITING', 'again and again', now())
                        """)
                        .param("id", Ids.next())
                        .param("person", lin.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ofManyWhoDecideAtOnceOneDoesAndTheOthersAreTold() {
        var id = experts.applied(lin, "TEA", experts.picture(lin));
        var answers = Together.run(
                CROWD,
                i -> () -> i % 3 == 2
                        ? experts.withdraw(lin, id, 1)
                        : experts.decide(staff, id, i % 3 == 0 ? "approval" : "refusal", 1));
        assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() >= 300).map(Http.Answer::problem))
                .containsOnly("expert-application-not-in-state");
        assertThat(waitingOf(lin)).isZero();
        var state = experts.own(lin, "TEA").path("state").asString();
        var shown = ExpertsFixture.fieldsOf(
                social.read(null, "/api/people/" + social.code(lin)).path("person"));
        assertThat(shown).isEqualTo(state.equals("VERIFIED") ? List.of("TEA") : List.of());
        assertThat(kept(id)).isEqualTo(state.equals("VERIFIED") ? 1 : 0);
    }

    /** A phone that still shows it as waiting does not give up what was verified meanwhile. */
    @Test
    void whatWasSeenBeforeTheDecisionIsNotTakenBackAfterIt() {
        var id = experts.verified(lin, "TEA");
        assertThat(experts.withdraw(lin, id, 1).problem()).isEqualTo("expert-application-not-in-state");
        assertThat(experts.decide(staff, id, "revocation", 1).problem()).isEqualTo("expert-application-not-in-state");
        assertThat(experts.withdraw(people.signUp("Mei"), id, 2).status()).isEqualTo(404);
        assertThat(experts.withdraw(lin, id, 2).status()).isEqualTo(204);
        assertThat(ExpertsFixture.fieldsOf(
                        social.read(null, "/api/people/" + social.code(lin)).path("person")))
                .isEmpty();
    }

    @Test
    void whatCannotStandIsRefusedAndNothingIsKept() {
        var picture = experts.picture(lin);
        var meis = experts.picture(people.signUp("Mei"));
        for (var draft : List.of(
                ExpertsFixture.draft("TEA", "too short", null, picture),
                ExpertsFixture.draft("TEA", "x".repeat(1_001), null, picture),
                ExpertsFixture.draft("TEA", "all of it is at evil.com, see there", null, picture),
                ExpertsFixture.draft("TEA", "turned \u202Earound, all of it", null, picture),
                ExpertsFixture.draft("TEA", ExpertsFixture.WORDS, null),
                ExpertsFixture.draft("TEA", ExpertsFixture.WORDS, "  "),
                ExpertsFixture.draft("TEA", ExpertsFixture.WORDS, "<script>alert(1)</script>"),
                ExpertsFixture.draft("TEA", ExpertsFixture.WORDS, "9".repeat(61)),
                ExpertsFixture.draft("TEA", ExpertsFixture.WORDS, null, picture, meis),
                ExpertsFixture.draft("TEA", ExpertsFixture.WORDS, null, picture, Ids.next(), Ids.next(), Ids.next()))) {
            assertThat(experts.apply(lin, draft).problem()).as(draft.toString()).isEqualTo("invalid-request");
        }
        assertThat(experts.apply(lin, ExpertsFixture.draft("TEA", "x".repeat(10_000_000), null, picture))
                        .status())
                .isIn(400, 413);
        assertThat(http.post(
                                lin.token(),
                                "/api/my/expert-applications",
                                Map.of("field", "MAGIC", "words", ExpertsFixture.WORDS, "evidenceIds", List.of()),
                                "Idempotency-Key",
                                Ids.code(20))
                        .status())
                .isEqualTo(400);
        assertThat(waitingOf(lin)).isZero();
        assertThat(social.read(lin, "/api/my/expertise").path("items").isEmpty())
                .isTrue();

        var scripted = "I taste <script>alert(1)</script> & tea";
        var id = SocialFixture.id(experts.apply(lin, ExpertsFixture.draft("TEA", scripted, "评茶〔2014〕0872号", picture)));
        assertThat(experts.reading(staff, id).body().path("words").asString()).isEqualTo(scripted);
    }

    @Test
    void noPictureIsNoEvidenceAndNoMoreThanAreAllowedAreSent() {
        assertThat(experts.sendPicture(lin, "<svg onload=alert(1)>".getBytes(UTF_8))
                        .problem())
                .isEqualTo("picture-not-readable");
        assertThat(experts.sendPicture(lin, new byte[10 * 1024 * 1024 + 1]).problem())
                .isIn("picture-too-large", "too-large");
        for (int i = 0; i < 28; i++) {
            experts.picture(lin);
        }
        assertThat(experts.sendPicture(lin, ExpertsFixture.png()).status()).isEqualTo(429);
        assertThat(loose(lin)).isEqualTo(SendingEvidence.MOST_LOOSE);
    }

    @Test
    void whoAppliesTooMuchWaits() {
        for (int i = 0; i < 10; i++) {
            var id = experts.applied(lin, "TEA");
            assertThat(experts.withdraw(lin, id, 1).status()).isEqualTo(204);
        }
        assertThat(experts.apply(lin, "TEA").status()).isEqualTo(429);
    }

    @Test
    void picturesThatNobodyAppliedWithAreGoneAfterADay() {
        var id = experts.applied(lin, "TEA", experts.picture(lin));
        experts.picture(lin);
        var yesterday = clock.instant().minus(Duration.ofHours(25));
        jdbc.sql("update expert.evidence set at = :at where person_id = :person")
                .param("at", Times.sql(yesterday))
                .param("person", lin.id())
                .update();
        experts.picture(lin);
        assertThat(forgetting.forget()).isPositive();
        assertThat(loose(lin)).isEqualTo(1);
        assertThat(kept(id)).isEqualTo(1);
    }

    @Test
    void theApplicantIsToldOfEachDecisionOnce() {
        var tea = experts.verified(lin, "TEA");
        experts.decide(staff, tea, "revocation", 2);
        experts.decide(staff, experts.applied(lin, "FOOD"), "refusal", 1);
        var home = experts.applied(lin, "HOME");
        experts.withdraw(lin, home, 1);
        outbox.deliver();
        outbox.deliver();
        assertThat(social.read(lin, "/api/my/notifications")
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("kind").asString().equals("EXPERTISE"))
                        .map(item -> item.path("detail").asString()))
                .containsExactlyInAnyOrder("APPROVED", "REVOKED", "DECLINED");
    }

    @Test
    void aPageForStaffGoesOnWhereTheLastOneEnded() {
        for (var field : List.of("TEA", "FOOD", "HOME")) {
            experts.applied(people.signUp("Applicant"), field);
        }
        var first = http.get(staff.token(), "/api/operator/expert-applications?limit=2")
                .body();
        var next = http.get(
                        staff.token(),
                        "/api/operator/expert-applications?limit=2&after="
                                + first.path("next").asString())
                .body();
        assertThat(ids(first)).hasSize(2).doesNotContainAnyElementsOf(ids(next));
        assertThat(http.get(staff.token(), "/api/operator/expert-applications?after=forged")
                        .problem())
                .isEqualTo("invalid-cursor");
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private int waitingOf(Person person) {
        return jdbc.sql("select coalesce(max(waiting), 0) from expert.applicant where person_id = :person")
                .param("person", person.id())
                .query(Integer.class)
                .single();
    }

    /** Pictures of the application. */
    private int kept(UUID id) {
        return jdbc.sql("select count(*) from expert.evidence where application_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private int loose(Person person) {
        return jdbc.sql("select count(*) from expert.evidence where person_id = :id and application_id is null")
                .param("id", person.id())
                .query(Integer.class)
                .single();
    }

    private List<String> audited(UUID id) {
        return jdbc.sql("select act from shared.audit where subject = :subject order by number")
                .param("subject", "expert-application:" + id)
                .query(String.class)
                .list();
    }

    /** Of what Lin wrote nothing stays in the application, nor in the request that brought it. */
    private List<String> tablesWith(String text) {
        return List.of("expert.application", "shared.idempotency", "shared.audit").stream()
                .filter(table -> jdbc.sql("select count(*) from " + table
                                        + " t where t::text like :text and t::text like :person")
                                .param("text", "%" + text + "%")
                                .param("person", "%" + lin.id() + "%")
                                .query(Integer.class)
                                .single()
                        > 0)
                .toList();
    }
}
