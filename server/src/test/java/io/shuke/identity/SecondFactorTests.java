package io.shuke.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.SecondFactorTerms.Asked;
import io.shuke.shared.AuditTrail;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Right;
import io.shuke.shared.web.SecondFactor;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tang owns the market and enrols her phone. */
@ServerTest
class SecondFactorTests {
    private static final String PASSWORD = "a long way home";

    @Autowired
    private PeopleFixture people;

    @Autowired
    private EnrollingSecondFactor enrolling;

    @Autowired
    private ShowingSecondFactor showing;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private SecondFactorSecrets secrets;

    @Autowired
    private SecondFactorGate gate;

    @Autowired
    private SettingPassword settingPassword;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Http http;

    private Person tang;
    private Person hua;
    private Instant now;

    @BeforeEach
    void tangOwnsTheMarket() {
        tang = people.staff(Right.OWNER);
        hua = people.signUp("Hua");
        now = clock.unmoved();
    }

    @Test
    void isAskedForBeforeAnActOverRightsAndTheActThenGoesThrough() {
        enrol();
        var again = people.signIn(tang, null);
        var refused = grantCare(again);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("second-factor-needed");
        assertThat(refused.body().path("enrolled").asBoolean()).isTrue();
        assertThat(rightsOfHua()).isEmpty();

        assertThat(showing.show(tang.id(), again.token(), codeIn(1)))
                .isInstanceOf(ShowingSecondFactor.Outcome.Shown.class);
        assertThat(grantCare(again).status()).isEqualTo(204);
        assertThat(rightsOfHua()).containsExactly("CARE");
    }

    @Test
    void isEnrolledOverHttpWithThePasswordAndTellsRecoveryCodesOnce() {
        settingPassword.set(tang.id(), null, PASSWORD, origin(), tang.token());
        var path = "/api/me/second-factor/enrolment";
        assertThat(http.post(tang.token(), path, Map.of("password", "not hers at all"))
                        .problem())
                .isEqualTo("password-wrong");
        var begun = http.post(tang.token(), path, Map.of("password", PASSWORD)).body();
        assertThat(begun.path("address").asString())
                .startsWith("otpauth://totp/")
                .contains("&issuer=Shuke");
        assertThat(begun.path("picture").asString()).startsWith("data:image/svg+xml;base64,");
        assertThat(begun.path("secret").asString()).hasSize(32);

        var confirmed = http.post(tang.token(), "/api/me/second-factor/confirmation", Map.of("code", codeIn(0)));
        assertThat(confirmed.body().path("recoveryCodes")).hasSize(10);
        var state = http.get(tang.token(), "/api/me/second-factor").body();
        assertThat(state.path("enrolled").asBoolean()).isTrue();
        assertThat(state.path("recoveryCodesLeft").asInt()).isEqualTo(10);
        assertThat(http.post(tang.token(), path, Map.of("password", PASSWORD)).problem())
                .isEqualTo("second-factor-enrolled");
    }

    @Test
    void isKeptUnreadableAndRecoveryCodesAsHashes() {
        var recovery = enrol();
        var sealed = factors.find(tang.id()).orElseThrow().sealed();
        var secret = secrets.open(sealed);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(jdbc.sql("select encode(code_hash, 'escape') from identity.recovery_code where person_id = :id")
                        .param("id", tang.id())
                        .query(String.class)
                        .list())
                .noneMatch(hash -> recovery.stream().anyMatch(hash::contains));
    }

    @Test
    void everyCodeWorksOnceHoweverManyTryAtOnce() {
        enrol();
        var code = codeIn(1);
        var outcomes = Together.run(8, i -> () -> showing.show(tang.id(), tang.token(), code, now));
        assertThat(outcomes)
                .filteredOn(ShowingSecondFactor.Outcome.Shown.class::isInstance)
                .hasSize(1);
        assertThat(showing.show(tang.id(), tang.token(), codeIn(0), now))
                .as("an earlier one")
                .isInstanceOf(ShowingSecondFactor.Outcome.Wrong.class);
    }

