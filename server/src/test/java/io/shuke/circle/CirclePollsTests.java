package io.shuke.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
class CirclePollsTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private UUID circle;

    @BeforeEach
    void linHostsACircle() {
        lin = people.signUp("Lin");
        mei = people.signUp("Mei");
        circle = circles.open(lin, Entry.OPEN, 100);
        circles.in(mei, circle);
    }

    @Test
    void isAskedByKeepersAndAnsweredByMembersAlone() {
        var stranger = people.signUp("Stranger");
        assertThat(ask(mei, "When?", "Eight", "Noon").status()).isEqualTo(404);
        assertThat(ask(lin, "When?", "Eight", "Eight").problem()).isEqualTo("invalid-request");
        assertThat(ask(lin, "www.example.com", "Eight", "Noon").problem()).isEqualTo("invalid-request");
        var poll = poll("When?", "Eight", "Noon");
        assertThat(choose(stranger, poll, 0).status()).isEqualTo(404);
        assertThat(circles.act(stranger, "GET", circle, "polls").status()).isEqualTo(404);
        assertThat(choose(mei, poll, 5).problem()).isEqualTo("invalid-request");
        assertThat(choose(mei, poll, 0).status()).isEqualTo(204);
        assertThat(choose(mei, poll, 1).status()).isEqualTo(204);
        assertThat(choose(lin, poll, 1).status()).isEqualTo(204);
        var shown = polls(mei).get(0);
        assertThat(shown.path("chosen").asInt()).isEqualTo(1);
        assertThat(votes(shown)).containsExactly(0, 2);
        clock.standAhead(clock.ahead().plus(Duration.ofDays(8)));
        assertThat(choose(mei, poll, 0).problem()).isEqualTo("poll-over");
        assertThat(polls(mei).get(0).path("over").asBoolean()).isTrue();
        assertThat(http.send(mei.token(), "DELETE", "/api/circle-polls/" + poll, null)
                        .status())
                .isEqualTo(404);
        assertThat(http.send(lin.token(), "DELETE", "/api/circle-polls/" + poll, null)
                        .status())
                .isEqualTo(204);
        assertThat(polls(mei).size()).isZero();
    }

    @Test
    void countsExactlyHoweverOftenEverybodyChoosesAtOnce() {
        var poll = poll("When?", "Eight", "Noon", "Never");
        var crowd =
                IntStream.range(0, 8).mapToObj(i -> people.signUp("Crowd " + i)).toList();
        crowd.forEach(person -> circles.in(person, circle));
        var statuses = Together.run(
                64, i -> () -> choose(crowd.get(i % 8), poll, (i / 8) % 3).status());
        assertThat(statuses).containsOnly(204);
        var counted = votes(polls(mei).get(0));
        assertThat(counted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(8);
        for (int number = 0; number < 3; number++) {
            assertThat(counted.get(number))
                    .isEqualTo(
                            jdbc.sql("select count(*) from circle.poll_vote where poll_id = :poll and number = :number")
                                    .param("poll", poll)
                                    .param("number", number)
                                    .query(Integer.class)
                                    .single());
        }
        var leaving = crowd.getFirst();
        assertThat(http.post(leaving.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", false))
                        .status())
                .isEqualTo(204);
        assertThat(votes(polls(mei).get(0)).stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(7);
    }

    @Test
    void whatSomebodyAskedGoesWithThemWhenTheyLeaveTheMarket() {
        circles.act(lin, "PUT", circle, "members/" + social.code(mei) + "/role", Map.of("role", "MODERATOR"));
        assertThat(ask(mei, "When?", "Eight", "Noon").status()).isEqualTo(201);
        var lins = poll("Where?", "Here", "There");
        assertThat(http.post(mei.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", false))
                        .status())
                .isEqualTo(204);
        assertThat(polls(lin).valueStream().map(poll -> poll.path("id").asString()))
                .containsExactly(lins.toString());
    }

    private Answer ask(Person person, String question, String... options) {
        return http.post(
                person.token(),
                "/api/circles/" + circle + "/polls",
                Map.of("question", question, "options", List.of(options), "days", 7),
                "Idempotency-Key",
                Ids.code(20));
    }

    private UUID poll(String question, String... options) {
        var answer = ask(lin, question, options);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/items/0/id").asString());
    }

    private Answer choose(Person person, UUID poll, int number) {
        return http.send(person.token(), "PUT", "/api/circle-polls/" + poll + "/choice", Map.of("number", number));
    }

    private JsonNode polls(Person person) {
        return social.read(person, "/api/circles/" + circle + "/polls").path("items");
    }

    private static List<Integer> votes(JsonNode poll) {
        return poll.path("options")
                .valueStream()
                .map(option -> option.path("votes").asInt())
                .toList();
    }
}
