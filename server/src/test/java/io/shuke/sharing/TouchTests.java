package io.shuke.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.shared.MarketClock;
import io.shuke.sharing.RecordingTouch.Outcome;
import io.shuke.sharing.RecordingTouch.Visit;
import io.shuke.sharing.StoredTouches.NewTouch;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class TouchTests {
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Mobile Safari/537.36";
    private static final String CSRF = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    @Autowired
    private TouchTokens tokens;

    @Autowired
    private RecordingTouch recording;

    @Autowired
    private StoredTouches touches;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Http http;

    @Test
    void countsAVisitOnceForItsTokenAndOnlyForItsBrowser() {
        var link = sharing.market(people.partner("Lin"));
        var visitor = SharingFixture.visitor();
        var token = tokens.issue(link.code(), visitor, clock.instant());
        assertThat(report(token, SharingFixture.visitor(), PHONE).problem()).isEqualTo("touch-not-valid");
        assertThat(report(token, visitor, "curl/8.0").problem()).isEqualTo("touch-not-valid");
        assertThat(touchesOf(visitor)).isZero();
        assertThat(report(token, visitor, PHONE).status()).isEqualTo(204);
        assertThat(report(token, visitor, PHONE).problem()).isEqualTo("touch-not-valid");
        assertThat(touchesOf(visitor)).isEqualTo(1);
    }

    @Test
    void countsAVisitorAndLinkOnceAnHour() {
        var link = sharing.market(people.partner("Lin"));
        var visitor = SharingFixture.visitor();
        var noon = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(touches.insert(NewTouch.of(visit(visitor), link, noon))).isTrue();
        assertThat(touches.insert(NewTouch.of(visit(visitor), link, noon.plusSeconds(3_599))))
                .isFalse();
        assertThat(touches.insert(NewTouch.of(visit(visitor), link, noon.plusSeconds(3_600))))
                .isTrue();
        assertThat(touchesOf(visitor)).isEqualTo(2);
    }

    @Test
    void refusesTokensThatAreForgedOrTooOld() {
        var link = sharing.market(people.partner("Lin"));
        var visitor = SharingFixture.visitor();
        var old = tokens.issue(link.code(), visitor, clock.instant().minus(TouchTokens.VALID));
        var token = tokens.issue(link.code(), visitor, clock.instant());
        var forged = (token.startsWith("A") ? "B" : "A") + token.substring(1);
        for (var wrong : new String[] {old, forged, token.substring(0, 60), "x", "", "€€€"}) {
            assertThat(recording.record(wrong, visit(visitor))).isEqualTo(Outcome.REFUSED);
        }
        assertThat(touchesOf(visitor)).isZero();
    }

    @Test
    void countsOnceWhenTheSameTokenComesTwentyTimesAtOnce() {
        var link = sharing.market(people.partner("Lin"));
        var visitor = SharingFixture.visitor();
        var token = tokens.issue(link.code(), visitor, clock.instant());
        var outcomes = Together.run(20, i -> () -> recording.record(token, visit(visitor)));
        assertThat(outcomes).filteredOn(Outcome.RECORDED::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.REFUSED::equals).hasSize(19);
        assertThat(touchesOf(visitor)).isEqualTo(1);
    }

    private Answer report(String token, UUID visitor, String agent) {
        return http.post(
                null,
                "/api/touches",
                Map.of("token", token),
                "Cookie",
                "shuke-visitor=" + visitor + "; XSRF-TOKEN=" + CSRF,
                "X-XSRF-TOKEN",
                CSRF,
                "User-Agent",
                agent);
    }

    private static Visit visit(UUID visitor) {
        return new Visit(visitor, null, new byte[16], new byte[16]);
    }

    private int touchesOf(UUID visitor) {
        return jdbc.sql("select count(*)::int from sharing.touch where visitor_id = :visitor")
                .param("visitor", visitor)
                .query(Integer.class)
                .single();
    }
}
