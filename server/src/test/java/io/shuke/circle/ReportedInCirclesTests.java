package io.shuke.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.OutboxDelivery;
import io.shuke.social.ModerationFixture;
import io.shuke.social.ReportSubject;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lin hosts a circle of Mei and Wang, which Wang moderates: what they want, ask and plan is reported. */
@ServerTest
class ReportedInCirclesTests {
    private static final int CROWD = 12;

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
    private GoodsFixture goods;

    @Autowired
    private RemindingOfEvents reminding;

    @Autowired
    private MarketClock clock;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private Person wang;
    private Person one;
    private UUID circle;

    @BeforeEach
    void linHostsACircle() {
        lin = people.partner("Lin");
        mei = people.signUp("Mei");
        wang = people.signUp("Wang");
        one = moderation.staff();
        circle = circles.open(lin, Entry.OPEN, 100);
        circles.in(mei, circle);
        circles.in(wang, circle);
        circles.act(lin, "PUT", circle, "members/" + social.code(wang) + "/role", Map.of("role", "MODERATOR"));
    }

    @Test
    void aNeedThatIsTakenDownIsItsAuthorsAloneAndComesBackAsItWas() {
        var need = need(mei, "A cheap fake tent");
        assertThat(vote(wang, need, "PUT")).isEqualTo(204);
        var was = needs(wang);
        moderation.report(people.signUp("Stranger"), ReportSubject.NEED, need);
        moderation.report(mei, ReportSubject.NEED, need);
        assertThat(moderation.casesOf(mei)).isZero();
        moderation.report(wang, ReportSubject.NEED, need);
        moderation.report(wang, ReportSubject.NEED, need);
        moderation.report(lin, ReportSubject.NEED, need);
        var found = moderation.caseOf(mei);
        var waiting = moderation.waiting(one, found);
        assertThat(waiting.path("reports").asInt()).isEqualTo(2);
        assertThat(waiting.path("text").asString()).isEqualTo("A cheap fake tent");
        assertThat(waiting.at("/place/name").asString()).isEqualTo("Campers");
        assertThat(waiting.at("/place/path").asString()).isEqualTo("/circles/" + circle);
        assertThat(moderation.takeDown(one, found).status()).isEqualTo(200);

        assertThat(needs(wang).size()).isZero();
        assertThat(needs(lin).size()).isZero();
        assertThat(needs(mei).at("/0/hidden").asBoolean()).isTrue();
        assertThat(social.read(lin, "/api/circles/" + circle + "/figures")
                        .path("needsOpen")
                        .asInt())
                .isZero();
        assertThat(vote(wang, need, "DELETE")).isEqualTo(404);
        assertThat(vote(lin, need, "PUT")).isEqualTo(404);
        assertThat(close(lin, need)).isEqualTo(404);
        assertThat(vote(mei, need, "DELETE")).isEqualTo(409);
        assertThat(needs(mei).at("/0/votes").asInt()).isEqualTo(2);

        var told = moderation.takedown(mei);
        assertThat(told.path("subject").asString()).isEqualTo("NEED");
        assertThat(told.path("words").asString()).isEqualTo("It insults");
        assertThat(moderation.strikes(mei)).isOne();
        assertThat(moderation.appeal(mei, found).status()).isEqualTo(204);
        assertThat(moderation.restore(one, found).problem()).isEqualTo("case-needs-another-person");
        assertThat(moderation.restore(moderation.staff(), found).status()).isEqualTo(200);
        assertThat(needs(wang)).isEqualTo(was);
        assertThat(moderation.strikes(mei)).isZero();
        assertThat(vote(lin, need, "PUT")).isEqualTo(204);
    }

    /** Lin is its author, so that she sees it all the same. */
    @Test
    void noOfferIsMadeOfANeedThatIsTakenDownAndItsAuthorMayEndIt() {
        var need = need(lin, "Fake honey");
        for (var person : List.of(mei, wang)) {
            vote(person, need, "PUT");
        }
        moderation.report(mei, ReportSubject.NEED, need);
        var found = moderation.caseOf(lin);
        moderation.takeDown(one, found);
        assertThat(offer(need).problem()).isEqualTo("need-not-open");
        assertThat(social.read(mei, "/api/circles/" + circle + "/offers")
                        .path("items")
                        .size())
                .isZero();
        assertThat(close(lin, need)).isEqualTo(204);
        moderation.appeal(lin, found);
        moderation.restore(moderation.staff(), found);
        assertThat(needs(mei).size()).isZero();
        assertThat(needs(lin).size()).isZero();
    }

