package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.circle.CirclesFixture;
import io.shuke.circle.Entry;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.OutboxDelivery;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class PostsTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private SocialFixture social;

    @Autowired
    private WritingPost writing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aDraftIsItsAuthorsAloneUntilItIsPublished() {
        var lin = people.signUp("Lin");
        var draft = SocialFixture.draft("Not yet");
        draft.put("publish", false);
        var id = SocialFixture.id(social.write(lin, draft));
        assertThat(social.read(lin, "/api/posts/" + id).path("state").asString())
                .isEqualTo("DRAFT");
        assertThat(social.texts(social.read(lin, "/api/my/drafts"))).containsExactly("Not yet");
        var stranger = people.signUp("Stranger");
        assertThat(http.get(stranger.token(), "/api/posts/" + id).status()).isEqualTo(404);
        assertThat(edit(stranger, id, 1, draft).status()).isEqualTo(404);
        assertThat(http.send(stranger.token(), "DELETE", "/api/posts/" + id, null)
                        .status())
                .isEqualTo(404);
        assertThat(http.send(stranger.token(), "PUT", "/api/posts/" + id + "/like", null)
                        .status())
                .isEqualTo(404);
        assertThat(http.get(stranger.token(), "/api/my/posts/" + id + "/versions")
                        .status())
                .isEqualTo(404);
        draft.put("publish", true);
        assertThat(edit(lin, id, 1, draft).status()).isEqualTo(200);
        assertThat(social.read(null, "/api/posts/" + id).path("edited").asBoolean())
                .isFalse();
        assertThat(social.read(lin, "/api/my/profile").at("/page/posts").asInt())
                .isEqualTo(1);
        assertThat(http.get(stranger.token(), "/api/my/posts/" + id + "/results")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatWasPublishedIsKeptBeforeEachEdit() {
        var lin = people.signUp("Lin");
        var id = social.post(lin, "First #tea");
        assertThat(edit(lin, id, 1, SocialFixture.draft("Second #honey")).status())
                .isEqualTo(200);
        assertThat(edit(lin, id, 1, SocialFixture.draft("Third")).problem()).isEqualTo("edited-meanwhile");
        var post = social.read(null, "/api/posts/" + id);
        assertThat(post.path("text").asString()).isEqualTo("Second #honey");
        assertThat(post.path("edited").asBoolean()).isTrue();
        assertThat(social.read(lin, "/api/my/posts/" + id + "/versions")
                        .at("/items/0/text")
                        .asString())
                .isEqualTo("First #tea");
        assertThat(http.send(lin.token(), "DELETE", "/api/posts/" + id, null).status())
                .isEqualTo(204);
        assertThat(http.get(lin.token(), "/api/posts/" + id).status()).isEqualTo(404);
        assertThat(social.read(lin, "/api/my/profile").at("/page/posts").asInt())
                .isZero();
    }

    @Test
    void goodsThatAreTaggedCarryTheAuthorsLinkAndADisclosureThatNobodyWrites() {
        var lin = people.signUp("Lin");
        var honey = goods.product("Honey", 68_00, 9);
        var id = social.post(lin, "Look", honey.productId());
        var post = social.read(null, "/api/posts/" + id);
        assertThat(post.path("disclosure").asString()).startsWith("Ad:");
        var tag = post.at("/tags/0");
        assertThat(tag.path("href").asString()).startsWith("/s/");
        assertThat(tag.at("/product/title").asString()).isEqualTo("Honey");
        assertThat(List.of(tag.path("x").asInt(), tag.path("y").asInt())).containsExactly(420, 610);
        assertThat(tag.path("bought").asBoolean()).isFalse();
        assertThat(tag.at("/product/earnUpTo").isNull()).isTrue();
        assertThat(social.read(null, "/api/posts/" + social.post(lin, "Plain"))
                        .path("disclosure")
                        .isNull())
                .isTrue();
    }

    @Test
    void boughtItIsShownWhereTheAuthorDidAndSaysSo() {
        var lin = people.signUp("Lin");
        var honey = goods.product("Honey", 68_00, 9);
        var order = orders.pay(lin, orders.placed(lin, new Pieces(honey.sku(), 1)));
        outbox.deliver();
        var silent = social.post(lin, "Look", honey.productId());
        var draft = social.tagged(lin, "Mine", honey.productId());
        draft.put("tellsBought", true);
        var telling = SocialFixture.id(social.write(lin, draft));
        assertThat(bought(silent)).isFalse();
        assertThat(bought(telling)).isTrue();
        var other = people.signUp("Other");
        var boast = social.tagged(other, "Mine too", honey.productId());
        boast.put("tellsBought", true);
        assertThat(bought(SocialFixture.id(social.write(other, boast)))).isFalse();
        http.post(
                lin.token(),
                "/api/orders/" + order.id() + "/cancellation",
                Map.of("reason", "no"),
                "Idempotency-Key",
                Ids.code(20));
        outbox.deliver();
        assertThat(bought(telling)).isFalse();
    }

    @Test
    void nothingWrongIsStored() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var honey = goods.product("Honey", 68_00, 9).productId();
        var foreign = social.picture(mei);
        var own = social.picture(lin);
        var wrong = new ArrayList<Map<String, Object>>();
        for (var text : List.of(
                "",
                "  \n ",
                "字".repeat(2001),
                "字".repeat(10_000_000),
                "see http://evil.example",
                "a\u202eb",
                IntStream.range(0, 11).mapToObj(i -> "#t" + i).toList().toString())) {
            wrong.add(SocialFixture.draft(text));
        }
        wrong.add(with("mediaIds", List.of(foreign)));
        wrong.add(with("mediaIds", List.of(Ids.next())));
        wrong.add(with("tags", List.of(Map.of("productId", honey, "picture", 0, "x", 1, "y", 1))));
        wrong.add(tag(own, Ids.next(), 0, 1));
        wrong.add(tag(own, honey, 1, 1));
        wrong.add(tag(own, honey, 0, 1001));
        wrong.add(with("mentions", List.of("PnobodyAtAll1")));
        wrong.add(with("mentions", List.of(social.code(mei))));
        for (var draft : wrong) {
            assertThat(social.write(lin, draft).problem()).isEqualTo("invalid-request");
        }
        assertThat(jdbc.sql("select count(*) from social.post where author_id = :lin")
                        .param("lin", lin.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        var script = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> 🍯 مرحبا";
        assertThat(social.read(null, "/api/posts/" + social.post(lin, script))
                        .path("text")
                        .asString())
                .isEqualTo(script);
    }

    @Test
    void namesWhomItMentions() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("若兰");
        var draft = SocialFixture.draft("和 @若兰 一起喝茶");
        draft.put("mentions", List.of(social.code(mei)));
        var post = social.read(null, "/api/posts/" + SocialFixture.id(social.write(lin, draft)));
        assertThat(post.at("/mentions/0/code").asString()).isEqualTo(social.code(mei));
        var rui = people.signUp("Rui");
        social.act(rui, "PUT", social.code(mei), "block");
        assertThat(social.read(rui, "/api/posts/" + post.path("id").asString())
                        .path("mentions")
                        .size())
                .isZero();
        social.act(mei, "PUT", social.code(lin), "block");
        assertThat(social.write(lin, draft).problem()).isEqualTo("invalid-request");
    }

    @Test
    void anEditKeepsANameThatSomebodyHadWhenThePostNamedThem() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("若兰");
        var draft = SocialFixture.draft("和 @若兰 一起喝茶");
        draft.put("mentions", List.of(social.code(mei)));
        var id = SocialFixture.id(social.write(lin, draft));
        assertThat(http.send(mei.token(), "PATCH", "/api/me", Map.of("nickname", "兰花"))
                        .status())
                .isEqualTo(200);
        draft.put("text", "和 @若兰 一起喝绿茶");
        assertThat(edit(lin, id, 1, draft).status()).isEqualTo(200);
        assertThat(social.read(null, "/api/posts/" + id).at("/mentions/0/name").asString())
                .isEqualTo("若兰");
        draft.put("text", "和 @兰花 一起喝绿茶");
        assertThat(edit(lin, id, 2, draft).status()).isEqualTo(200);
        draft.put("text", "和 @若兰 一起喝绿茶");
        assertThat(edit(lin, id, 3, draft).problem()).isEqualTo("invalid-request");
    }

    @Test
    void editsAreLimitedAndKeepNothingThatIsTheSame() {
        var lin = people.signUp("Lin");
        var id = social.post(lin, "Same");
        int status = 200;
        int edits = 0;
        for (int i = 0; i < 40 && status == 200; i++) {
            status = edit(lin, id, i + 1, SocialFixture.draft("Same")).status();
            edits++;
        }
        assertThat(List.of(status, edits)).containsExactly(429, 31);
        assertThat(count("post_version", id)).isZero();
    }

    @Test
    void aPostKeepsAHundredVersionsAndNoMore() {
        var lin = people.signUp("Lin");
        var id = social.post(lin, "First");
        jdbc.sql("""
                insert into social.post_version (post_id, version, text, pictures, goods, until)
                select :post, n, 'Before', '[]', '{}', now() from generate_series(1001, 1099) n
                """).param("post", id).update();
        assertThat(edit(lin, id, 1, SocialFixture.draft("Second")).status()).isEqualTo(200);
        assertThat(edit(lin, id, 2, SocialFixture.draft("Third")).problem()).isEqualTo("versions-full");
        assertThat(count("post_version", id)).isEqualTo(100);
        assertThat(social.read(null, "/api/posts/" + id).path("text").asString())
                .isEqualTo("Second");
    }

    @RepeatedTest(5)
    void fiftyDraftsAreKeptHoweverManyComeAtOnce() {
        var lin = people.signUp("Lin");
        social.code(lin);
        jdbc.sql("""
                insert into social.post (id, author_id, state, text, pictures, topics, tells_bought, version,
                                         search_text, grams, created_at)
                select gen_random_uuid(), :lin, 'DRAFT', 'Old', '[]', '{}', false, 1, 'old', '{}', now()
                from generate_series(1, 48)
                """).param("lin", lin.id()).update();
        var draft = SocialFixture.draft("Another");
        draft.put("publish", false);
        var answers = Together.run(6, i -> () -> social.write(lin, draft).status());
        assertThat(answers).containsOnly(201, 422);
        assertThat(jdbc.sql("select count(*) from social.post where author_id = :lin and state = 'DRAFT'")
                        .param("lin", lin.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(50);
    }

    @Test
    void likesAndSavesCountExactlyWhateverMeets() {
        var lin = people.signUp("Lin");
        var id = social.post(lin, "Storm");
        var crowd =
                IntStream.range(0, 6).mapToObj(i -> people.signUp("Crowd " + i)).toList();
        crowd.forEach(social::code);
        Together.run(
                72,
                i -> () -> http.send(
                                crowd.get(i % 6).token(),
                                i % 5 == 4 ? "DELETE" : "PUT",
                                "/api/posts/" + id + (i % 2 == 0 ? "/like" : "/save"),
                                null)
                        .status());
        crowd.forEach(person -> http.send(person.token(), "PUT", "/api/posts/" + id + "/like", null));
        var post = social.read(crowd.getFirst(), "/api/posts/" + id);
        assertThat(post.path("likes").asInt()).isEqualTo(6).isEqualTo(count("post_like", id));
        assertThat(post.path("liked").asBoolean()).isTrue();
        assertThat(post.path("saves").asInt()).isEqualTo(count("post_save", id));
    }

    @Test
    void commentsStandInTwoLevelsAndCountExactly() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = social.post(lin, "Talk");
        var top = SocialFixture.id(social.comment(mei, id, "Looks good", null));
        var reply = SocialFixture.id(social.comment(lin, id, "It is", top));
        var beside = SocialFixture.id(social.comment(mei, id, "Where from?", reply));
        assertThat(social.texts(social.read(null, "/api/comments/" + top + "/replies")))
                .containsExactly("It is", "Where from?");
        assertThat(social.comment(mei, id, "x", Ids.next()).status()).isEqualTo(404);
        assertThat(social.comment(mei, id, "see evil.com", null).problem()).isEqualTo("invalid-request");
        assertThat(social.comment(mei, id, "字".repeat(501), null).problem()).isEqualTo("invalid-request");
        var stranger = people.signUp("Stranger");
        assertThat(takeBack(stranger, top)).isEqualTo(404);
        assertThat(takeBack(mei, top)).isEqualTo(204);
        assertThat(takeBack(mei, top)).isEqualTo(404);
        var left = social.read(lin, "/api/posts/" + id + "/comments").at("/items/0");
        assertThat(left.path("author").isNull()).isTrue();
        assertThat(left.path("text").isNull()).isTrue();
        assertThat(left.path("replies").asInt()).isEqualTo(2);
        assertThat(comments(id)).isEqualTo(2);
        assertThat(takeBack(lin, beside)).isEqualTo(204);
        assertThat(takeBack(lin, reply)).isEqualTo(204);
        assertThat(social.read(lin, "/api/posts/" + id + "/comments")
                        .path("items")
                        .size())
                .isZero();
        assertThat(comments(id)).isZero();
    }

    @Test
    void commentsAndTakingThemBackAtOnceCountExactly() {
        var lin = people.signUp("Lin");
        var id = social.post(lin, "Crowd");
        var writers =
                IntStream.range(0, 4).mapToObj(i -> people.signUp("W" + i)).toList();
        var top = SocialFixture.id(social.comment(writers.getFirst(), id, "Top", null));
        var first = writers.stream()
                .map(writer -> SocialFixture.id(social.comment(writer, id, "Reply", top)))
                .toList();
        Together.run(
                24,
                i -> () -> i % 3 == 0
                        ? takeBack(lin, i == 12 ? top : first.get(i % 4))
                        : social.comment(writers.get(i % 4), id, "More " + i, i % 2 == 0 ? top : null)
                                .status());
        assertThat(comments(id))
                .isEqualTo(jdbc.sql("select count(*) from social.comment where post_id = :id and text is not null")
                        .param("id", id)
                        .query(Integer.class)
                        .single());
        assertThat(jdbc.sql("""
                        select count(*) from social.comment c where c.post_id = :id and c.replies <>
                            (select count(*) from social.comment r where r.parent_id = c.id)
                        """).param("id", id).query(Integer.class).single()).isZero();
    }

    /** A product's page shows what anybody may read of it, as every list of everybody. */
    @Test
    void aProductsPostsAreThoseThatEverybodyReadsAndTheReaderWants() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var honey = goods.product("Honey", 68_00, 10).productId();
        var jam = goods.product("Jam", 30_00, 10).productId();
        var path = "/api/products/" + honey + "/posts";
        for (int i = 1; i <= 5; i++) {
            social.post(lin, "Honey " + i, honey);
        }
        social.post(lin, "Jam", jam);
        var draft = social.tagged(lin, "A draft", honey);
        draft.put("publish", false);
        social.write(lin, draft);
        assertThat(social.allTexts(null, path, 2))
                .containsExactly("Honey 5", "Honey 4", "Honey 3", "Honey 2", "Honey 1");
        assertThat(social.read(null, path).at("/items/0/disclosure").asString()).startsWith("Ad");
        var fifth = UUID.fromString(social.read(null, path).at("/items/0/id").asString());
        assertThat(edit(lin, fifth, 1, social.tagged(lin, "Jam after all", jam)).status())
                .isEqualTo(200);
        assertThat(social.allTexts(null, path, 2)).containsExactly("Honey 4", "Honey 3", "Honey 2", "Honey 1");
        assertThat(edit(lin, fifth, 2, social.tagged(lin, "Honey 5", honey)).status())
                .isEqualTo(200);
        social.act(mei, "PUT", social.code(lin), "mute");
        assertThat(social.texts(social.read(mei, path))).isEmpty();
        social.act(mei, "DELETE", social.code(lin), "mute");
        assertThat(social.texts(social.read(mei, path))).hasSize(5);
        social.act(lin, "PUT", social.code(mei), "block");
        assertThat(social.texts(social.read(mei, path))).isEmpty();
        assertThat(http.get(null, path + "?after=nonsense").status()).isEqualTo(400);
    }

    @Test
    void aDeletedPostsPicturesAreServedNoMoreUnlessSomethingElseHasThem() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        social.act(mei, "PUT", social.code(lin), "follow");
        var ids = Stream.generate(() -> social.picture(lin)).limit(6).toList();
        var draft = SocialFixture.draft("Look");
        draft.put("mediaIds", ids);
        var post = SocialFixture.id(social.write(lin, draft));
        var addresses = social.read(null, "/api/posts/" + post).path("pictures").findValuesAsString("small");
        draft.put("mediaIds", List.of(ids.get(1)));
        assertThat(http.send(lin.token(), "PUT", "/api/posts/" + post + "?version=1", draft)
                        .status())
                .isEqualTo(200);

        draft.put("mediaIds", List.of(ids.get(2)));
        draft.put("publish", false);
        social.write(lin, draft);
        http.send(lin.token(), "PATCH", "/api/me", Map.of("avatarMediaId", ids.get(3)));
        var talk = http.send(lin.token(), "PUT", "/api/people/" + social.code(mei) + "/conversation", null)
                .body()
                .path("id")
                .asString();
        http.send(
                lin.token(),
                "PUT",
                "/api/conversations/" + talk + "/messages/" + UUID.randomUUID(),
                Map.of("kind", "PICTURE", "subjectId", ids.get(4)));
        var circle = new HashMap<String, Object>(CirclesFixture.draft("Campers", Entry.OPEN));
        circle.put("coverId", ids.get(5));
        http.post(lin.token(), "/api/circles", circle, "Idempotency-Key", Ids.code(20));

        assertThat(http.send(lin.token(), "DELETE", "/api/posts/" + post, null).status())
                .isEqualTo(204);
        assertThat(addresses.stream().map(address -> http.get(null, address).status()))
                .containsExactly(404, 404, 200, 200, 200, 200);
    }

    /** Without the lock of the pictures the other post is published with a picture that is gone. */
    @Test
    void aPictureThatIsBeingPublishedOnceMoreStaysWhenItsOtherPostIsDeleted() {
        var lin = people.signUp("Lin");
        var picture = social.picture(lin);
        var draft = SocialFixture.draft("First");
        draft.put("mediaIds", List.of(picture));
        var first = SocialFixture.id(social.write(lin, draft));
        var address = social.read(null, "/api/posts/" + first)
                .path("pictures")
                .findValuesAsString("small")
                .getFirst();
        var written = new CountDownLatch(1);
        Together.<@Nullable Object>run(2, i -> () -> {
            if (i == 1) {
                written.await();
                return http.send(lin.token(), "DELETE", "/api/posts/" + first, null)
                        .status();
            }
            return transaction.execute(now -> {
                var again = new PostDraft("Second", List.of(picture), List.of(), List.of(), false);
                var outcome = writing.write(lin.id(), again, true);
                written.countDown();
                Waiters.await(jdbc);
                return outcome;
            });
        });
        assertThat(http.get(null, "/api/posts/" + first).status()).isEqualTo(404);
        assertThat(http.get(null, address).status()).isEqualTo(200);
    }

    @Test
    void theSameKeyWritesOnePost() {
        var lin = people.signUp("Lin");
        var draft = SocialFixture.draft("Once");
        var answers = Together.run(
                6,
                i -> () -> http.post(lin.token(), "/api/posts", draft, "Idempotency-Key", "one")
                        .status());
        assertThat(answers).isSubsetOf(201, 409).contains(201);
        assertThat(social.texts(social.read(lin, "/api/people/" + social.code(lin) + "/posts")))
                .containsExactly("Once");
        assertThat(http.post(lin.token(), "/api/posts", draft).problem()).isEqualTo("idempotency-key-needed");
    }

    private static Map<String, Object> with(String field, Object value) {
        var draft = SocialFixture.draft("Words");
        draft.put(field, value);
        return draft;
    }

    private static Map<String, Object> tag(UUID picture, UUID product, int number, int x) {
        var draft = with("mediaIds", List.of(picture));
        draft.put("tags", List.of(Map.of("productId", product, "picture", number, "x", x, "y", 1)));
        return draft;
    }

    private Http.Answer edit(Person person, UUID id, int version, Map<String, Object> draft) {
        return http.send(person.token(), "PUT", "/api/posts/" + id + "?version=" + version, draft);
    }

    private int takeBack(Person person, UUID comment) {
        return http.send(person.token(), "DELETE", "/api/comments/" + comment, null)
                .status();
    }

    private boolean bought(UUID post) {
        return social.read(null, "/api/posts/" + post).at("/tags/0/bought").asBoolean();
    }

    private int comments(UUID post) {
        JsonNode read = social.read(null, "/api/posts/" + post);
        return read.path("comments").asInt();
    }

    private int count(String table, UUID post) {
        return jdbc.sql("select count(*) from social." + table + " where post_id = :post")
                .param("post", post)
                .query(Integer.class)
                .single();
    }
}