    @Test
    void everyRecoveryCodeWorksOnceAndIsAudited() {
        var recovery = enrol();
        var code = recovery.getFirst().toLowerCase(Locale.ROOT);
        var outcomes = Together.run(5, i -> () -> showing.show(tang.id(), tang.token(), code, now));
        assertThat(outcomes)
                .filteredOn(ShowingSecondFactor.Outcome.Shown.class::isInstance)
                .hasSize(1);
        assertThat(gate.state(tang.id(), tang.token()).recoveryCodesLeft()).isEqualTo(9);
        assertThat(trail.page("person:" + tang.id(), null, 10).items())
                .extracting(AuditTrail.Act::act)
                .contains("second-factor.use-recovery-code", "second-factor.enrol");
    }

    @Test
    void guessingIsStoppedAfterTenTriesInAnySession() {
        enrol();
        var other = people.signIn(tang, null);
        for (int i = 0; i < 9; i++) {
            assertThat(showing.show(tang.id(), i % 2 == 0 ? tang.token() : other.token(), "wrong", now))
                    .isInstanceOf(ShowingSecondFactor.Outcome.Wrong.class);
        }
        var refused = http.post(tang.token(), "/api/session/second-factor", Map.of("code", codeIn(1)));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 15 * 60L + 1);
    }

    @Test
    void hasToBeShownAgainLaterAndInEachSession() {
        enrol();
        assertThat(gate.of(tang.id(), tang.token())).isEqualTo(SecondFactor.SHOWN);
        assertThat(gate.of(tang.id(), people.signIn(tang, null).token())).isEqualTo(SecondFactor.NEEDED);
        jdbc.sql("update identity.session set second_factor_at = second_factor_at - interval '10 minutes'"
                        + " where person_id = :id and second_factor_at is not null")
                .param("id", tang.id())
                .update();
        assertThat(gate.of(tang.id(), tang.token())).isEqualTo(SecondFactor.NEEDED);
    }

    @Test
    void whereItIsRequiredNobodyUsesMoneyRightsWithoutOne() {
        var requiring =
                new SecondFactorGate(factors, new SecondFactorTerms(Asked.REQUIRED, Duration.ofMinutes(10)), clock);
        assertThat(requiring.of(tang.id(), tang.token())).isEqualTo(SecondFactor.NOT_ENROLLED);
        assertThat(gate.of(tang.id(), tang.token())).as("in a demonstration").isEqualTo(SecondFactor.SHOWN);
        enrol();
        assertThat(requiring.of(tang.id(), tang.token())).isEqualTo(SecondFactor.SHOWN);
    }

    @Test
    void isTakenFromWhoLostTheDeviceByAnOwnerWithAReason() {
        enrol();
        var other = people.staff(Right.OWNER);
        var path = "/api/operator/people/" + tang.id() + "/second-factor-removal";
        assertThat(http.post(other.token(), path, Map.of("reason", "The phone was lost."))
                        .status())
                .isEqualTo(204);
        assertThat(gate.state(tang.id(), tang.token()).enrolled()).isFalse();
        assertThat(gate.state(tang.id(), tang.token()).shownUntil()).isNull();
        assertThat(trail.page("person:" + tang.id(), null, 1).items())
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.act()).isEqualTo("second-factor.remove");
                    assertThat(act.reason()).isEqualTo("The phone was lost.");
                    assertThat(act.actorId()).isEqualTo(other.id());
                });
    }

    private List<String> enrol() {
        enrolling.begin(tang.id(), null, origin());
        var confirmed = enrolling.confirm(tang.id(), tang.token(), codeIn(0), now);
        return ((EnrollingSecondFactor.Confirmed.Enrolled) confirmed).recoveryCodes();
    }

    /** The code of the device so many half minutes from now. */
    private String codeIn(int steps) {
        var secret = secrets.open(factors.find(tang.id()).orElseThrow().sealed());
        return TimeCodes.code(secret, TimeCodes.stepAt(now) + steps);
    }

    private Http.Answer grantCare(Person by) {
        return http.send(
                by.token(), "PUT", "/api/operator/people/" + hua.id() + "/rights", Map.of("rights", List.of("CARE")));
    }

    private List<String> rightsOfHua() {
        return jdbc.sql("select unnest(staff_rights) from identity.person where id = :id")
                .param("id", hua.id())
                .query(String.class)
                .list();
    }

    private static Origin origin() {
        return new Origin("127.0.0.1", UUID.randomUUID(), Locale.ENGLISH, null);
    }
}
