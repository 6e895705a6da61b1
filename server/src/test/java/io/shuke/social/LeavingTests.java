package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.ClosingAccount;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class LeavingTests {
    private static final int TIMES = 6;

    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private Presence presence;

    @Autowired
    private Reactions reactions;

    @Autowired
    private ClosingAccount closing;

    /** Nothing is repeated within it, so that a ring shows. */
    @Autowired
    private TransactionTemplate once;

    @Autowired
    private JdbcClient jdbc;

    /** The closing comes while Lin is about to like what she has commented on: it lets her, and then takes both away. */
    @Test
    void anActThatBeganIsEndedBeforeItsAccountIsClosed() {
        var lin = people.signUp("Lin");
        var post = social.post(people.signUp("Mei"), "Honey");
        social.comment(lin, post, "Mine", null);
        var began = new CountDownLatch(1);
        var done = Together.run(2, i -> () -> {
            if (i == 1) {
                began.await();
                return once.execute(status -> closing.close(lin.id(), false)) instanceof ClosingAccount.Outcome.Closed;
            }
            return once.execute(status -> {
                presence.hold(lin.id());
                began.countDown();
                Waiters.await(jdbc);
                return reactions.add(lin.id(), post, Reactions.Kind.LIKE);
            });
        });
        assertThat(done).containsExactly(true, true);
        var left = social.read(null, "/api/posts/" + post);
        assertThat(left.path("likes").asInt()).isZero();
        assertThat(left.path("comments").asInt()).isZero();
    }

    @RepeatedTest(TIMES)
    void othersMayDoWhateverTheyDoMeanwhile() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var rui = people.signUp("Rui");
        var linsCode = social.code(lin);
        var meisCode = social.code(mei);
        var own = social.post(lin, "Lin's");
        var meis = social.post(mei, "Mei's");
        var mentioning = SocialFixture.draft("With @Lin and @Linda");
        mentioning.put("mentions", List.of(linsCode));
        var named = SocialFixture.id(social.write(rui, mentioning));
        var first = SocialFixture.id(social.comment(lin, meis, "First", null));
        social.comment(mei, meis, "Reply", first);
        social.act(mei, "PUT", linsCode, "follow");
        social.act(lin, "PUT", meisCode, "follow");
        http.send(lin.token(), "PUT", "/api/posts/" + meis + "/like", null);
        var statuses = Together.run(14, i -> () -> switch (i) {
            case 0 -> closing.close(lin.id(), false) instanceof ClosingAccount.Outcome.Closed ? 204 : 500;
            case 1 ->
                http.send(mei.token(), "PUT", "/api/posts/" + own + "/like", null)
                        .status();
            case 2 ->
                http.send(rui.token(), "PUT", "/api/posts/" + own + "/save", null)
                        .status();
            case 3 -> social.comment(rui, own, "To Lin", null).status();
            case 4 -> social.comment(mei, meis, "Again", first).status();
            case 5 -> social.act(rui, "PUT", linsCode, "follow").status();
            case 6 -> social.act(mei, "DELETE", linsCode, "follow").status();
            case 7 -> social.act(mei, "PUT", linsCode, "block").status();
            case 8 ->
                http.send(rui.token(), "PUT", "/api/posts/" + named + "?version=1", mentioning)
                        .status();
            case 9 -> social.write(mei, mentioning).status();
            case 10 ->
                http.send(lin.token(), "DELETE", "/api/posts/" + own, null).status();
            case 11 ->
                http.send(lin.token(), "DELETE", "/api/posts/" + meis + "/like", null)
                        .status();
            case 12 -> social.act(rui, "PUT", linsCode, "mute").status();
            default ->
                http.send(rui.token(), "PUT", "/api/posts/" + meis + "/like", null)
                        .status();
        });
        assertThat(statuses).allMatch(status -> status < 500);
        assertThat(rowsOf(lin)).isEmpty();
        assertThat(jdbc.sql("""
                        select count(*) from social.post p
                        where p.author_id = any(:people)
                            and (p.text like '%@Lin %'
                            or p.likes <> (select count(*) from social.post_like l where l.post_id = p.id)
                            or p.saves <> (select count(*) from social.post_save s where s.post_id = p.id)
                            or p.comments <> (select count(*) from social.comment c
                                              where c.post_id = p.id and c.author_id is not null))
                        """)
                        .param("people", new UUID[] {mei.id(), rui.id()})
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select p.person_id || ': ' || p.followers || ' followers, ' || p.following || ' followed, ' || p.posts || ' posts'
                        from social.profile p
                        where p.followers <> (select count(*) from social.follow f where f.followed_id = p.person_id)
                            or p.following <> (select count(*) from social.follow f where f.follower_id = p.person_id)
                            or p.posts <> (select count(*) from social.post o
                                           where o.author_id = p.person_id and o.state = 'PUBLISHED'
                                               and o.audience_id is null)
                        """).query(String.class).list())
                .describedAs("profiles that count otherwise")
                .isEmpty();
        assertThat(social.read(rui, "/api/posts/" + named).path("text").asString())
                .isEqualTo("With @… and @Linda");
    }

    @Test
    void noNameStaysInWhatAPostWasBefore() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var rui = people.signUp("Rui");
        var draft = SocialFixture.draft("Tea with @Lin and @Mei");
        draft.put("mentions", List.of(social.code(lin), social.code(mei)));
        var post = SocialFixture.id(social.write(rui, draft));
        assertThat(http.send(rui.token(), "PUT", "/api/posts/" + post + "?version=1", SocialFixture.draft("Tea alone"))
                        .status())
                .isEqualTo(200);
        closing.close(lin.id(), false);
        assertThat(social.read(rui, "/api/my/posts/" + post + "/versions")
                        .at("/items/0/text")
                        .asString())
                .isEqualTo("Tea with @… and @Mei");
    }

    /** Tables of this module that still have the person's id. */
    private List<String> rowsOf(Person person) {
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = 'social'"
                        + " and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("select count(*) from social." + table + " t where t::text like :id")
                                .param("id", "%" + person.id() + "%")
                                .query(Integer.class)
                                .single()
                        > 0)
                .toList();
    }
}
