package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.circle.CirclesFixture;
import io.shuke.circle.Entry;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class FeedTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SocialFixture social;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate once;

    @Test
    void hasThoseIFollowAndMarkedSuggestionsByMyInterests() {
        var topic = "t" + Ids.code(8).toLowerCase(java.util.Locale.ROOT);
        var lin = people.signUp("Lin");
        var stranger = people.signUp("Stranger");
        var mei = follower("Mei", lin);
        social.post(lin, "Lin's #" + topic);
        social.post(stranger, "Stranger's #" + topic);
        social.post(stranger, "Of no interest");
        switches(mei, Map.of("interests", List.of(topic)));
        var feed = social.read(mei, "/api/feed");
        assertThat(social.texts(feed)).containsExactly("Lin's #" + topic, "Stranger's #" + topic);
        assertThat(feed.at("/items/0/source").asString()).isEqualTo("FOLLOWED");
        assertThat(feed.at("/items/1/source").asString()).isEqualTo("INTEREST");
        assertThat(feed.at("/items/1/interest").asString()).isEqualTo(topic);

        switches(mei, Map.of("chronologicalOnly", true));
        assertThat(social.texts(social.read(mei, "/api/feed"))).containsExactly("Lin's #" + topic);
        switches(mei, Map.of("chronologicalOnly", false, "notPersonalised", true));
        var everybodys = social.read(mei, "/api/feed?limit=3");
        assertThat(social.texts(everybodys))
                .containsExactly("Of no interest", "Stranger's #" + topic, "Lin's #" + topic);
        assertThat(everybodys.at("/items/0/source").asString()).isEqualTo("EVERYBODY");
        assertThat(everybodys.at("/items/2/source").asString()).isEqualTo("FOLLOWED");
        assertThat(social.read(mei, "/api/my/profile").path("notPersonalised").asBoolean())
                .isTrue();
        assertThat(social.texts(social.read(null, "/api/feed?limit=3"))).isEqualTo(social.texts(everybodys));
        var newcomer = people.signUp("Newcomer");
        social.code(newcomer);
        assertThat(social.texts(social.read(newcomer, "/api/feed?limit=3"))).isEqualTo(social.texts(everybodys));
    }

    @Test
    void repeatsAndHidesNothingWhileNewPostsArrive() {
        var topic = "t" + Ids.code(8).toLowerCase(java.util.Locale.ROOT);
        var authors = List.of(people.signUp("A"), people.signUp("B"), people.signUp("C"));
        var stranger = people.signUp("Stranger");
        var mei = follower("Mei", authors.toArray(Person[]::new));
        switches(mei, Map.of("interests", List.of(topic)));
        var expected = new HashSet<String>();
        for (int i = 0; i < 13; i++) {
            social.post(authors.get(i % 3), "old " + i);
            expected.add("old " + i);
        }
        for (int i = 0; i < 4; i++) {
            social.post(stranger, "suggested " + i + " #" + topic);
            expected.add("suggested " + i + " #" + topic);
        }
        var read = new ArrayList<String>();
        var next = "";
        do {
            var page = social.read(mei, "/api/feed?limit=4&after=" + next);
            read.addAll(social.texts(page));
            next = page.path("next").isNull() ? "" : page.path("next").asString();
            social.post(authors.get(read.size() % 3), "new " + read.size());
            social.post(stranger, "newer " + read.size() + " #" + topic);
        } while (!next.isEmpty());
        assertThat(read).doesNotHaveDuplicates();
        assertThat(new HashSet<>(read)).isEqualTo(expected);
    }

    /** In as many circles as the page has places, the latest posts are by somebody muted. */
    @Test
    void goesOnBelowCirclesOfWhichNothingIsWanted() {
        var lin = people.signUp("Lin");
        var wei = people.signUp("Wei");
        var mei = people.signUp("Mei");
        for (var words : List.of("First", "Second", "Third")) {
            var circle = circles.open(lin, Entry.OPEN, 20);
            circles.in(wei, circle);
            circles.in(mei, circle);
            circles.post(words.equals("First") ? lin : wei, circle, words);
        }
        social.act(mei, "PUT", social.code(wei), "mute");
        switches(mei, Map.of("chronologicalOnly", true));
        assertThat(social.texts(social.read(mei, "/api/feed?limit=2"))).containsExactly("First");
    }

    @Test
    void hasTheNewestOfAllWhereThereIsNothingToGoBy() {
        var lin = people.signUp("Lin");
        for (int i = 0; i < 5; i++) {
            social.post(lin, "News " + i);
        }
        var mei = people.signUp("Mei");
        social.code(mei);
        switches(mei, Map.of("interests", List.of("t" + Ids.code(8).toLowerCase(java.util.Locale.ROOT))));
        var silent = people.signUp("Silent");
        var rui = follower("Rui", silent);
        for (var reader : List.of(mei, rui)) {
            var first = social.read(reader, "/api/feed?limit=3");
            assertThat(social.texts(first)).containsExactly("News 4", "News 3", "News 2");
            assertThat(first.at("/items/0/source").asString()).isEqualTo("EVERYBODY");
            var second = social.read(
                    reader, "/api/feed?limit=2&after=" + first.path("next").asString());
            assertThat(social.texts(second)).containsExactly("News 1", "News 0");
        }
        switches(rui, Map.of("chronologicalOnly", true));
        assertThat(social.texts(social.read(rui, "/api/feed"))).isEmpty();
    }

    @Test
    void findsChinesePostsByPartsOfWordsAndTopics() {
        var lin = people.signUp("Lin");
        var mark = "巳" + Ids.code(6).toLowerCase(java.util.Locale.ROOT);
        var id = social.post(lin, "长白山的椴树蜜到了 " + mark + " #早餐时间");
        social.post(lin, "椴树叶子 " + mark);
        for (var words : List.of("椴树蜜", "树蜜 " + mark, "白山", "早餐")) {
            assertThat(social.texts(search(words + " " + mark))).as(words).hasSize(1);
        }
        assertThat(social.texts(search("椴树 " + mark))).hasSize(2);
        assertThat(social.texts(search("龙井 " + mark))).isEmpty();
        assertThat(social.texts(search("!!! ..."))).isEmpty();
        assertThat(social.texts(social.read(null, "/api/topics/%E6%97%A9%E9%A4%90%E6%97%B6%E9%97%B4/posts")))
                .anyMatch(text -> text.contains(mark));
        var topics = social.read(null, "/api/topics").path("items");
        assertThat(topics.size()).isPositive();
        http.send(lin.token(), "DELETE", "/api/posts/" + id, null);
        assertThat(social.texts(search("椴树蜜 " + mark))).isEmpty();
    }

    @Test
    void costsAFixedNumberOfStatementsHoweverMuchItShows() {
        var lin = people.signUp("Lin");
        var mei = follower("Mei", lin);
        switches(mei, Map.of("interests", List.of("nothing")));
        social.post(lin, "one", goods.product("Honey", 68_00, 9).productId());
        var one = StatementCounts.during(() -> social.read(mei, "/api/feed"));
        for (int i = 0; i < 6; i++) {
            social.post(lin, "more " + i, goods.product("Tea", 30_00, 9).productId());
        }
        var seven = StatementCounts.during(() -> social.read(mei, "/api/feed"));
        assertThat(seven).hasSameSizeAs(one);
        assertThat(seven.size()).isLessThanOrEqualTo(7);
    }

    /** Small tables are read whole; with that put off, the plan shows which index has the posts in their order. */
    @Test
    void readsTheNewestOfAllFromTheIndexOfTheirPlaces() {
        var plan = once.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_sort = off").update();
            return jdbc.sql("""
                    explain select id from social.post p where p.state = 'PUBLISHED' and p.feed_id < gen_random_uuid()
                    order by p.feed_id desc limit 21
                    """).query(String.class).list();
        });
        assertThat(plan).anyMatch(line -> line.contains("post_feed_id_key"));
    }

    @Test
    void savedPostsAreTheirSaversAlone() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = social.post(lin, "Keep me");
        http.send(mei.token(), "PUT", "/api/posts/" + id + "/save", null);
        assertThat(social.texts(social.read(mei, "/api/my/saved-posts"))).containsExactly("Keep me");
        assertThat(social.texts(social.read(lin, "/api/my/saved-posts"))).isEmpty();
    }

    private tools.jackson.databind.JsonNode search(String words) {
        return social.read(
                null,
                "/api/post-search?q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8));
    }

    private Person follower(String name, Person... followed) {
        var person = people.signUp(name);
        social.code(person);
        for (var one : followed) {
            assertThat(social.act(person, "PUT", social.code(one), "follow").status())
                    .isEqualTo(204);
        }
        return person;
    }

    private void switches(Person person, Map<String, Object> change) {
        assertThat(http.send(person.token(), "PATCH", "/api/my/profile", change).status())
                .isEqualTo(200);
    }
}
