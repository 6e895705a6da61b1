package io.shuke.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Caller;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.Right;
import io.shuke.shared.Secrets;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import io.shuke.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class SignInTests {
    private static final SignInLimits WIDE = new SignInLimits(1000, 1000, 1000, 1_000_000, 1000, 1000);

    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private People reading;

    @Autowired
    private SigningIn signingIn;

    @Autowired
    private SigningOut signingOut;

    @Autowired
    private SendingCode sendingCode;

    @Autowired
    private SettingPassword settingPassword;

    @Autowired
    private CallersOfSessions callers;

    @Autowired
    private Allowances allowances;

    @Autowired
    private SignInCodes codes;

    @Autowired
    private Sessions sessions;

    @Autowired
    private ObjectProvider<SmsGateway> gateway;

    @Autowired
    private Secrets secrets;

    @Autowired
    private Messages messages;

    @Autowired
    private MarketClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void tellsNobodyThatTheyAreNobody() {
        var answer = http.get(null, "/api/session");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("person").isNull()).isTrue();
        assertThat(answer.body().get("demo").asBoolean()).isTrue();
        assertThat(answer.body().get("locale").asString()).isEqualTo("en");
    }

    @Test
    void signsUpWhoIsNewWithACodeFromTheMailbox() {
        var phone = PeopleFixture.newPhone();
        var asked = http.post(null, "/api/sign-in-codes", Map.of("phone", "+86 " + phone));
        assertThat(asked.status()).isEqualTo(202);
        var code = codeFor(phone);

        var entered = http.post(
                null,
                "/api/sessions",
                Map.of("requestId", asked.body().get("requestId").asString(), "code", code, "delivery", "token"));

        assertThat(entered.status()).isEqualTo(201);
        assertThat(entered.body().get("newPerson").asBoolean()).isTrue();
        assertThat(entered.headers().allValues("Set-Cookie")).isEmpty();
        var me = http.get(entered.body().get("token").asString(), "/api/me").body();
        assertThat(me.get("phoneMasked").asString()).isEqualTo(phone.substring(0, 3) + "****" + phone.substring(7));
        assertThat(me.get("nickname").asString()).startsWith("Friend ");
        assertThat(me.get("staffRights").size()).isZero();
        assertThat(me.get("partner").asBoolean()).isFalse();
    }

    @Test
    void knowsWhoComesAgain() {
        var mei = people.signUp("Mei");
        var entered = (SigningIn.Outcome.Entered) signIn(mei.phone(), origin());
        assertThat(entered.newPerson()).isFalse();
        assertThat(entered.personId()).isEqualTo(mei.id());
        assertThat(entered.token()).isNotEqualTo(mei.token());
        assertThat(reading.cardsOf(Set.of(mei.id())).values())
                .extracting(PersonCard::nickname)
                .containsExactly("Mei");
    }

    @Test
    void neverTellsTheCodeInAnAnswerOrALog(CapturedOutput output) {
        var phone = PeopleFixture.newPhone();
        var asked = http.post(null, "/api/sign-in-codes", Map.of("phone", phone));
        var code = codeFor(phone);
        var request = Map.of("requestId", asked.body().get("requestId").asString(), "code", code);
        var entered = http.post(null, "/api/sessions", request);
        var again = http.post(null, "/api/sessions", request);

        assertThat(again.problem()).isEqualTo("sign-in-code-spent");
        for (var answer : List.of(asked, entered, again)) {
            assertThat(answer.text()).doesNotContain("\"" + code, phone);
            assertThat(answer.headers().map().toString()).doesNotContain("=" + code, phone);
        }
        assertThat(output.getAll()).doesNotContain(phone, " " + code);
    }

    @Test
    void answersTheSameWhetherSomebodyHasTheNumberOrNot() {
        var known = http.post(
                null, "/api/sign-in-codes", Map.of("phone", people.signUp("Mei").phone()));
        var unknown = http.post(null, "/api/sign-in-codes", Map.of("phone", PeopleFixture.newPhone()));
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(202);
        assertThat(known.body().propertyNames()).isEqualTo(unknown.body().propertyNames());
    }

    @Test
    void opensOneSessionWhenTwentyUseOneCodeAtOnce() {
        var phone = PeopleFixture.newPhone();
        var sent = send(sendingCode, phone, origin(), clock.unmoved());
        var code = codeFor(phone);
        var outcomes = Together.run(20, i -> () -> signingIn.byCode(sent.requestId(), code, origin()));
        assertThat(outcomes)
                .filteredOn(SigningIn.Outcome.Entered.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(SigningIn.Outcome.CodeSpent.class::isInstance)
                .hasSize(19);
    }

    @Test
    void makesOnePersonWhenOneNumberSignsUpTwentyTimesAtOnce() {
        var phone = Phone.of(PeopleFixture.newPhone(), "phone");
        var outcomes = Together.run(20, i -> () -> signingIn.enter(phone, origin(), clock.unmoved()));
        assertThat(outcomes)
                .extracting(SigningIn.Outcome.Entered::personId)
                .containsOnly(outcomes.getFirst().personId());
        assertThat(outcomes).filteredOn(SigningIn.Outcome.Entered::newPerson).hasSize(1);
        assertThat(outcomes).extracting(SigningIn.Outcome.Entered::token).doesNotHaveDuplicates();
    }

    @Test
    void spendsACodeAfterFiveWrongGuesses() {
        var phone = PeopleFixture.newPhone();
        var sent = send(sendingCode, phone, origin(), clock.unmoved());
        var code = codeFor(phone);
        var wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertThat(signingIn.byCode(sent.requestId(), wrong, origin()))
                    .isInstanceOf(SigningIn.Outcome.Refused.class);
        }
        assertThat(signingIn.byCode(sent.requestId(), code, origin())).isInstanceOf(SigningIn.Outcome.CodeSpent.class);
    }

    @Test
    void refusesACodeThatIsTenMinutesOldOrOfAnotherRequest() {
        var phone = PeopleFixture.newPhone();
        var now = clock.unmoved();
        var sent = send(sendingCode, phone, origin(), now);
        var code = codeFor(phone);
        assertThat(sent.expiresAt()).isEqualTo(now.plus(Duration.ofMinutes(10)));
        assertThat(signingIn.byCode(sent.requestId(), code, origin(), sent.expiresAt()))
                .isInstanceOf(SigningIn.Outcome.CodeSpent.class);
        assertThat(signingIn.byCode(UUID.randomUUID(), code, origin())).isInstanceOf(SigningIn.Outcome.CodeSpent.class);
        assertThat(signingIn.byCode(sent.requestId(), code, origin())).isInstanceOf(SigningIn.Outcome.Entered.class);
    }

    @Test
    void sendsANumberOneCodeAMinuteAndTenADay() {
        var phone = PeopleFixture.newPhone();
        var start = clock.unmoved();
        assertThat(sendingCode.send(Phone.of(phone, "phone"), origin(), start)).isInstanceOf(sent());
        assertThat(sendingCode.send(Phone.of(phone, "phone"), origin(), start.plusSeconds(59)))
                .isEqualTo(new SendingCode.Outcome.TooOften(start.plusSeconds(60)));
        for (int minute = 1; minute < 10; minute++) {
            assertThat(sendingCode.send(Phone.of(phone, "phone"), origin(), start.plusSeconds(60L * minute)))
                    .isInstanceOf(sent());
        }
        assertThat(sendingCode.send(Phone.of(phone, "phone"), origin(), start.plusSeconds(600)))
                .isEqualTo(new SendingCode.Outcome.TooOften(start.plus(Duration.ofDays(1))));
        assertThat(sendingCode.send(Phone.of(phone, "phone"), origin(), start.plus(Duration.ofDays(1))))
                .isInstanceOf(sent());
    }

    @Test
    void sendsOneCodeWhenANumberAsksTwentyTimesAtOnce() {
        var phone = Phone.of(PeopleFixture.newPhone(), "phone");
        var outcomes = Together.run(20, i -> () -> sendingCode.send(phone, origin()));
        assertThat(outcomes).filteredOn(sent()::isInstance).hasSize(1);
        assertThat(lettersTo(phone.national())).hasSize(1);
    }

    @Test
    void capsTheCodesOfANetworkADeviceAndTheWholeDay() {
        var later = clock.unmoved().plus(Duration.ofDays(1000));
        var byNetwork = sendingWith(new SignInLimits(10, 2, 20, 1_000_000, 10, 10));
        var network = new Origin("198.51.100.7", null, Locale.ENGLISH, null);
        assertThat(sendThree(byNetwork, network, later)).containsExactly(true, true, false);

        var byDevice = sendingWith(new SignInLimits(10, 100, 2, 1_000_000, 10, 10));
        var device = new Origin("198.51.100.8", UUID.randomUUID(), Locale.ENGLISH, null);
        assertThat(sendThree(byDevice, device, later)).containsExactly(true, true, false);

        var muchLater = clock.unmoved().plus(Duration.ofDays(2000));
        var byAll = sendingWith(new SignInLimits(10, 100, 20, 2, 10, 10));
        assertThat(sendThree(byAll, origin(), muchLater)).containsExactly(true, true, false);
    }

    @Test
    void countsNothingOfARefusedRequest() {
        var limits = new SignInLimits(10, 2, 20, 1_000_000, 10, 10);
        var sending = sendingWith(limits);
        var network = new Origin("198.51.100.9", null, Locale.ENGLISH, null);
        var now = clock.unmoved();
        var phone = Phone.of(PeopleFixture.newPhone(), "phone");
        assertThat(sending.send(phone, network, now)).isInstanceOf(sent());
        assertThat(sending.send(phone, network, now.plusSeconds(1))).isInstanceOf(SendingCode.Outcome.TooOften.class);
        assertThat(sending.send(Phone.of(PeopleFixture.newPhone(), "phone"), network, now.plusSeconds(2)))
                .isInstanceOf(sent());
    }

    @Test
    void tellsHowLongToWait() {
        var phone = PeopleFixture.newPhone();
        http.post(null, "/api/sign-in-codes", Map.of("phone", phone));
        var refused = http.post(null, "/api/sign-in-codes", Map.of("phone", phone));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.body().get("retryAfterSeconds").asInt()).isBetween(50, 61);
    }

    @Test
    void saysWhenTheMessageCouldNotBeSent(CapturedOutput output) {
        var broken = new SendingCode(
                allowances, WIDE, codes, providerOf(new BrokenGateway()), secrets, messages, clock, transaction);
        var phone = PeopleFixture.newPhone();
        assertThat(broken.send(Phone.of(phone, "phone"), origin())).isEqualTo(new SendingCode.Outcome.NotSent());
        assertThat(output.getAll()).contains("could not be sent").doesNotContain(phone);
    }

    @Test
    void signsInByPassword() {
        var mei = people.signUp("Mei");
        setPassword(mei, null, "seven quiet horses");
        var entered = http.post(
                null,
                "/api/sessions",
                Map.of("phone", mei.phone(), "password", "seven quiet horses", "delivery", "token"));
        assertThat(entered.status()).isEqualTo(201);
        assertThat(entered.body().get("newPerson").asBoolean()).isFalse();
        assertThat(entered.body()
                        .get("session")
                        .get("person")
                        .get("hasPassword")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void refusesWrongPasswordsUnknownNumbersAndPeopleWithoutOneAlike() {
        var mei = people.signUp("Mei");
        var lin = people.signUp("Lin");
        setPassword(mei, null, "seven quiet horses");
        for (var phone : List.of(mei.phone(), lin.phone(), PeopleFixture.newPhone())) {
            var answer = http.post(null, "/api/sessions", Map.of("phone", phone, "password", "eight quiet horses"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("sign-in-failed");
            assertThat(answer.body().get("title").asString()).isEqualTo("Sign-in failed");
        }
    }

    @Test
    void stopsGuessingPasswords() {
        var mei = people.signUp("Mei");
        setPassword(mei, null, "seven quiet horses");
        var phone = Phone.of(mei.phone(), "phone");
        var limits = new SignInLimits(10, 10, 10, 10, 2, 1000);
        var number = phone.hashText(secrets);
        var now = clock.unmoved();
        for (int i = 0; i < 2; i++) {
            assertThat(allowances.use(limits.forPasswordTry(number, origin()), now))
                    .isEmpty();
        }
        assertThat(allowances.use(limits.forPasswordTry(number, origin()), now))
                .hasValueSatisfying(refusal -> assertThat(refusal.again()).isEqualTo(now.plus(Duration.ofMinutes(15))));
        for (int i = 0; i < 8; i++) {
            signingIn.byPassword(phone, "eight quiet horses", origin());
        }
        assertThat(signingIn.byPassword(phone, "seven quiet horses", origin()))
                .isInstanceOf(SigningIn.Outcome.TooOften.class);
    }

    @Test
    void wantsTheOldPasswordForANewOneAndEndsTheOtherSessions() {
        var mei = people.signUp("Mei");
        setPassword(mei, null, "seven quiet horses");
        var elsewhere = (SigningIn.Outcome.Entered) signIn(mei.phone(), origin());
        assertThat(http.get(elsewhere.token(), "/api/me").status()).isEqualTo(200);

        var without = http.send(mei.token(), "PUT", "/api/me/password", Map.of("newPassword", "nine loud horses"));
        assertThat(without.problem()).isEqualTo("password-wrong");
        var changed = http.send(
                mei.token(),
                "PUT",
                "/api/me/password",
                Map.of("currentPassword", "seven quiet horses", "newPassword", "nine loud horses"));
        assertThat(changed.status()).isEqualTo(204);
        assertThat(http.get(mei.token(), "/api/me").status()).isEqualTo(200);
        assertThat(http.get(elsewhere.token(), "/api/me").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "1234567890", "aaaaaaaaaaaaaa", "Password123", "my%sis long"})
    void refusesPasswordsThatAreGuessedFirst(String password) {
        var mei = people.signUp("Mei");
        var wanted = password.formatted(mei.phone());
        var answer = http.send(mei.token(), "PUT", "/api/me/password", Map.of("newPassword", wanted));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("password-too-weak");
        assertThat(http.get(mei.token(), "/api/me").body().get("hasPassword").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "23800001001", "+1 415 555 0100", "138000010011", "१३८००००१००१", "x"})
    void refusesWhatIsNoMobileNumber(String phone) {
        var answer = http.post(null, "/api/sign-in-codes", Map.of("phone", phone));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").get(0).get("field").asString()).isEqualTo("phone");
    }

    @Test
    void readsANumberInAnyUsualWriting() {
        for (var written : List.of("13800001001", "+86 138 0000 1001", "0086-138-0000-1001", "(86)13800001001")) {
            assertThat(Phone.read(written)).hasValue(new Phone("+8613800001001"));
        }
        assertThat(new Phone("+8613800001001").toString()).isEqualTo("138****1001");
    }

    @Test
    void refusesIncompleteSignIns() {
        assertThat(http.post(null, "/api/sessions", Map.of()).status()).isEqualTo(400);
        assertThat(http.post(null, "/api/sessions", Map.of("code", "123456")).status())
                .isEqualTo(400);
        assertThat(http.post(null, "/api/sessions", Map.of("requestId", "x", "code", "123456"))
                        .status())
                .isEqualTo(400);
        assertThat(http.post(null, "/api/sessions", "[]").status()).isEqualTo(400);
    }

    @Test
    void findsTheCallerWithOneStatementAndRemembersThem() {
        var mei = people.signUp("Mei");
        assertThat(StatementCounts.during(() -> http.get(mei.token(), "/api/demo/clock")))
                .hasSize(1);
        assertThat(StatementCounts.during(() -> http.get(mei.token(), "/api/demo/clock")))
                .isEmpty();
    }

    @Test
    void forgetsASessionAtOnceWhenItEnds() {
        var mei = people.signUp("Mei");
        assertThat(http.get(mei.token(), "/api/me").status()).isEqualTo(200);
        assertThat(http.send(mei.token(), "DELETE", "/api/session", null).status())
                .isEqualTo(204);
        assertThat(http.get(mei.token(), "/api/me").status()).isEqualTo(401);
    }

    @Test
    void seesNewRightsAtOnce() {
        var mei = people.signUp("Mei");
        var owner = people.staff(Right.OWNER);
        assertThat(http.get(mei.token(), "/api/operator/people").status()).isEqualTo(403);
        var granted = http.send(
                owner.token(),
                "PUT",
                "/api/operator/people/" + mei.id() + "/rights",
                Map.of("rights", List.of("CARE")));
        assertThat(granted.status()).isEqualTo(204);
        assertThat(http.get(mei.token(), "/api/operator/people").status()).isEqualTo(200);
    }

    @Test
    void endsSessionsWithTime() {
        var mei = people.signUp("Mei");
        var hash = SessionToken.hash(mei.token());
        var now = clock.unmoved();
        assertThat(sessions.find(hash, now.plus(Duration.ofDays(29)))).isPresent();
        assertThat(sessions.find(hash, now.plus(Duration.ofDays(31)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "漢"})
    void takesATokenItDoesNotKnowForNobody(String token) {
        assertThat(callers.callerOf(token, null)).isEqualTo(Caller.nobody(null));
        signingOut.signOut(token);
    }

    @Test
    void keepsAllowancesExactUnderACrowd() {
        var allowance = List.of(new Allowance("test:" + UUID.randomUUID(), 7, Duration.ofHours(1), Duration.ZERO));
        var now = clock.unmoved();
        var refusals = Together.run(50, i -> () -> allowances.use(allowance, now));
        assertThat(refusals).filteredOn(java.util.Optional::isEmpty).hasSize(7);
    }

    private static Class<SendingCode.Outcome.Sent> sent() {
        return SendingCode.Outcome.Sent.class;
    }

    private List<Boolean> sendThree(SendingCode sending, Origin origin, Instant at) {
        return List.of(0, 1, 2).stream()
                .map(i -> sending.send(Phone.of(PeopleFixture.newPhone(), "phone"), origin, at))
                .map(sent()::isInstance)
                .toList();
    }

    private SendingCode sendingWith(SignInLimits limits) {
        return new SendingCode(allowances, limits, codes, gateway, secrets, messages, clock, transaction);
    }

    private SendingCode.Outcome.Sent send(SendingCode sending, String phone, Origin origin, Instant at) {
        return (SendingCode.Outcome.Sent) sending.send(Phone.of(phone, "phone"), origin, at);
    }

    private SigningIn.Outcome signIn(String phone, Origin origin) {
        return signingIn.byCode(
                send(sendingCode, phone, origin, clock.unmoved()).requestId(), codeFor(phone), origin);
    }

    private void setPassword(Person person, @Nullable String current, String wanted) {
        assertThat(settingPassword.set(person.id(), current, wanted, origin(), person.token()))
                .isInstanceOf(SettingPassword.Outcome.Set.class);
    }

    private static Origin origin() {
        return new Origin("127.0.0.1", null, Locale.ENGLISH, null);
    }

    private String codeFor(String phone) {
        return lettersTo(phone).getFirst();
    }

    private List<String> lettersTo(String phone) {
        return http.get(null, "/api/demo/messages")
                .body()
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("to").asString().equals(phone))
                .map(letter -> letter.get("code").asString())
                .toList();
    }

    private static ObjectProvider<SmsGateway> providerOf(SmsGateway gateway) {
        var beans = new org.springframework.beans.factory.support.StaticListableBeanFactory();
        beans.addBean("gateway", gateway);
        return beans.getBeanProvider(SmsGateway.class);
    }

    /** Fails, and says the code in what it throws, as a careless gateway might. */
    private static final class BrokenGateway implements SmsGateway {
        @Override
        public void send(SmsMessage message) {
            throw new IllegalStateException("cannot send to " + message.to().international() + ": " + message.text());
        }
    }
}
