package io.shuke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.MarketClock;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DemoTests {
    @Autowired
    private Http http;

    @Autowired
    private DemoPeople people;

    @Autowired
    private ClockOffset offset;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void makesItsPeopleOnceHoweverManyProcessesStart() {
        Together.run(4, i -> () -> {
            people.load();
            return true;
        });
        people.load();

        var made = jdbc.sql("select count(*) from identity.person where phone in (:phones)")
                .param(
                        "phones",
                        people.all().stream()
                                .map(person -> "+86" + person.phone())
                                .toList())
                .query(Integer.class)
                .single();
        assertThat(made).isEqualTo(people.all().size()).isEqualTo(10);
        var addresses = jdbc.sql("""
                select street from identity.address
                where person_id = (select id from identity.person where phone = '+8613800001001')
                order by preferred desc, id desc
                """).query(String.class).list();
        assertThat(addresses).hasSize(2).first().asString().startsWith("文三路 188 号");
    }

    @Test
    void letsItsStaffIntoTheConsoleByPassword() {
        people.load();
        var guests = http.get(null, "/api/demo/people").body().get("items");
        for (var guest : guests) {
            if (!guest.get("password").isNull()) {
                var entered = http.post(
                        null,
                        "/api/sessions",
                        Map.of(
                                "phone", guest.get("phone").asString(),
                                "password", guest.get("password").asString(),
                                "delivery", "token"));
                var me = entered.body().get("session").get("person");
                assertThat(me.get("nickname")).isEqualTo(guest.get("nickname"));
                assertThat(me.get("staffRights")).isEqualTo(guest.get("staffRights"));
            }
        }
    }

    @Test
    void showsCodesOnThePageInBothLanguages() {
        http.post(null, "/api/sign-in-codes", Map.of("phone", "13700001234"));
        var english = http.get(null, "/demo/mailbox");
        var code = http.get(null, "/api/demo/messages")
                .body()
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("to").asString().equals("13700001234"))
                .findFirst()
                .orElseThrow()
                .get("code")
                .asString();
        assertThat(english.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(english.text()).contains("lang=\"en\"", "The demo&#39;s mail-box", ">" + code + "<");
        var chinese = http.send(null, "GET", "/demo/mailbox", null, "Accept-Language", "zh-CN");
        assertThat(chinese.text()).contains("演示收件箱");
        assertThat(http.get(null, "/demo/mailbox.js").text()).contains("DOMParser");
    }

    @Test
    void movesTheMarketsTimeForEveryProcess() {
        catchUpWithThisProcess();
        var before = clock.instant();
        var moved = http.post(null, "/api/demo/clock", Map.of("advanceSeconds", 3600));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(clock.instant()).isAfterOrEqualTo(before.plusSeconds(3600));
        assertThat(clock.unmoved()).isBefore(before.plusSeconds(3600));

        var elsewhere = new MarketClock();
        new DemoClock(offset, elsewhere).follow();
        assertThat(elsewhere.ahead()).isEqualTo(clock.ahead());
        assertThat(http.get(null, "/api/demo/clock").body().get("offsetSeconds").asLong())
                .isEqualTo(clock.ahead().toSeconds());
    }

    /** Other tests moved the clock of this process alone; one jump is at most 400 days. */
    private void catchUpWithThisProcess() {
        for (var behind = clock.ahead().minus(offset.ahead());
                behind.isPositive();
                behind = clock.ahead().minus(offset.ahead())) {
            var jump = Math.min(behind.toSeconds() + 1, Duration.ofDays(400).toSeconds());
            assertThat(http.post(null, "/api/demo/clock", Map.of("advanceSeconds", jump))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void addsUpJumpsThatComeAtOnce() {
        var before = offset.ahead();
        Together.run(10, i -> () -> new DemoClock(offset, new MarketClock()).advance(Duration.ofSeconds(1)));
        assertThat(offset.ahead()).isEqualTo(before.plusSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 400L * 24 * 3600 + 1})
    void neverTurnsTheTimeBackOrLeapsTooFar(long seconds) {
        var before = offset.ahead();
        var refused = http.post(null, "/api/demo/clock", Map.of("advanceSeconds", seconds));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo("advanceSeconds");
        assertThat(offset.ahead()).isEqualTo(before);
    }
}
