package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
class PeopleTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoFollowsEachOtherAreFriends() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var linsCode = social.code(lin);
        var meisCode = social.code(mei);
        assertThat(social.act(mei, "PUT", linsCode, "follow").status()).isEqualTo(204);
        assertThat(social.act(mei, "PUT", linsCode, "follow").status()).isEqualTo(204);
        var page = social.read(mei, "/api/people/" + linsCode);
        assertThat(page.path("followers").asInt()).isEqualTo(1);
        assertThat(page.at("/relation/following").asBoolean()).isTrue();
        assertThat(page.at("/relation/friend").asBoolean()).isFalse();
        social.act(lin, "PUT", meisCode, "follow");
        assertThat(social.read(mei, "/api/people/" + linsCode)
                        .at("/relation/friend")
                        .asBoolean())
                .isTrue();
        assertThat(names(social.read(null, "/api/people/" + linsCode + "/followers")))
                .containsExactly("Mei");
        assertThat(names(social.read(null, "/api/people/" + linsCode + "/following")))
                .containsExactly("Mei");
        social.act(mei, "DELETE", linsCode, "follow");
        social.act(mei, "DELETE", linsCode, "follow");
        var after = social.read(lin, "/api/people/" + meisCode);
        assertThat(after.path("following").asInt()).isZero();
        assertThat(after.at("/relation/friend").asBoolean()).isFalse();
        assertThat(social.read(null, "/api/people/" + linsCode).path("relation").isNull())
                .isTrue();
    }

    @Test
    void nobodyFollowsThemselvesOrNobody() {
        var lin = people.signUp("Lin");
        var code = social.code(lin);
        assertThat(social.act(lin, "PUT", code, "follow").problem()).isEqualTo("not-yourself");
        assertThat(social.act(lin, "PUT", code, "block").problem()).isEqualTo("not-yourself");
        assertThat(social.act(lin, "PUT", "PnobodyAtAll1", "follow").status()).isEqualTo(404);
        assertThat(social.read(lin, "/api/people/" + code).path("followers").asInt())
                .isZero();
    }

    @Test
    void aBlockWorksBothWaysEverywhere() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var linsCode = social.code(lin);
        var meisCode = social.code(mei);
        social.act(mei, "PUT", linsCode, "follow");
        social.act(lin, "PUT", meisCode, "follow");
        var post = social.post(lin, "Honey today");
        social.comment(mei, post, "Nice", null);
        var elsewhere = social.post(people.signUp("Wei"), "Tea today");
        var top = SocialFixture.id(social.comment(lin, elsewhere, "Lin's", null));
        var reply = SocialFixture.id(social.comment(people.signUp("Hua"), elsewhere, "Hua's", top));
        var shop = http.post(lin.token(), "/api/shops", Map.of("name", "Honey"))
                .body()
                .path("handle")
                .asString();
        assertThat(social.texts(social.read(mei, "/api/comments/" + top + "/replies")))
                .containsExactly("Hua's");
        assertThat(social.act(lin, "PUT", meisCode, "block").status()).isEqualTo(204);
        assertThat(social.texts(social.read(mei, "/api/comments/" + top + "/replies")))
                .isEmpty();
        assertThat(social.comment(mei, elsewhere, "Mei's", top).status()).isEqualTo(404);
        assertThat(social.comment(mei, elsewhere, "Mei's", reply).status()).isEqualTo(404);
        assertThat(ownerOf(mei, shop)).isEmpty();
        assertThat(ownerOf(lin, shop)).isEqualTo("Lin");
        assertThat(ownerOf(null, shop)).isEqualTo("Lin");
        for (var path : List.of("", "/followers", "/following", "/posts")) {
            assertThat(http.get(mei.token(), "/api/people/" + linsCode + path).status())
                    .isEqualTo(404);
            assertThat(http.get(lin.token(), "/api/people/" + meisCode + path).status())
                    .isEqualTo(404);
        }
        assertThat(http.get(mei.token(), "/api/posts/" + post).status()).isEqualTo(404);
        assertThat(http.get(mei.token(), "/api/posts/" + post + "/comments").status())
                .isEqualTo(404);
        assertThat(social.comment(mei, post, "Again", null).status()).isEqualTo(404);
        assertThat(http.send(mei.token(), "PUT", "/api/posts/" + post + "/like", null)
                        .status())
                .isEqualTo(404);
        assertThat(social.act(mei, "PUT", linsCode, "follow").status()).isEqualTo(404);
        assertThat(social.act(lin, "PUT", meisCode, "follow").status()).isEqualTo(404);
        assertThat(social.texts(social.read(mei, "/api/feed"))).doesNotContain("Honey today");
        assertThat(social.read(lin, "/api/posts/" + post + "/comments")
                        .path("items")
                        .size())
                .isZero();
        assertThat(social.read(null, "/api/people/" + linsCode)
                        .path("followers")
                        .asInt())
                .isZero();
        assertThat(names(social.read(lin, "/api/my/blocked-people"))).containsExactly("Mei");
        social.act(lin, "DELETE", meisCode, "block");
        assertThat(http.get(mei.token(), "/api/posts/" + post).status()).isEqualTo(200);
    }

    @Test
    void whatOneDidIsOnesOwnToTakeBackAlsoAfterABlock() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var post = social.post(lin, "Tea today");
        var first = SocialFixture.id(social.comment(mei, post, "Nice", null));
        var second = SocialFixture.id(social.comment(mei, post, "Very", null));
        http.send(mei.token(), "PUT", "/api/posts/" + post + "/like", null);
        social.act(lin, "PUT", social.code(mei), "block");
        assertThat(http.send(mei.token(), "DELETE", "/api/posts/" + post + "/like", null)
                        .status())
                .isEqualTo(204);
        assertThat(http.send(mei.token(), "DELETE", "/api/comments/" + first, null)
                        .status())
                .isEqualTo(204);
        assertThat(http.send(lin.token(), "DELETE", "/api/comments/" + second, null)
                        .status())
                .isEqualTo(204);
        var left = social.read(lin, "/api/posts/" + post);
        assertThat(left.path("likes").asInt()).isZero();
        assertThat(left.path("comments").asInt()).isZero();
    }

    @Test
    void whoeverIsBlockedLearnsNothingFromEndingWhatTheyDidNotBegin() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var linsCode = social.code(lin);
        var meisCode = social.code(mei);
        social.act(lin, "PUT", meisCode, "block");
        for (var what : List.of("follow", "block", "mute")) {
            var nobody = social.act(mei, "DELETE", "PnobodyAtAll1", what);
            var blocker = social.act(mei, "DELETE", linsCode, what);
            assertThat(List.of(blocker.status(), blocker.problem()))
                    .as(what)
                    .isEqualTo(List.of(nobody.status(), nobody.problem()));
        }
        assertThat(social.act(lin, "DELETE", meisCode, "block").status()).isEqualTo(204);
        assertThat(social.act(mei, "DELETE", linsCode, "block").status()).isEqualTo(204);
    }

    @Test
    void aMuteHidesPostsInListsAndIsNobodyElsesToKnow() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var code = social.code(lin);
        social.act(mei, "PUT", code, "follow");
        social.post(lin, "Loud honey");
        assertThat(social.texts(social.read(mei, "/api/feed"))).contains("Loud honey");
        social.act(mei, "PUT", code, "mute");
        assertThat(social.texts(social.read(mei, "/api/feed"))).doesNotContain("Loud honey");
        assertThat(social.read(mei, "/api/people/" + code).at("/relation/muted").asBoolean())
                .isTrue();
        assertThat(social.read(lin, "/api/people/" + social.code(mei))
                        .at("/relation/muted")
                        .asBoolean())
                .isFalse();
        assertThat(social.texts(social.read(mei, "/api/people/" + code + "/posts")))
                .contains("Loud honey");
    }

    @Test
    void countsAreExactWhateverMeets() {
        var lin = people.signUp("Lin");
        var code = social.code(lin);
        var crowd =
                IntStream.range(0, 8).mapToObj(i -> people.signUp("Crowd " + i)).toList();
        crowd.forEach(social::code);
        Together.run(
                48,
                i -> () -> social.act(crowd.get(i % 8), i % 3 == 2 ? "DELETE" : "PUT", code, "follow")
                        .status());
        var rows = jdbc.sql("""
                        select count(*) from social.follow f join social.profile p on p.person_id = f.followed_id
                        where p.code = :code
                        """).param("code", code).query(Integer.class).single();
        assertThat(social.read(null, "/api/people/" + code).path("followers").asInt())
                .isEqualTo(rows);
        for (var person : crowd) {
            var own = social.read(person, "/api/my/profile").path("page");
            var follows = jdbc.sql("select count(*) from social.follow where follower_id = :id")
                    .param("id", person.id())
                    .query(Integer.class)
                    .single();
            assertThat(own.path("following").asInt()).isEqualTo(follows);
        }
    }

    @Test
    void aBlockAndAFollowAtOnceNeverLeaveAFollowBehind() {
        for (int round = 0; round < 10; round++) {
            var lin = people.signUp("Lin");
            var mei = people.signUp("Mei");
            var linsCode = social.code(lin);
            var meisCode = social.code(mei);
            Together.run(
                    6,
                    i -> () -> i == 3
                            ? social.act(lin, "PUT", meisCode, "block").status()
                            : i % 2 == 0
                                    ? social.act(mei, "PUT", linsCode, "follow").status()
                                    : social.act(lin, "PUT", meisCode, "follow").status());
            assertThat(jdbc.sql("""
                            select (select count(*) from social.follow where follower_id in (:lin, :mei))
                                + (select sum(followers + following) from social.profile where person_id in (:lin, :mei))
                            """)
                            .param("lin", lin.id())
                            .param("mei", mei.id())
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void followingIsLimited() {
        var mei = people.signUp("Mei");
        var codes = IntStream.range(0, 3)
                .mapToObj(i -> social.code(people.signUp("Lin " + i)))
                .toList();
        int status = 204;
        int follows = 0;
        for (int i = 0; i < 70 && status == 204; i++) {
            social.act(mei, "DELETE", codes.get(i % 3), "follow");
            status = social.act(mei, "PUT", codes.get(i % 3), "follow").status();
            follows++;
        }
        assertThat(List.of(status, follows)).containsExactly(429, 61);
    }

    @Test
    void blockingAndMutingAreLimited() {
        var mei = people.signUp("Mei");
        var code = social.code(people.signUp("Lin"));
        for (int i = 0; i < 60; i++) {
            assertThat(social.act(mei, "PUT", code, i % 2 == 0 ? "block" : "mute")
                            .status())
                    .isEqualTo(204);
            social.act(mei, "DELETE", code, "block");
        }
        assertThat(social.act(mei, "PUT", code, "block").problem()).isEqualTo("too-many-requests");
        assertThat(social.act(mei, "PUT", code, "mute").problem()).isEqualTo("too-many-requests");
    }

    @Test
    void whatPeopleSayOfThemselvesIsCheckedAndNothingWrongIsStored() {
        var lin = people.signUp("Lin");
        var edited = edit(lin, Map.of("words", " 爱做早餐 🍯 ", "interests", List.of("蜂蜜", "Ｔea", "tea")));
        assertThat(edited.body().at("/page/words").asString()).isEqualTo("爱做早餐 🍯");
        assertThat(edited.body().at("/page/interests").valueStream().map(JsonNode::asString))
                .containsExactly("蜂蜜", "tea");
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("words", "来 evil.com"),
                Map.of("words", "a\u202eb"),
                Map.of("words", "字".repeat(201)),
                Map.of("words", "字".repeat(10_000_000)),
                Map.of("interests", List.of("a b")),
                Map.of("interests", List.of("<script>")),
                Map.of(
                        "interests",
                        IntStream.range(0, 11).mapToObj(i -> "t" + i).toList()))) {
            assertThat(edit(lin, wrong).problem()).isEqualTo("invalid-request");
        }
        var kept = social.read(lin, "/api/my/profile").path("page");
        assertThat(kept.path("words").asString()).isEqualTo("爱做早餐 🍯");
        assertThat(kept.path("interests").size()).isEqualTo(2);
        assertThat(edit(lin, Map.of("words", "")).body().at("/page/words").isNull())
                .isTrue();
    }

    @Test
    void listsGoOnWithoutRepeatingAndRefuseForeignCursors() {
        var lin = people.signUp("Lin");
        var code = social.code(lin);
        for (int i = 0; i < 5; i++) {
            var fan = people.signUp("Fan " + i);
            social.act(fan, "PUT", code, "follow");
        }
        var first = social.read(null, "/api/people/" + code + "/followers?limit=3");
        var second = social.read(
                null,
                "/api/people/" + code + "/followers?limit=3&after="
                        + first.path("next").asString());
        assertThat(names(first)).containsExactly("Fan 4", "Fan 3", "Fan 2");
        assertThat(names(second)).containsExactly("Fan 1", "Fan 0");
        for (var cursor : List.of("x", "AAAA", "MTIzHzQ1Ng", first.path("next").asString() + "A")) {
            for (var list :
                    List.of("/api/people/" + code + "/followers", "/api/people/" + code + "/posts", "/api/feed")) {
                var answer = http.get(lin.token(), list + "?after=" + cursor);
                assertThat(answer.status()).as(list + " " + cursor).isIn(200, 400);
                assertThat(answer.text()).doesNotContain("Exception");
            }
        }
    }

    private String ownerOf(@Nullable Person reader, String shop) {
        return social.read(reader, "/api/shops/" + shop).at("/owner/nickname").asString();
    }

    private Http.Answer edit(Person person, Map<String, Object> change) {
        return http.send(person.token(), "PATCH", "/api/my/profile", change);
    }

    private static List<String> names(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(row -> row.at("/person/nickname").asString())
                .toList();
    }
}
