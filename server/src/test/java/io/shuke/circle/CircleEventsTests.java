package io.shuke.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.OutboxDelivery;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lin hosts a circle of Mei and Wang, and plans what it does. */
@ServerTest
class CircleEventsTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private CirclesFixture circles;

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
    private UUID circle;

    @BeforeEach
    void linHostsACircle() {
        lin = people.partner("Lin");
        mei = people.signUp("Mei");
        wang = people.signUp("Wang");
        circle = circles.open(lin, Entry.OPEN, 100);
        circles.in(mei, circle);
        circles.in(wang, circle);
    }

    @Test
    void isPlannedByKeepersAndSeenByMembersAlone() {
        assertThat(plan(mei, 12, "Hangzhou").status()).isEqualTo(404);
        var event = planned(12);
        var stranger = people.signUp("Stranger");
        assertThat(http.get(stranger.token(), "/api/circle-events/" + event).status())
                .isEqualTo(404);
        assertThat(http.get(stranger.token(), "/api/circles/" + circle + "/events")
                        .status())
                .isEqualTo(404);
        assertThat(come(stranger, event, "PUT")).isEqualTo(404);
        assertThat(come(mei, event, "PUT")).isEqualTo(204);
        assertThat(come(mei, event, "PUT")).isEqualTo(204);
        var page = social.read(wang, "/api/circle-events/" + event);
        assertThat(page.at("/event/coming").asInt()).isOne();
        assertThat(page.at("/guests/0/nickname").asString()).isEqualTo("Mei");
        assertThat(page.path("keeps").asBoolean()).isFalse();
        assertThat(come(mei, event, "DELETE")).isEqualTo(204);
        assertThat(come(mei, event, "DELETE")).isEqualTo(204);
        assertThat(listed(mei).at("/0/coming").asInt()).isZero();
    }

    @Test
    void refusesTimesThatHavePassedAndWordsThatCantStand() {
        var draft = draft(12, "Hangzhou", clock.instant().minusSeconds(60));
        assertThat(send(lin, draft).problem()).isEqualTo("invalid-request");
        var tooLong = draft(12, "Hangzhou", clock.instant().plus(Duration.ofDays(2)));
        tooLong.put("endsAt", clock.instant().plus(Duration.ofDays(30)));
        assertThat(send(lin, tooLong).problem()).isEqualTo("invalid-request");
        var link = draft(12, "www.example.com", clock.instant().plus(Duration.ofDays(2)));
        assertThat(send(lin, link).problem()).isEqualTo("invalid-request");
    }

    @Test
    void showsNoFacesAcrossABlock() {
        var event = planned(12);
        come(mei, event, "PUT");
        come(wang, event, "PUT");
        social.act(mei, "PUT", social.code(wang), "block");
        for (var reader : List.of(mei, wang)) {
            var page = social.read(reader, "/api/circle-events/" + event);
            assertThat(page.at("/event/coming").asInt()).isEqualTo(2);
            assertThat(page.path("guests").findValuesAsString("nickname"))
                    .containsExactly(reader == mei ? "Mei" : "Wang");
        }
    }

    /** As many come as there is room for, however many want to at once. */
    @Test
    void takesNoMoreThanThereIsRoomFor() {
        var event = planned(5);
        var members = IntStream.range(0, 20)
                .mapToObj(i -> people.signUp("Member " + i))
                .peek(person -> circles.in(person, circle))
                .toList();
        var statuses = Together.run(40, i -> () -> come(members.get(i % 20), event, "PUT"));
        assertThat(statuses).containsOnly(204, 409);
        assertThat(guests(event)).isEqualTo(5);
        assertThat(listed(lin).at("/0/coming").asInt()).isEqualTo(5);
    }

    /** Coming and going at once, the count stays what the guests are. */
    @Test
    void countsWhoComesThroughAStorm() {
        var event = planned(50);
        var members = List.of(lin, mei, wang);
        Together.run(60, i -> () -> come(members.get(i % 3), event, i % 2 == 0 ? "PUT" : "DELETE"));
        assertThat(listed(lin).at("/0/coming").asInt()).isEqualTo(guests(event));
    }

    @Test
    void whoComesIsToldOfAnotherPlaceOfTheDayBeforeAndOfItsEnd() {
        var event = planned(12);
        come(mei, event, "PUT");
        reminding.remind();
        outbox.deliver();
        assertThat(kinds(mei)).isEmpty();
        var moved = draft(12, "Suzhou", clock.instant().plus(Duration.ofHours(20)));
        assertThat(change(mei, event, moved).status()).isEqualTo(404);
        assertThat(change(lin, event, moved).status()).isEqualTo(200);
        assertThat(change(lin, event, moved).status()).isEqualTo(200);
        reminding.remind();
        reminding.remind();
        outbox.deliver();
        assertThat(kinds(mei)).containsExactlyInAnyOrder("EVENT_MOVED", "EVENT_SOON");
        assertThat(cancel(mei, event).status()).isEqualTo(404);
        assertThat(cancel(lin, event).status()).isEqualTo(200);
        assertThat(cancel(lin, event).problem()).isEqualTo("event-over");
        outbox.deliver();
        assertThat(kinds(mei)).contains("EVENT_CANCELLED");
        assertThat(kinds(wang)).isEmpty();
        assertThat(come(wang, event, "PUT")).isEqualTo(409);
        assertThat(listed(mei).at("/0/state").asString()).isEqualTo("CANCELLED");
        assertThat(listed(mei).at("/0/cancelReason").asString()).isEqualTo("Rain");
    }

    @Test
    void keepsRoomForThoseWhoCome() {
        var event = planned(12);
        come(mei, event, "PUT");
        come(wang, event, "PUT");
        come(lin, event, "PUT");
        var less = draft(2, "Hangzhou", clock.instant().plus(Duration.ofDays(3)));
        assertThat(change(lin, event, less).problem()).isEqualTo("invalid-request");
    }

    @Test
    void whoLeavesTheCircleOrTheMarketComesNoMore() {
        var event = planned(12);
        come(mei, event, "PUT");
        come(wang, event, "PUT");
        http.send(mei.token(), "DELETE", "/api/circles/" + circle + "/membership", null);
        assertThat(guests(event)).isOne();
        assertThat(http.post(wang.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", false))
                        .status())
                .isEqualTo(204);
        assertThat(guests(event)).isZero();
        assertThat(listed(lin).at("/0/coming").asInt()).isZero();
    }

    /** Nobody is in the circle any more, so nobody meets; who wanted to come has to know. */
    @Test
    void aClosedCirclesEventsAreCalledOffAndWhoeverCameIsTold() {
        var event = soon();
        come(mei, event, "PUT");
        assertThat(http.send(lin.token(), "DELETE", "/api/circles/" + circle, null)
                        .status())
                .isEqualTo(204);
        reminding.remind();
        outbox.deliver();
        assertThat(kinds(mei)).containsExactly("EVENT_CANCELLED");
        assertThat(kinds(wang)).isEmpty();
        assertThat(isCalledOff(event)).isTrue();
    }

    @Test
    void whereItsHostLeavesTheMarketItsEventsAreCalledOff() {
        var event = soon();
        come(mei, event, "PUT");
        leavesTheMarket(lin);
        reminding.remind();
        outbox.deliver();
        assertThat(kinds(mei)).containsExactly("EVENT_CANCELLED");
        assertThat(isCalledOff(event)).isTrue();
    }

    /** The circle goes on, but nobody knows any more what was meant to happen. */
    @Test
    void whatAModeratorPlannedIsCalledOffWhenTheyLeaveTheMarket() {
        circles.act(lin, "PUT", circle, "members/" + social.code(wang) + "/role", Map.of("role", "MODERATOR"));
        var answer = send(wang, draft(12, "Hangzhou", clock.instant().plus(Duration.ofDays(3))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var event = UUID.fromString(answer.body().at("/event/id").asString());
        var lins = planned(12);
        come(mei, event, "PUT");
        leavesTheMarket(wang);
        outbox.deliver();
        assertThat(kinds(mei)).containsExactly("EVENT_CANCELLED");
        var page = social.read(mei, "/api/circle-events/" + event).path("event");
        assertThat(page.path("state").asString()).isEqualTo("CANCELLED");
        assertThat(page.path("title").asString() + page.path("words").asString())
                .doesNotContain("Bread", "bowl");
        assertThat(page.path("place").isNull()).isTrue();
        assertThat(social.read(mei, "/api/circle-events/" + lins)
                        .at("/event/state")
                        .asString())
                .isEqualTo("COMING");
    }

    /** Events of circles that closed before events were called off with them. */
    @Test
    void remindsOfNoEventOfAClosedCircle() {
        var event = soon();
        come(mei, event, "PUT");
        http.send(lin.token(), "DELETE", "/api/circles/" + circle, null);
        jdbc.sql("update circle.event set cancelled_at = null, cancel_reason = null where id = :event")
                .param("event", event)
                .update();
        reminding.remind();
        outbox.deliver();
        assertThat(kinds(mei)).doesNotContain("EVENT_SOON");
    }

    private UUID soon() {
        var answer = send(lin, draft(12, "Hangzhou", clock.instant().plus(Duration.ofHours(20))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/event/id").asString());
    }

    private void leavesTheMarket(Person person) {
        assertThat(http.post(person.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", false))
                        .status())
                .isEqualTo(204);
    }

    private boolean isCalledOff(UUID event) {
        return jdbc.sql("select cancelled_at is not null from circle.event where id = :event")
                .param("event", event)
                .query(Boolean.class)
                .single();
    }

    private UUID planned(int room) {
        var answer = plan(lin, room, "Hangzhou");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return UUID.fromString(answer.body().at("/event/id").asString());
    }

    private Answer plan(Person person, int room, String place) {
        return send(person, draft(room, place, clock.instant().plus(Duration.ofDays(3))));
    }

    private Answer send(Person person, Map<String, Object> draft) {
        return http.post(person.token(), "/api/circles/" + circle + "/events", draft, "Idempotency-Key", Ids.code(20));
    }

    private static Map<String, Object> draft(int room, String place, Instant startsAt) {
        var draft = new LinkedHashMap<String, Object>();
        draft.put("title", "Bread");
        draft.put("words", "Bring a bowl");
        draft.put("place", place);
        draft.put("startsAt", startsAt);
        draft.put("endsAt", startsAt.plus(Duration.ofHours(2)));
        draft.put("room", room);
        return draft;
    }

    private Answer change(Person person, UUID event, Map<String, Object> draft) {
        return http.send(person.token(), "PUT", "/api/circle-events/" + event, draft);
    }

    private Answer cancel(Person person, UUID event) {
        return http.post(person.token(), "/api/circle-events/" + event + "/cancellation", Map.of("reason", "Rain"));
    }

    private int come(Person person, UUID event, String method) {
        return http.send(person.token(), method, "/api/circle-events/" + event + "/coming", null)
                .status();
    }

    private int guests(UUID event) {
        return jdbc.sql("select count(*) from circle.event_guest where event_id = :event")
                .param("event", event)
                .query(Integer.class)
                .single();
    }

    private JsonNode listed(Person person) {
        return social.read(person, "/api/circles/" + circle + "/events").path("items");
    }

    private List<String> kinds(Person person) {
        return social.read(person, "/api/my/notifications")
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }
}