    @Test
    void whoWroteItTakesItAlongWhenTheyLeave() {
        var need = need(mei, "A cheap fake tent");
        vote(wang, need, "PUT");
        var poll = poll(wang, "Who is a fool?");
        var event = event(wang, 12);
        come(mei, event);
        moderation.report(lin, ReportSubject.NEED, need);
        moderation.takeDown(one, moderation.caseOf(mei));
        for (var reported :
                Map.of(ReportSubject.POLL, poll, ReportSubject.EVENT, event).entrySet()) {
            moderation.report(lin, reported.getKey(), reported.getValue());
            moderation.takeDown(one, moderation.caseOf(wang));
        }
        assertThat(leave(mei)).isEqualTo(204);
        assertThat(leave(wang)).isEqualTo(204);
        assertThat(count("circle.need", "id", need)).isZero();
        assertThat(count("circle.poll", "id", poll)).isZero();
        assertThat(count("circle.event", "planned_by", wang.id())).isZero();
        assertThat(events(lin).at("/0/title").asString()).isEqualTo("…");
        assertThat(events(lin).at("/0/state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void aPollThatIsTakenDownIsTheirsAloneWhoAskedAndComesBackAsItWas() {
        var poll = poll(wang, "Who is a fool?");
        assertThat(choose(mei, poll, 1)).isEqualTo(204);
        var was = polls(mei);
        moderation.report(mei, ReportSubject.POLL, poll);
        var found = moderation.caseOf(wang);
        assertThat(moderation.waiting(one, found).path("text").asString()).isEqualTo("Who is a fool?\nLin\nMei");
        moderation.takeDown(one, found);

        assertThat(polls(mei).size()).isZero();
        assertThat(polls(lin).size()).isZero();
        assertThat(polls(wang).at("/0/hidden").asBoolean()).isTrue();
        assertThat(choose(mei, poll, 0)).isEqualTo(404);
        assertThat(choose(wang, poll, 0)).isEqualTo(404);
        assertThat(http.send(lin.token(), "DELETE", "/api/circle-polls/" + poll, null)
                        .status())
                .isEqualTo(404);
        assertThat(moderation.takedown(wang).path("subject").asString()).isEqualTo("POLL");

        moderation.appeal(wang, found);
        moderation.restore(moderation.staff(), found);
        assertThat(polls(mei)).isEqualTo(was);
        assertThat(choose(mei, poll, 0)).isEqualTo(204);
        assertThat(http.send(wang.token(), "DELETE", "/api/circle-polls/" + poll, null)
                        .status())
                .isEqualTo(204);
        moderation.report(mei, ReportSubject.POLL, poll);
        assertThat(moderation.casesOf(wang)).isOne();
    }

    @Test
    void whoComesToAnEventThatIsTakenDownIsToldAndComesStillOnceItIsBack() {
        var event = event(wang, 12);
        come(mei, event);
        var was = social.read(mei, "/api/circle-events/" + event);
        moderation.report(lin, ReportSubject.EVENT, event);
        var found = moderation.caseOf(wang);
        assertThat(moderation.waiting(one, found).path("text").asString()).isEqualTo("Bread\nBring a bowl\nHangzhou");
        moderation.takeDown(one, found);
        outbox.deliver();

        assertThat(kinds(mei)).containsExactly("EVENT_CANCELLED");
        assertThat(http.get(mei.token(), "/api/circle-events/" + event).status())
                .isEqualTo(404);
        assertThat(events(mei).size()).isZero();
        assertThat(events(wang).at("/0/hidden").asBoolean()).isTrue();
        assertThat(come(lin, event)).isEqualTo(404);
        assertThat(http.send(mei.token(), "DELETE", "/api/circle-events/" + event + "/coming", null)
                        .status())
                .isEqualTo(404);
        assertThat(change(wang, event, "Bread again").problem()).isEqualTo("event-taken-down");
        assertThat(change(lin, event, "Bread again").status()).isEqualTo(404);
        assertThat(cancel(wang, event).problem()).isEqualTo("event-taken-down");
        clock.standAhead(clock.ahead().plus(Duration.ofDays(2)).plusHours(1));
        reminding.remind();
        outbox.deliver();
        assertThat(kinds(mei)).containsExactly("EVENT_CANCELLED");

        moderation.appeal(wang, found);
        moderation.restore(moderation.staff(), found);
        outbox.deliver();
        assertThat(kinds(mei)).containsExactly("EVENT_BACK", "EVENT_CANCELLED");
        assertThat(social.read(mei, "/api/circle-events/" + event)).isEqualTo(was);
        assertThat(come(lin, event)).isEqualTo(204);
        reminding.remind();
        outbox.deliver();
        assertThat(kinds(mei)).contains("EVENT_SOON");
    }

    @Test
    void whoChangedAnEventLastAnswersForItsWords() {
        var event = event(wang, 12);
        assertThat(change(lin, event, "Bread and fools").status()).isEqualTo(200);
        moderation.report(mei, ReportSubject.EVENT, event);
        assertThat(moderation.casesOf(wang)).isZero();
        moderation.takeDown(one, moderation.caseOf(lin));
        assertThat(events(wang).size()).isZero();
        assertThat(events(lin).at("/0/own").asBoolean()).isTrue();
    }

    @Test
    void aListedWordIsRefusedOrWaitsForStaff() {
        var held = listed("HOLD");
        var blocked = listed("BLOCK");
        assertThat(write(mei, "I want " + blocked).problem()).isEqualTo("invalid-request");
        assertThat(ask(wang, "When?", "Eight", blocked).problem()).isEqualTo("invalid-request");
        assertThat(plan(wang, draft(12, "The " + blocked + " house")).problem()).isEqualTo("invalid-request");

        need(mei, "I want " + held);
        assertThat(needs(wang).size()).isZero();
        assertThat(needs(mei).at("/0/votes").asInt()).isOne();
        var case1 = moderation.caseOf(mei);
        assertThat(moderation.waiting(one, case1).at("/listed/0").asString()).isEqualTo(held);
        moderation.dismiss(one, case1);
        assertThat(needs(wang).at("/0/votes").asInt()).isOne();

        ask(wang, "When?", "Eight", held);
        assertThat(polls(mei).size()).isZero();
        moderation.dismiss(one, moderation.caseOf(wang));
        assertThat(polls(mei).size()).isOne();

        var event = event(wang, 12);
        come(mei, event);
        assertThat(change(wang, event, "Bread and " + held).status()).isEqualTo(200);
        assertThat(events(mei).size()).isZero();
        moderation.dismiss(one, moderation.caseOf(wang));
        assertThat(events(mei).at("/0/title").asString()).isEqualTo("Bread and " + held);
        outbox.deliver();
        assertThat(kinds(mei)).containsExactly("EVENT_BACK", "EVENT_CANCELLED");
    }

    @Test
    void whatACircleSaysOfItselfIsRefusedOrWaitsForStaff() {
        var held = listed("HOLD");
        var blocked = listed("BLOCK");
        assertThat(http.post(
                                mei.token(),
                                "/api/circles",
                                CirclesFixture.draft("The " + blocked, Entry.OPEN),
                                "Idempotency-Key",
                                Ids.code(20))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(edit("The " + blocked).problem()).isEqualTo("invalid-request");
        assertThat(edit("The " + held).status()).isEqualTo(200);
        var newcomer = people.signUp("Newcomer");
        assertThat(circles.join(newcomer, circle).status()).isEqualTo(404);
        moderation.dismiss(one, moderation.caseOf(lin));
        circles.in(newcomer, circle);
        assertThat(social.read(newcomer, "/api/circles/" + circle).path("name").asString())
                .isEqualTo("The " + held);
    }

    private Answer edit(String name) {
        var version = social.read(lin, "/api/circles/" + circle).path("version").asInt();
        return http.send(
                lin.token(),
                "PUT",
                "/api/circles/" + circle + "?version=" + version,
                CirclesFixture.draft(name, Entry.OPEN));
    }

    @Test
    void whoIsPausedNeitherWantsNorAsksNorPlans() {
        for (int strike = 0; strike < 3; strike++) {
            moderation.takeDownUnreported(one, ReportSubject.NEED, need(wang, "Fake honey " + strike));
        }
        assertThat(moderation.strikes(wang)).isEqualTo(3);
        assertThat(write(wang, "A tent").problem()).isEqualTo("posting-paused");
        assertThat(ask(wang, "When?", "Eight", "Noon").problem()).isEqualTo("posting-paused");
        assertThat(plan(wang, draft(12, "Hangzhou")).problem()).isEqualTo("posting-paused");
        assertThat(needs(lin).size()).isZero();
    }

    @RepeatedTest(3)
    void nobodyJoinsInOnceANeedIsTakenDownHoweverManyDoAtOnce() {
        var need = need(mei, "A cheap fake tent");
        moderation.report(wang, ReportSubject.NEED, need);
        var crowd = crowd();
        var statuses = withTakedown(mei, i -> vote(crowd.get(i), need, i % 3 == 0 ? "DELETE" : "PUT"));
        var votes = votes(need);
        assertThat(votes).isEqualTo(count("circle.need_vote", "need_id", need));
        assertThat(votes).isLessThanOrEqualTo(1 + Collections.frequency(statuses, 204));
        for (var person : crowd) {
            assertThat(vote(person, need, "PUT")).isEqualTo(404);
        }
        vote(mei, need, "DELETE");
        assertThat(votes(need)).isEqualTo(votes);
    }

    @RepeatedTest(3)
    void nobodyChoosesOnceAPollIsTakenDownHoweverManyDoAtOnce() {
        var poll = poll(wang, "Who is a fool?");
        moderation.report(mei, ReportSubject.POLL, poll);
        var crowd = crowd();
        var statuses = withTakedown(wang, i -> choose(crowd.get(i), poll, i % 2));
        assertThat(count("circle.poll_vote", "poll_id", poll)).isEqualTo(Collections.frequency(statuses, 204));
        assertThat(polls(wang)
                        .at("/0/options")
                        .valueStream()
                        .mapToInt(option -> option.path("votes").asInt())
                        .sum())
                .isEqualTo(Collections.frequency(statuses, 204));
    }

    /** Nobody takes room in what is taken down; who did before is told that it does not take place. */
    @RepeatedTest(3)
    void whoComesAndIsNotToldDoesNotExistHoweverManyComeAsItIsTakenDown() {
        var event = event(wang, 50);
        moderation.report(mei, ReportSubject.EVENT, event);
        var crowd = crowd();
        var statuses = withTakedown(wang, i -> come(crowd.get(i), event));
        outbox.deliver();
        assertThat(count("circle.event_guest", "event_id", event)).isEqualTo(Collections.frequency(statuses, 204));
        for (int i = 0; i < CROWD; i++) {
            assertThat(kinds(crowd.get(i))).isEqualTo(statuses.get(i) == 204 ? List.of("EVENT_CANCELLED") : List.of());
        }
    }

    /** What all of the crowd were answered while staff took something of the author's down. */
    private List<Integer> withTakedown(Person author, IntFunction<Integer> act) {
        var found = moderation.caseOf(author);
        var half = CROWD / 2;
        var statuses = new ArrayList<>(Together.run(
                CROWD + 1,
                i -> () -> i == half ? moderation.takeDown(one, found).status() : act.apply(i > half ? i - 1 : i)));
        assertThat(statuses.remove(half)).isEqualTo(200);
        assertThat(List.of(204, 404, 409)).containsAll(statuses);
        return statuses;
    }

    private List<Person> crowd() {
        return IntStream.range(0, CROWD)
                .mapToObj(i -> people.signUp("Crowd " + i))
                .peek(person -> circles.in(person, circle))
                .toList();
    }

    private String listed(String effect) {
        var word = "gloop" + Ids.code(6).toLowerCase(Locale.ROOT);
        assertThat(http.post(one.token(), "/api/operator/listed-words", Map.of("word", word, "effect", effect))
                        .status())
                .isEqualTo(201);
        return word;
    }

    private int leave(Person person) {
        return http.post(person.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", false))
                .status();
    }

    private Answer write(Person person, String words) {
        return send(person, "needs", Map.of("words", words));
    }

    private UUID need(Person person, String words) {
        return SocialFixture.id(write(person, words));
    }

    private int vote(Person person, UUID need, String method) {
        return http.send(person.token(), method, "/api/circle-needs/" + need + "/vote", null)
                .status();
    }

    private int close(Person person, UUID need) {
        return http.send(person.token(), "DELETE", "/api/circle-needs/" + need, null)
                .status();
    }

    private Answer offer(UUID need) {
        var honey = goods.product("Honey", 68_00, 100).sku();
        return http.post(
                lin.token(),
                "/api/circle-needs/" + need + "/offer",
                Map.of(
                        "skuId",
                        honey,
                        "price",
                        Money.cny(64_00),
                        "startsAt",
                        clock.instant(),
                        "endsAt",
                        clock.instant().plus(Duration.ofDays(3))),
                "Idempotency-Key",
                Ids.code(20));
    }

    private Answer ask(Person person, String question, String... options) {
        return send(person, "polls", Map.of("question", question, "options", List.of(options), "days", 7));
    }

    private UUID poll(Person person, String question) {
        var answer = ask(person, question, "Lin", "Mei");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/items/0/id").asString());
    }

    private int choose(Person person, UUID poll, int number) {
        return http.send(person.token(), "PUT", "/api/circle-polls/" + poll + "/choice", Map.of("number", number))
                .status();
    }

    private Map<String, Object> draft(int room, String place) {
        var draft = new LinkedHashMap<String, Object>();
        var startsAt = clock.instant().plus(Duration.ofDays(3));
        draft.put("title", "Bread");
        draft.put("words", "Bring a bowl");
        draft.put("place", place);
        draft.put("startsAt", startsAt);
        draft.put("endsAt", startsAt.plus(Duration.ofHours(2)));
        draft.put("room", room);
        return draft;
    }

    private Answer plan(Person person, Map<String, Object> draft) {
        return send(person, "events", draft);
    }

    private UUID event(Person person, int room) {
        var answer = plan(person, draft(room, "Hangzhou"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/event/id").asString());
    }

    private int come(Person person, UUID event) {
        return http.send(person.token(), "PUT", "/api/circle-events/" + event + "/coming", null)
                .status();
    }

    private Answer change(Person person, UUID event, String title) {
        var draft = draft(12, "Hangzhou");
        draft.put("title", title);
        return http.send(person.token(), "PUT", "/api/circle-events/" + event, draft);
    }

    private Answer cancel(Person person, UUID event) {
        return http.post(person.token(), "/api/circle-events/" + event + "/cancellation", Map.of("reason", "Rain"));
    }

    private Answer send(Person person, String what, Map<String, Object> body) {
        return http.post(person.token(), "/api/circles/" + circle + "/" + what, body, "Idempotency-Key", Ids.code(20));
    }

    private JsonNode needs(Person person) {
        return items(person, "/needs");
    }

    private JsonNode polls(Person person) {
        return items(person, "/polls");
    }

    private JsonNode events(Person person) {
        return items(person, "/events");
    }

    private JsonNode items(Person person, String what) {
        return social.read(person, "/api/circles/" + circle + what).path("items");
    }

    private int votes(UUID need) {
        return jdbc.sql("select votes from circle.need where id = :need")
                .param("need", need)
                .query(Integer.class)
                .single();
    }

    private int count(String table, String column, UUID id) {
        return jdbc.sql("select count(*) from " + table + " where " + column + " = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private List<String> kinds(Person person) {
        return social.read(person, "/api/my/notifications")
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .filter(kind -> kind.startsWith("EVENT"))
                .toList();
    }
}
