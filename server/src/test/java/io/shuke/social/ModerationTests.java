package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.AuditTrail;
import io.shuke.shared.Ids;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
class ModerationTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SocialFixture social;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private Person one;
    private Person other;

    @BeforeEach
    void peopleAndStaff() {
        lin = people.signUp("Lin");
        mei = people.signUp("Mei");
        one = people.staff(Right.MODERATION);
        other = people.staff(Right.MODERATION);
    }

    @Test
    void whatWasTakenDownAndRestoredIsJustAsItWas() {
        var topic = "t" + Ids.code(8).toLowerCase(Locale.ROOT);
        social.post(lin, "Before #" + topic);
        var honey = goods.product("Honey", 68_00, 10).productId();
        var id = social.post(lin, "Honey #" + topic, honey);
        social.post(lin, "After #" + topic);
        http.send(mei.token(), "PUT", "/api/posts/" + id + "/like", null);
        http.send(mei.token(), "PUT", "/api/posts/" + id + "/save", null);
        social.comment(mei, id, "Nice", null);
        var was = social.read(mei, "/api/posts/" + id);
        report(mei, "POST", id.toString());
        var found = caseOf(id);
        takeDown(one, found);

        assertThat(http.get(mei.token(), "/api/posts/" + id).status()).isEqualTo(404);
        assertThat(http.get(null, "/posts/" + id).status()).isEqualTo(404);
        assertThat(social.read(lin, "/api/posts/" + id).path("state").asString())
                .isEqualTo("HIDDEN");
        assertThat(social.texts(social.read(mei, "/api/topics/" + topic + "/posts")))
                .containsExactly("After #" + topic, "Before #" + topic);
        assertThat(social.texts(social.read(mei, "/api/products/" + honey + "/posts")))
                .isEmpty();
        assertThat(social.texts(social.read(mei, "/api/my/saved-posts"))).isEmpty();
        assertThat(social.texts(social.read(mei, "/api/post-search?q=" + topic)))
                .hasSize(2);
        assertThat(posts(lin)).isEqualTo(2);
        assertThat(http.send(lin.token(), "PUT", "/api/posts/" + id + "?version=1", SocialFixture.draft("Other"))
                        .problem())
                .isEqualTo("post-hidden");

        var mine = social.read(lin, "/api/my/takedowns").at("/items/0");
        assertThat(mine.path("reason").asString()).isEqualTo("COUNTERFEIT");
        assertThat(mine.path("words").asString()).isEqualTo("Not what it says");
        assertThat(appeal(lin, found).status()).isEqualTo(204);
        assertThat(appeal(lin, found).problem()).isEqualTo("case-not-in-state");
        assertThat(answer(one, found, "restoration").problem()).isEqualTo("case-needs-another-person");
        assertThat(answer(other, found, "restoration").status()).isEqualTo(200);

        assertThat(social.read(mei, "/api/posts/" + id)).isEqualTo(was);
        assertThat(social.texts(social.read(mei, "/api/topics/" + topic + "/posts")))
                .containsExactly("After #" + topic, "Honey #" + topic, "Before #" + topic);
        assertThat(social.texts(social.read(mei, "/api/products/" + honey + "/posts")))
                .containsExactly("Honey #" + topic);
        assertThat(social.texts(social.read(mei, "/api/my/saved-posts"))).hasSize(1);
        assertThat(posts(lin)).isEqualTo(3);
        assertThat(social.read(lin, "/api/my/posting-standing").path("strikes").asInt())
                .isZero();
        assertThat(social.read(lin, "/api/my/takedowns")
                        .at("/items/0/appealWords")
                        .asString())
                .isEqualTo("Looked at again");
        assertThat(answer(other, found, "confirmation").problem()).isEqualTo("case-not-in-state");
    }

    /** It is kept for ever, and the words go with their author. */
    @Test
    void theTrailSaysWhatWasDecidedAndNotTheWordsThatItWasAbout() {
        var secret = "s" + Ids.code(12);
        var id = social.post(lin, "So " + secret);
        report(mei, "POST", id.toString());
        takeDown(one, caseOf(id));
        appeal(lin, caseOf(id));
        answer(other, caseOf(id), "confirmation");
        var acts = trail.page("moderation-case:" + caseOf(id), null, 10).items();
        assertThat(acts).hasSize(2);
        assertThat(acts.toString()).contains("textDigest").doesNotContain(secret);
    }

    @Test
    void aCommentLeavesItsPlaceWhileThereAreRepliesAndComesBackToIt() {
        var id = social.post(lin, "Talk");
        var top = SocialFixture.id(social.comment(mei, id, "Top", null));
        var reply = SocialFixture.id(social.comment(lin, id, "Reply", top));
        report(lin, "COMMENT", top.toString());
        var found = caseOf(top);
        takeDown(one, found);
        var place = social.read(lin, "/api/posts/" + id + "/comments").at("/items/0");
        assertThat(place.path("author").isNull()).isTrue();
        assertThat(place.path("text").isNull()).isTrue();
        assertThat(comments(id)).isEqualTo(1);
        assertThat(social.comment(lin, id, "More", top).status()).isEqualTo(404);
        report(mei, "COMMENT", reply.toString());
        takeDown(one, caseOf(reply));
        assertThat(social.read(null, "/api/posts/" + id + "/comments")
                        .path("items")
                        .size())
                .isZero();
        assertThat(comments(id)).isZero();
        appeal(lin, caseOf(reply));
        answer(other, caseOf(reply), "restoration");
        appeal(mei, found);
        answer(other, found, "restoration");
        var back = social.read(null, "/api/posts/" + id + "/comments").at("/items/0");
        assertThat(back.path("text").asString()).isEqualTo("Top");
        assertThat(back.path("replies").asInt()).isEqualTo(1);
        assertThat(comments(id)).isEqualTo(2);
    }

    @Test
    void whatAPersonSaysOfThemselvesComesBackUnlessTheySaySomethingElse() {
        var code = social.code(lin);
        words(lin, "Cheap honey");
        report(mei, "PERSON", code);
        var found = caseOf(lin.id());
        takeDown(one, found);
        assertThat(social.read(mei, "/api/people/" + code).path("words").isNull())
                .isTrue();
        appeal(lin, found);
        answer(other, found, "restoration");
        assertThat(social.read(mei, "/api/people/" + code).path("words").asString())
                .isEqualTo("Cheap honey");
    }

    @Test
    void aPersonsNameAndFaceAreTakenDownWithTheirWordsAndComeBack() {
        var code = social.code(lin);
        change(lin, Map.of("avatarMediaId", social.picture(lin)));
        words(lin, "Cheap honey");
        var was = social.read(mei, "/api/people/" + code);
        report(mei, "PERSON", code);
        var found = caseOf(lin.id());
        var row = caseNow(lin.id());
        assertThat(row.path("text").asString()).isEqualTo("Lin\nCheap honey");
        assertThat(row.at("/pictures/0/small").asString())
                .isEqualTo(was.at("/person/avatarUrl").asString());
        assertThat(row.path("textNow").isNull()).isTrue();
        takeDown(one, found);
        var page = social.read(mei, "/api/people/" + code);
        assertThat(page.at("/person/nickname").asString()).startsWith("朋友");
        assertThat(page.at("/person/avatarUrl").isNull()).isTrue();
        assertThat(page.path("words").isNull()).isTrue();
        appeal(lin, found);
        answer(other, found, "restoration");
        assertThat(social.read(mei, "/api/people/" + code)).isEqualTo(was);
    }

    @Test
    void aNameThatSomebodyChoseSinceStays() {
        var code = social.code(lin);
        change(lin, Map.of("avatarMediaId", social.picture(lin)));
        report(mei, "PERSON", code);
        takeDown(one, caseOf(lin.id()));
        change(lin, Map.of("nickname", "Lin again"));
        appeal(lin, caseOf(lin.id()));
        answer(other, caseOf(lin.id()), "restoration");
        var page = social.read(mei, "/api/people/" + code);
        assertThat(page.at("/person/nickname").asString()).isEqualTo("Lin again");
        assertThat(page.at("/person/avatarUrl").isNull()).isFalse();
    }

    @Test
    void whoeverHasNothingOfTheirOwnGetsNoStrike() {
        var code = social.code(lin);
        report(mei, "PERSON", code);
        takeDown(one, caseOf(lin.id()));
        report(mei, "PERSON", code);
        var second = caseOf(lin.id());
        assertThat(takeDown(one, second).problem()).isEqualTo("case-nothing-to-hide");
        assertThat(caseNow(lin.id()).path("id").asString()).isEqualTo(second.toString());
        assertThat(social.read(lin, "/api/my/posting-standing").path("strikes").asInt())
                .isEqualTo(1);
        assertThat(dismiss(one, second).status()).isEqualTo(200);
        assertThat(takeDown(one, second).problem()).isEqualTo("case-not-in-state");
    }

    @Test
    void aNameIsNoAddressAndHasNoListedWord() {
        var blocked = "b" + Ids.code(8).toLowerCase(Locale.ROOT);
        var held = "h" + Ids.code(8).toLowerCase(Locale.ROOT);
        list(blocked, "BLOCK");
        list(held, "HOLD");
        for (var name : List.of("honey.com", "Lin " + blocked.toUpperCase(Locale.ROOT), held)) {
            var answer = http.send(lin.token(), "PATCH", "/api/me", Map.of("nickname", name));
            assertThat(answer.problem()).as(name).isEqualTo("invalid-request");
        }
        assertThat(social.read(lin, "/api/me").path("nickname").asString()).isEqualTo("Lin");
    }

    @RepeatedTest(5)
    void twoWhoDecideAtOnceAreOneDecision() {
        var id = social.post(lin, "Honey");
        report(mei, "POST", id.toString());
        var found = caseOf(id);
        var statuses = Together.run(
                6, i -> () -> (i % 2 == 0 ? takeDown(i % 3 == 0 ? one : other, found) : dismiss(one, found)).status());
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        var state = jdbc.sql("select state from social.moderation_case where id = :id")
                .param("id", found)
                .query(String.class)
                .single();
        assertThat(http.get(mei.token(), "/api/posts/" + id).status()).isEqualTo(state.equals("DISMISSED") ? 200 : 404);
        assertThat(posts(lin)).isEqualTo(state.equals("DISMISSED") ? 1 : 0);
        assertThat(jdbc.sql("select count(*) from shared.audit where subject = :subject")
                        .param("subject", "moderation-case:" + found)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aReportCountsOnceForEachPersonAndTellsNobodyAnything() {
        var id = social.post(lin, "Honey");
        var draft = SocialFixture.draft("Draft");
        draft.put("publish", false);
        var hidden = SocialFixture.id(social.write(lin, draft));
        var rui = people.signUp("Rui");
        social.act(lin, "PUT", social.code(mei), "block");
        for (var ref : List.of(id, hidden, Ids.next(), "nothing")) {
            assertThat(report(mei, "POST", ref.toString())).as("" + ref).isEqualTo(204);
        }
        assertThat(report(mei, "COMMENT", id.toString())).isEqualTo(204);
        assertThat(report(mei, "PERSON", "PnobodyAtAll1")).isEqualTo(204);
        assertThat(report(lin, "POST", id.toString())).isEqualTo(204);
        var answers = Together.run(8, i -> () -> report(i % 2 == 0 ? mei : rui, "POST", id.toString()));
        assertThat(answers).containsOnly(204);
        assertThat(jdbc.sql("select reports from social.moderation_case where subject_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .list())
                .containsExactly(2);
        assertThat(jdbc.sql("select count(*) from social.moderation_case where subject_id = :id")
                        .param("id", hidden)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(social.read(one, "/api/operator/moderation-cases/" + caseOf(id) + "/reports")
                        .path("items")
                        .valueStream()
                        .map(row -> row.at("/reporter/nickname").asString()))
                .containsExactlyInAnyOrder("Mei", "Rui");
    }

    @Test
    void reportsAreLimited() {
        var statuses = IntStream.range(0, 11)
                .mapToObj(i -> report(mei, "POST", Ids.next().toString()))
                .toList();
        assertThat(statuses.subList(0, 10)).containsOnly(204);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void theThirdStrikePausesPostingUntilItIsRestored() {
        var taken = IntStream.range(0, 3)
                .mapToObj(i -> {
                    var id = social.post(lin, "Fake " + i);
                    report(mei, "POST", id.toString());
                    takeDown(one, caseOf(id));
                    return caseOf(id);
                })
                .toList();
        var meis = social.post(mei, "Mine");
        var standing = social.read(lin, "/api/my/posting-standing");
        assertThat(standing.path("strikes").asInt()).isEqualTo(3);
        assertThat(standing.path("pausedUntil").isNull()).isFalse();
        assertThat(social.write(lin, SocialFixture.draft("More")).problem()).isEqualTo("posting-paused");
        assertThat(social.comment(lin, meis, "More", null).problem()).isEqualTo("posting-paused");
        assertThat(words(lin, "More").problem()).isEqualTo("posting-paused");
        var draft = SocialFixture.draft("For later");
        draft.put("publish", false);
        assertThat(social.write(lin, draft).status()).isEqualTo(201);
        assertThat(http.send(lin.token(), "PUT", "/api/posts/" + meis + "/like", null)
                        .status())
                .isEqualTo(204);
        appeal(lin, taken.getFirst());
        answer(other, taken.getFirst(), "restoration");
        assertThat(social.write(lin, SocialFixture.draft("More")).status()).isEqualTo(201);
    }

    @Test
    void aPauseEndsAndLaterOnesAreLonger() {
        for (int i = 0; i < 4; i++) {
            var id = social.post(mei, "Fake " + i);
            report(lin, "POST", id.toString());
            takeDown(one, caseOf(id));
            jdbc.sql("""
                    update social.moderation_case
                    set decided_at = decided_at - make_interval(days => :days) where id = :case
                    """).param("days", 31 - i).param("case", caseOf(id)).update();
        }
        var last = jdbc.sql("""
                select extract(epoch from max(decided_at))::bigint from social.moderation_case where author_id = :mei
                """).param("mei", mei.id()).query(Long.class).single();
        var until = social.read(mei, "/api/my/posting-standing").path("pausedUntil");
        assertThat(Instant.parse(until.asString()).getEpochSecond())
                .isBetween(last + 30 * 86_400 - 1, last + 30 * 86_400 + 1);
        jdbc.sql("update social.moderation_case set decided_at = decided_at - interval '5 days' where author_id = :mei")
                .param("mei", mei.id())
                .update();
        assertThat(social.write(mei, SocialFixture.draft("Again")).status()).isEqualTo(201);
        assertThat(social.read(mei, "/api/my/posting-standing").path("strikes").asInt())
                .isEqualTo(4);
    }

    @Test
    void nobodyDecidesAboutThemselves() {
        var id = social.post(one, "By staff");
        report(mei, "POST", id.toString());
        assertThat(dismiss(one, caseOf(id)).problem()).isEqualTo("case-needs-another-person");
        assertThat(dismiss(other, caseOf(id)).status()).isEqualTo(200);
        assertThat(http.get(mei.token(), "/api/posts/" + id).status()).isEqualTo(200);
    }

    @Test
    void whatIsTakenBackMeanwhileIsStillDecidedAndBringsNothingBack() {
        var id = social.post(lin, "Fake");
        report(mei, "POST", id.toString());
        var found = caseOf(id);
        http.send(lin.token(), "DELETE", "/api/posts/" + id, null);
        takeDown(one, found);
        assertThat(social.read(lin, "/api/my/posting-standing").path("strikes").asInt())
                .isEqualTo(1);
        appeal(lin, found);
        assertThat(answer(other, found, "restoration").status()).isEqualTo(200);
        assertThat(http.get(lin.token(), "/api/posts/" + id).status()).isEqualTo(404);
        assertThat(posts(lin)).isZero();
    }

    @Test
    void somebodyElsesTakedownLooksLikeNone() {
        var id = social.post(lin, "Fake");
        report(mei, "POST", id.toString());
        takeDown(one, caseOf(id));
        assertThat(appeal(mei, caseOf(id)).status()).isEqualTo(404);
        assertThat(social.read(mei, "/api/my/takedowns").path("items").size()).isZero();
    }

    @Test
    void aListedWordIsRefusedOrHeldUntilStaffLookedAtIt() {
        var blocked = "b" + Ids.code(8).toLowerCase(Locale.ROOT);
        var held = "h" + Ids.code(8).toLowerCase(Locale.ROOT);
        list(blocked, "BLOCK");
        list(held, "HOLD");
        assertThat(http.post(
                                one.token(),
                                "/api/operator/listed-words",
                                Map.of("word", held.toUpperCase(Locale.ROOT), "effect", "BLOCK"))
                        .problem())
                .isEqualTo("word-listed-before");
        var refused = social.write(lin, SocialFixture.draft("So " + blocked.toUpperCase(Locale.ROOT) + "!"));
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.text()).contains(blocked);
        assertThat(posts(lin)).isZero();

        var id = social.post(lin, "So " + held + " #tea");
        assertThat(http.get(mei.token(), "/api/posts/" + id).status()).isEqualTo(404);
        assertThat(posts(lin)).isZero();
        assertThat(social.read(lin, "/api/my/takedowns").at("/items/0/state").asString())
                .isEqualTo("OPEN");
        assertThat(caseNow(id).at("/listed/0").asString()).isEqualTo(held);
        dismiss(one, caseOf(id));
        assertThat(social.read(mei, "/api/posts/" + id).path("text").asString()).isEqualTo("So " + held + " #tea");
        assertThat(posts(lin)).isEqualTo(1);

        assertThat(http.send(
                                lin.token(),
                                "PUT",
                                "/api/posts/" + id + "?version=1",
                                SocialFixture.draft("Again " + held))
                        .status())
                .isEqualTo(200);
        assertThat(http.get(mei.token(), "/api/posts/" + id).status()).isEqualTo(404);
        assertThat(social.comment(mei, social.post(lin, "Talk"), "My " + held, null)
                        .body()
                        .path("hidden")
                        .asBoolean())
                .isTrue();
        words(mei, "My " + held);
        assertThat(social.read(lin, "/api/people/" + social.code(mei))
                        .path("words")
                        .isNull())
                .isTrue();
        dismiss(one, caseOf(mei.id()));
        assertThat(social.read(lin, "/api/people/" + social.code(mei))
                        .path("words")
                        .asString())
                .isEqualTo("My " + held);
    }

    @Test
    void aDraftMayHaveWhatMayNotBePublished() {
        var blocked = "b" + Ids.code(8).toLowerCase(Locale.ROOT);
        list(blocked, "BLOCK");
        var draft = SocialFixture.draft("So " + blocked);
        draft.put("publish", false);
        var id = SocialFixture.id(social.write(lin, draft));
        draft.put("publish", true);
        assertThat(http.send(lin.token(), "PUT", "/api/posts/" + id + "?version=1", draft)
                        .problem())
                .isEqualTo("invalid-request");
    }

    @RepeatedTest(3)
    void takingDownAndTakingBackAndLikingAtOnceCountExactly() {
        var id = social.post(lin, "Storm");
        var comment = SocialFixture.id(social.comment(mei, id, "Storm too", null));
        report(mei, "POST", id.toString());
        report(lin, "COMMENT", comment.toString());
        var ofPost = caseOf(id);
        var ofComment = caseOf(comment);
        var statuses = Together.run(8, i -> () -> switch (i) {
            case 0 -> takeDown(one, ofPost).status();
            case 1 -> takeDown(other, ofComment).status();
            case 2 ->
                http.send(mei.token(), "DELETE", "/api/comments/" + comment, null)
                        .status();
            case 3 ->
                http.send(mei.token(), "PUT", "/api/posts/" + id + "/like", null)
                        .status();
            case 4 ->
                http.send(lin.token(), "PUT", "/api/posts/" + id + "?version=1", SocialFixture.draft("Calm"))
                        .status();
            case 5 -> social.comment(lin, id, "More", null).status();
            case 6 -> report(lin, "COMMENT", comment.toString());
            default -> dismiss(other, ofPost).status();
        });
        assertThat(statuses).allMatch(status -> status < 500);
        assertThat(jdbc.sql("""
                        select (select posts from social.profile where person_id = :lin)
                            - (select count(*) from social.post where author_id = :lin and state = 'PUBLISHED')
                        """).param("lin", lin.id()).query(Integer.class).single())
                .isZero();
        assertThat(jdbc.sql("""
                        select comments - (select count(*) from social.comment c
                                           where c.post_id = p.id and c.author_id is not null and not c.hidden)
                        from social.post p where p.id = :id
                        """).param("id", id).query(Integer.class).single()).isZero();
    }

    private int report(Person person, String subject, String ref) {
        var body = new HashMap<String, Object>();
        body.put("subject", subject);
        body.put("ref", ref);
        body.put("reason", "COUNTERFEIT");
        body.put("words", "See https://evil.example for the real one");
        return http.post(person.token(), "/api/reports", body).status();
    }

    private UUID caseOf(UUID subject) {
        return jdbc.sql("select id from social.moderation_case where subject_id = :id order by id desc limit 1")
                .param("id", subject)
                .query(UUID.class)
                .single();
    }

    private JsonNode caseNow(UUID subject) {
        var id = caseOf(subject).toString();
        var next = "";
        do {
            var page = social.read(one, "/api/operator/moderation-cases?state=OPEN&limit=50&after=" + next);
            var found = page.path("items")
                    .valueStream()
                    .filter(row -> row.path("id").asString().equals(id))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());
        throw new AssertionError("not in the queue: " + id);
    }

    private Http.Answer takeDown(Person staff, UUID id) {
        return http.post(
                staff.token(),
                "/api/operator/moderation-cases/" + id + "/takedown",
                Map.of("reason", "COUNTERFEIT", "words", "Not what it says"));
    }

    private Http.Answer dismiss(Person staff, UUID id) {
        return http.post(staff.token(), "/api/operator/moderation-cases/" + id + "/dismissal", Map.of());
    }

    private Http.Answer answer(Person staff, UUID id, String what) {
        return http.post(
                staff.token(), "/api/operator/moderation-cases/" + id + "/" + what, Map.of("words", "Looked at again"));
    }

    private Http.Answer appeal(Person person, UUID id) {
        return http.post(person.token(), "/api/my/takedowns/" + id + "/appeal", Map.of("words", "It is my own"));
    }

    private void change(Person person, Map<String, Object> change) {
        var answer = http.send(person.token(), "PATCH", "/api/me", change);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Http.Answer words(Person person, String words) {
        return http.send(person.token(), "PATCH", "/api/my/profile", Map.of("words", words));
    }

    private void list(String word, String effect) {
        assertThat(http.post(one.token(), "/api/operator/listed-words", Map.of("word", word, "effect", effect))
                        .status())
                .isEqualTo(201);
    }

    private int posts(Person person) {
        return social.read(person, "/api/my/profile").at("/page/posts").asInt();
    }

    private int comments(UUID post) {
        return social.read(null, "/api/posts/" + post).path("comments").asInt();
    }
}
