package io.shuke.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.social.Commenting;
import io.shuke.social.PostDraft;
import io.shuke.social.SocialFixture;
import io.shuke.social.WritingPost;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class CirclePostsTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private WritingPost writing;

    @Autowired
    private Commenting commenting;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aClosedCirclesPostIsSeenByItsMembersAloneWhereverOneLooks() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var stranger = people.signUp("Stranger");
        var id = circles.open(lin, Entry.REQUEST, 10);
        circles.in(mei, id);
        circles.act(lin, "PUT", id, "requests/" + social.code(mei) + "/acceptance");
        social.act(stranger, "PUT", social.code(lin), "follow");
        var tent = goods.product("Tent", 68_00, 9).productId();
        var secret = social.tagged(lin, "Secret tents #hidingplace", tent);
        secret.put("audienceId", id);
        var post = SocialFixture.id(social.write(lin, secret));
        assertThat(social.texts(social.read(mei, "/api/feed"))).contains("Secret tents #hidingplace");
        assertThat(social.read(mei, "/api/feed").at("/items/0/source").asString())
                .isEqualTo("AUDIENCE");
        assertThat(social.texts(social.read(mei, "/api/circles/" + id + "/posts")))
                .hasSize(1);
        var comment = social.comment(mei, post, "Where?", null);
        assertThat(comment.status()).isEqualTo(201);
        social.comment(lin, post, "There", SocialFixture.id(comment));
        for (var reader : java.util.Arrays.asList(stranger, null)) {
            var token = reader == null ? null : reader.token();
            for (var path : List.of(
                    "/api/posts/" + post,
                    "/api/posts/" + post + "/comments",
                    "/api/circles/" + id + "/posts",
                    "/api/circles/" + id + "/announcements",
                    "/api/circles/" + id + "/shelf")) {
                assertThat(http.get(token, path).status()).as(path).isEqualTo(404);
            }
            for (var path : List.of(
                    "/api/feed",
                    "/api/topics/hidingplace/posts",
                    "/api/post-search?q=tents",
                    "/api/products/" + tent + "/posts",
                    "/api/people/" + social.code(lin) + "/posts")) {
                assertThat(social.texts(social.read(reader, path)))
                        .as(path)
                        .doesNotContain("Secret tents #hidingplace");
            }
            assertThat(social.read(reader, "/api/comments/" + SocialFixture.id(comment) + "/replies")
                            .path("items")
                            .size())
                    .isZero();
            assertThat(http.get(token, "/posts/" + post).text()).doesNotContain("Secret tents");
        }
        assertThat(http.send(stranger.token(), "PUT", "/api/posts/" + post + "/like", null)
                        .status())
                .isEqualTo(404);
        assertThat(social.comment(stranger, post, "I want in", null).status()).isEqualTo(404);
        http.send(mei.token(), "PUT", "/api/posts/" + post + "/save", null);
        circles.leave(mei, id);
        assertThat(http.get(mei.token(), "/api/posts/" + post).status()).isEqualTo(404);
        assertThat(social.texts(social.read(mei, "/api/feed"))).doesNotContain("Secret tents #hidingplace");
        assertThat(social.texts(social.read(mei, "/api/my/saved-posts"))).isEmpty();
        assertThat(http.get(lin.token(), "/api/posts/" + post).status()).isEqualTo(200);
    }

    @Test
    void isNotOpenedToEverybodyWhileWordsOfOthersWereMeantForItsMembers() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = byRequest(lin, mei);
        var own = circles.post(lin, id, "Mine may be read by everybody");
        var comment = SocialFixture.id(social.comment(mei, own, "Only you may know", null));
        assertThat(entering(lin, id, 1, Entry.OPEN).problem()).isEqualTo("circle-said-in-confidence");
        http.send(mei.token(), "DELETE", "/api/comments/" + comment, null);
        var post = circles.post(mei, id, "My own secret");
        assertThat(entering(lin, id, 1, Entry.OPEN).problem()).isEqualTo("circle-said-in-confidence");
        assertThat(http.get(null, "/api/posts/" + post).status()).isEqualTo(404);
        assertThat(entering(lin, id, 1, Entry.INVITATION).status()).isEqualTo(200);
        http.send(mei.token(), "DELETE", "/api/posts/" + post, null);
        assertThat(entering(lin, id, 2, Entry.OPEN).status()).isEqualTo(200);
        assertThat(http.get(null, "/api/posts/" + own).status()).isEqualTo(200);
        circles.post(mei, id, "Said to everybody");
        assertThat(entering(lin, id, 3, Entry.OPEN).status()).isEqualTo(200);
    }

    /** Without the share of the audience the circle is opened, and the post that was being written with it. */
    @Test
    void whoIsWritingForItsMembersWhileItIsBeingOpenedIsHeardFirst() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = byRequest(lin, mei);
        var written = new CountDownLatch(1);
        var done = Together.<@Nullable Object>run(2, i -> () -> {
            if (i == 1) {
                written.await();
                return entering(lin, id, 1, Entry.OPEN).problem();
            }
            return transaction.execute(now -> {
                var outcome = writing.write(
                        mei.id(), id, new PostDraft("A secret", List.of(), List.of(), List.of(), false), true);
                written.countDown();
                Waiters.await(jdbc);
                return outcome;
            });
        });
        assertThat(done.getLast()).isEqualTo("circle-said-in-confidence");
    }

    /** Without the share of the audience the circle is opened, and the comment that was being written with it. */
    @Test
    void whoIsCommentingWhileItIsBeingOpenedIsHeardFirst() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = byRequest(lin, mei);
        var post = circles.post(lin, id, "Among ourselves");
        var written = new CountDownLatch(1);
        var done = Together.<@Nullable Object>run(2, i -> () -> {
            if (i == 1) {
                written.await();
                return entering(lin, id, 1, Entry.OPEN).problem();
            }
            return transaction.execute(now -> {
                var comment = Objects.requireNonNull(commenting.write(mei.id(), post, null, "A secret"));
                written.countDown();
                Waiters.await(jdbc);
                return comment;
            });
        });
        assertThat(done.getLast()).isEqualTo("circle-said-in-confidence");
    }

    private UUID byRequest(Person host, Person member) {
        var id = circles.open(host, Entry.REQUEST, 10);
        circles.in(member, id);
        circles.act(host, "PUT", id, "requests/" + social.code(member) + "/acceptance");
        return id;
    }

    private Http.Answer entering(Person host, UUID id, int version, Entry entry) {
        return http.send(
                host.token(),
                "PUT",
                "/api/circles/" + id + "?version=" + version,
                CirclesFixture.draft("Campers", entry));
    }

    @Test
    void isWrittenByMembersAloneAndStandsInTheFeedsOfMembersAlone() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = circles.open(lin, Entry.OPEN, 10);
        var draft = SocialFixture.draft("Hello from outside");
        draft.put("audienceId", id);
        assertThat(social.write(mei, draft).status()).isEqualTo(404);
        var post = circles.post(lin, id, "Anybody may read this");
        assertThat(http.get(mei.token(), "/api/posts/" + post).status()).isEqualTo(200);
        assertThat(social.texts(social.read(null, "/api/circles/" + id + "/posts")))
                .containsExactly("Anybody may read this");
        assertThat(social.texts(social.read(null, "/api/feed"))).doesNotContain("Anybody may read this");
        assertThat(social.read(lin, "/api/people/" + social.code(lin))
                        .path("posts")
                        .asInt())
                .isZero();
        circles.in(mei, id);
        assertThat(social.texts(social.read(mei, "/api/feed"))).contains("Anybody may read this");
        assertThat(social.write(mei, draft).status()).isEqualTo(201);
    }

    @Test
    void whoIsTakenOutAndPostsAtOnceLeavesNoPostBehindThatCameLater() {
        var lin = people.signUp("Lin");
        var id = circles.open(lin, Entry.OPEN, 50);
        for (int round = 0; round < 5; round++) {
            var mei = people.signUp("Mei");
            circles.in(mei, id);
            var code = social.code(mei);
            var draft = SocialFixture.draft("Round " + round);
            draft.put("audienceId", id);
            Together.run(
                    4,
                    i -> () -> i == 0
                            ? circles.act(lin, "DELETE", id, "members/" + code).status()
                            : social.write(mei, draft).status());
            assertThat(social.write(mei, draft).status()).isEqualTo(404);
            assertThat(circles.standing(mei, id)).isEqualTo("REMOVED");
        }
    }

    @Test
    void whoKeepsItAnnouncesThreeAndTakesPostsOut() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = circles.open(lin, Entry.OPEN, 10);
        circles.in(mei, id);
        var posts = List.of(
                circles.post(mei, id, "One"),
                circles.post(mei, id, "Two"),
                circles.post(mei, id, "Three"),
                circles.post(mei, id, "Four"));
        var elsewhere = social.post(mei, "Elsewhere");
        assertThat(circles.act(mei, "PUT", id, "announcements/" + posts.getFirst())
                        .status())
                .isEqualTo(404);
        assertThat(circles.act(lin, "PUT", id, "announcements/" + elsewhere).status())
                .isEqualTo(404);
        posts.forEach(post -> assertThat(
                        circles.act(lin, "PUT", id, "announcements/" + post).status())
                .isEqualTo(204));
        assertThat(social.texts(social.read(mei, "/api/circles/" + id + "/announcements")))
                .containsExactly("Four", "Three", "Two");
        circles.act(lin, "DELETE", id, "announcements/" + posts.get(2));
        assertThat(circles.act(mei, "DELETE", id, "posts/" + posts.get(3)).status())
                .isEqualTo(404);
        assertThat(circles.act(lin, "DELETE", id, "posts/" + posts.get(3)).status())
                .isEqualTo(204);
        assertThat(social.texts(social.read(mei, "/api/circles/" + id + "/announcements")))
                .containsExactly("Two");
        assertThat(social.texts(social.read(mei, "/api/circles/" + id + "/posts")))
                .containsExactly("Three", "Two", "One");
        assertThat(social.texts(social.read(mei, "/api/my/drafts"))).containsExactly("Four");
    }

    @Test
    void showsGoodsOnItsShelfInTheKeepersOrder() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = circles.open(lin, Entry.OPEN, 10);
        circles.in(mei, id);
        var honey = goods.product("Honey", 58_00, 5).productId();
        var tea = goods.product("Tea", 68_00, 5).productId();
        assertThat(circles.act(mei, "PUT", id, "shelf", Map.of("productIds", List.of(honey)))
                        .status())
                .isEqualTo(404);
        assertThat(circles.act(lin, "PUT", id, "shelf", Map.of("productIds", List.of(id)))
                        .problem())
                .isEqualTo("invalid-request");
        circles.act(lin, "PUT", id, "shelf", Map.of("productIds", List.of(tea, honey, tea)));
        assertThat(social.read(mei, "/api/circles/" + id + "/shelf")
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("id").asString()))
                .containsExactly(tea.toString(), honey.toString());
    }
}
