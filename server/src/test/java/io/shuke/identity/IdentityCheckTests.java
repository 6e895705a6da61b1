package io.shuke.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.Allowances;
import io.shuke.shared.MarketClock;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class IdentityCheckTests {
    @Autowired
    private PeopleFixture people;

    @Autowired
    private Identities identities;

    @Autowired
    private StoredIdentities storedIdentities;

    @Autowired
    private Consenting consenting;

    @Autowired
    private Closings closings;

    @Autowired
    private ClosingAccount closing;

    @Autowired
    private Allowances allowances;

    @Autowired
    private MarketClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;

    @BeforeEach
    void linSignsUp() {
        lin = people.partner("Lin");
    }

    @Test
    void isShownMaskedAndKeptWithoutTheNumber(CapturedOutput output) {
        var number = PeopleFixture.newIdNumber();
        var checked = check("张小熟", number, true);
        assertThat(checked.status()).as(checked.text()).isEqualTo(200);
        var mine = http.get(lin.token(), "/api/me/identity-check");
        assertThat(mine.body().path("verified").asBoolean()).isTrue();
        assertThat(mine.body().path("nameMasked").asString()).isEqualTo("张**");
        assertThat(mine.body().path("numberTail").asString()).isEqualTo(number.substring(14));
        var stored = jdbc.sql("select verified_identity::text from identity.verified_identity where person_id = :lin")
                .param("lin", lin.id())
                .query(String.class)
                .single();
        for (var seen : List.of(checked.text(), mine.text(), stored, output.getAll())) {
            assertThat(seen).doesNotContain(number).doesNotContain("张小熟");
        }
    }

    @Test
    void needsAnAgreementOfItsOwn() {
        assertThat(check("张小熟", PeopleFixture.newIdNumber(), false).problem()).isEqualTo("identity-consent-needed");
        assertThat(identities.of(lin.id())).isEmpty();
        assertThat(attempts()).isZero();
    }

    @Test
    void stopsCountingOnceTheAgreementIsTakenBack() {
        people.verify(lin);
        http.send(lin.token(), "PUT", "/api/me/consents/IDENTITY_CHECK", Map.of("granted", false));
        assertThat(identities.of(lin.id()).orElseThrow().agreed()).isFalse();
        assertThat(check("林晓雨", PeopleFixture.newIdNumber(), true).status()).isEqualTo(200);
        assertThat(identities.of(lin.id()).orElseThrow().agreed()).isTrue();
    }

    @Test
    void asksNobodyAboutANumberThatDoesNotExist() {
        var number = PeopleFixture.newIdNumber();
        var last = number.charAt(17) == '0' ? '1' : '0';
        assertThat(check("张小熟", number.substring(0, 17) + last, true).problem()).isEqualTo("invalid-request");
        assertThat(check("张小熟", PeopleFixture.idNumber("19900230", "124"), true).problem())
                .isEqualTo("invalid-request");
        assertThat(attempts()).isZero();
    }

    @Test
    void keepsNothingOfWhatDoesNotMatchOrOfAChild() {
        assertThat(check("张小熟", PeopleFixture.idNumber("19900307", "404"), true).problem())
                .isEqualTo("identity-not-matching");
        assertThat(check("张小熟", PeopleFixture.idNumber("19900307", "503"), true).problem())
                .isEqualTo("identity-check-away");
        assertThat(check("张小熟", PeopleFixture.idNumber("20150307", "124"), true).problem())
                .isEqualTo("identity-not-adult");
        assertThat(identities.of(lin.id())).isEmpty();
        assertThat(attempts()).isEqualTo(3);
    }

    @Test
    void isTriedAFewTimesADayAlone() {
        for (int i = 0; i < 5; i++) {
            assertThat(check("张小熟", PeopleFixture.idNumber("19900307", "404"), true)
                            .problem())
                    .isEqualTo("identity-not-matching");
        }
        assertThat(check("张小熟", PeopleFixture.newIdNumber(), true).problem()).isEqualTo("too-many-requests");
        assertThat(identities.of(lin.id())).isEmpty();
    }

    @Test
    void staysWhatItIsAndIsCountedOnSeveralAccounts() {
        var number = PeopleFixture.newIdNumber();
        people.verify(lin, number);
        assertThat(check("王五", PeopleFixture.newIdNumber(), true)
                        .body()
                        .path("nameMasked")
                        .asString())
                .isEqualTo("林**");
        var second = people.verify(people.partner("Lin again"), number);
        assertThat(identities.of(lin.id()).orElseThrow().accounts()).isEqualTo(2);
        assertThat(identities.sameAs(lin.id(), List.of(second.id()))).containsExactly(second.id());
        assertThat(identities.sameAs(
                        lin.id(), List.of(people.verify(people.partner("Hua")).id())))
                .isEmpty();
    }

    @Test
    void checksTheDigitByTheStandard() {
        assertThat(IdNumber.read("11010519491231002x")).isPresent();
        assertThat(IdNumber.read("440524 18800101 0014")).isPresent();
        assertThat(IdNumber.read("110105194912310021")).isEmpty();
        assertThat(IdNumber.read("11010519491231002")).isEmpty();
        assertThat(IdNumber.read("１１０１０５19491231002X")).isEmpty();
        assertThat(IdNumber.read("11010519491231002X").orElseThrow()).hasToString("****002X");
    }

    @Test
    void keepsNothingOfAnAccountThatIsClosedWhileTheVerifierIsAsked() {
        var leaving = new IdentityVerifier() {
            @Override
            public String name() {
                return "slow";
            }

            @Override
            public Answer verify(String realName, IdNumber number) {
                closing.close(lin.id(), true);
                return Answer.MATCH;
            }
        };
        var beans = new StaticListableBeanFactory(Map.of("verifier", leaving));
        var verifying = new VerifyingIdentity(
                beans.getBeanProvider(IdentityVerifier.class),
                storedIdentities,
                identities,
                consenting,
                closings,
                allowances,
                clock,
                transaction,
                5);
        assertThat(verifying.verify(lin.id(), "林晓雨", PeopleFixture.newIdNumber(), true))
                .isInstanceOf(VerifyingIdentity.Outcome.Closed.class);
        assertThat(identities.of(lin.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from identity.verified_identity where person_id = :lin")
                        .param("lin", lin.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(attempts()).isZero();
    }

    private Answer check(String name, String number, boolean agrees) {
        return http.post(
                lin.token(), "/api/me/identity-check", Map.of("realName", name, "number", number, "agrees", agrees));
    }

    private int attempts() {
        return jdbc.sql("select count(*) from identity.identity_attempt where person_id = :lin")
                .param("lin", lin.id())
                .query(Integer.class)
                .single();
    }
}
