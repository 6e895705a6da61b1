package io.shuke.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.BecomingPartner;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.sandbox.Faults;
import io.shuke.sandbox.SendingNotices;
import io.shuke.sandbox.StoredFaults;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A partner's money, from the wish to the provider, over HTTP. */
@ServerTest
class PayoutTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private BecomingPartner partners;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Balances balances;

    @Autowired
    private AskingPayout asking;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private SendingPayouts sending;

    @Autowired
    private SendingNotices notices;

    @Autowired
    private StoredFaults faults;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person finance;
    private Account available;
    private Account inPayout;

    @BeforeEach
    void earn() {
        drain();
        lin = people.verify(people.partner("Lin"));
        finance = people.staff(Right.FINANCE);
        available = Account.of(AccountKind.PARTNER_AVAILABLE, lin.id());
        inPayout = Account.of(AccountKind.PARTNER_IN_PAYOUT, lin.id());
        ledger.post(Transfer.between(
                Ids.next(),
                new Transfer.Cause("test", lin.id()),
                Account.clearing("sandbox"),
                available,
                Money.cny(10_000)));
    }

    @AfterEach
    void mend() {
        faults.set(Faults.NONE);
    }

    @Test
    void saysUnderWhichTermsItPays() {
        var terms = http.get(lin.token(), "/api/my/payout-terms").body();
        assertThat(terms.path("available").path("amountMinor").asLong()).isEqualTo(10_000);
        assertThat(terms.path("minimum").path("amountMinor").asLong()).isEqualTo(100);
        assertThat(terms.path("fee").path("amountMinor").asLong()).isEqualTo(10);
        assertThat(terms.path("promisedWorkingDays").asInt()).isEqualTo(3);
    }

    @Test
    void takesTheAmountAsideAtOnce() {
        var asked = ask(4_000, "one");
        assertThat(asked.status()).isEqualTo(201);
        var payout = asked.body();
        assertThat(payout.path("state").asString()).isEqualTo("ASKED");
        assertThat(payout.path("net").path("amountMinor").asLong()).isEqualTo(3_990);
        assertThat(balances.of(available)).isEqualTo(Money.cny(6_000));
        assertThat(balances.of(inPayout)).isEqualTo(Money.cny(4_000));
        assertThat(http.get(lin.token(), "/api/my/payouts")
                        .body()
                        .path("items")
                        .path(0)
                        .path("id"))
                .isEqualTo(payout.path("id"));
    }

    @Test
    void answersTheSameKeyWithTheSamePayout() {
        var first = ask(4_000, "one");
        var second = ask(4_000, "one");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(ask(4_001, "one").problem()).isEqualTo("idempotency-key-reused");
        assertThat(http.post(lin.token(), "/api/my/payouts", body(4_000)).problem())
                .isEqualTo("idempotency-key-needed");
        assertThat(balances.of(available)).isEqualTo(Money.cny(6_000));
    }

    @Test
    void refusesAmountsThatMakeNoSense() {
        assertThat(ask(10_001, "a").problem()).isEqualTo("balance-too-low");
        assertThat(ask(99, "b").problem()).isEqualTo("payout-below-minimum");
        assertThat(ask(0, "c").problem()).isEqualTo("invalid-request");
        assertThat(ask(-5, "d").problem()).isEqualTo("invalid-request");
        assertThat(ask(100_000_000_00L, "e").problem()).isEqualTo("balance-too-low");
        assertThat(http.post(
                                lin.token(),
                                "/api/my/payouts",
                                Map.of("amount", Map.of("amountMinor", 500, "currency", "USD")),
                                "Idempotency-Key",
                                "f")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(http.post(lin.token(), "/api/my/payouts", Map.of(), "Idempotency-Key", "g")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(balances.of(available)).isEqualTo(Money.cny(10_000));
    }

    /**
     * Without the ledger's guard – the {@code short} rows of its statement and the CHECK behind them – all twenty are
     * asked for and the balance goes below zero.
     */
    @Test
    void neverPassesTheBalanceHoweverManyAreAskedForAtOnce() {
        var answers = Together.run(20, i -> () -> ask(3_000, "key " + i));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(3);
        assertThat(answers.stream().filter(answer -> answer.problem().equals("balance-too-low")))
                .hasSize(17);
        assertThat(balances.of(available)).isEqualTo(Money.cny(1_000));
        assertThat(balances.of(inPayout)).isEqualTo(Money.cny(9_000));
    }

    @Test
    void isPaidOnceApprovedAndSent() {
        var payout = ask(4_000, "one").body();
        var approved = decide(payout.path("id").asString(), "approval", null);
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.body().path("state").asString()).isEqualTo("APPROVED");
        send();
        assertThat(state(payout.path("id").asString())).isEqualTo("SENT");
        drain();
        assertThat(state(payout.path("id").asString())).isEqualTo("PAID");
        assertThat(balances.of(inPayout).isZero()).isTrue();
        assertThat(balances.of(available)).isEqualTo(Money.cny(6_000));
        assertThat(audits(payout.path("id").asString())).isEqualTo(1);
    }

    @Test
    void givesTheMoneyBackWhenItIsRejected() {
        var payout = ask(4_000, "one").body().path("id").asString();
        assertThat(decide(payout, "rejection", Map.of("reason", " ")).status()).isEqualTo(400);
        var rejected = decide(payout, "rejection", Map.of("reason", "The names differ"), "again");
        assertThat(rejected.body().path("state").asString()).isEqualTo("REJECTED");
        assertThat(rejected.body().path("reason").asString()).isEqualTo("The names differ");
        assertThat(balances.of(available)).isEqualTo(Money.cny(10_000));
        assertThat(balances.of(inPayout).isZero()).isTrue();
        assertThat(decide(payout, "approval", null, "late").problem()).isEqualTo("payout-not-in-state");
        assertThat(audits(payout)).isEqualTo(1);
    }

    @Test
    void givesTheMoneyBackWhenTheProviderFails() {
        faults.set(new Faults(false, 0, false, false, false, true));
        var payout = approved(4_000);
        send();
        drain();
        assertThat(state(payout)).isEqualTo("FAILED");
        assertThat(balances.of(available)).isEqualTo(Money.cny(10_000));
        assertThat(balances.of(inPayout).isZero()).isTrue();
    }

    @Test
    void sendsTheSameNumberAgainWhenTheNoticeWasLost() {
        faults.set(new Faults(false, 0, false, true, false, false));
        var payout = approved(4_000);
        send();
        drain();
        assertThat(state(payout)).isEqualTo("SENT");
        clock.standAhead(clock.ahead().plus(Duration.ofSeconds(20)));
        send();
        assertThat(state(payout)).isEqualTo("PAID");
        assertThat(jdbc.sql("select count(*) from sandbox.payout where payee = :lin")
                        .param("lin", lin.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Without the catch of everything in the sending loop those behind the broken one wait for their next turn. */
    @Test
    void oneThatCantBeEndedHoldsUpNoOther() {
        faults.set(new Faults(false, 0, false, true, false, false));
        earn(lin, 10_000);
        var hua = people.verify(people.partner("Hua"));
        earn(hua, 10_000);
        var first = approved(4_000);
        var broken = ask(hua, 4_000, "broken").body().path("id").asString();
        assertThat(approve(finance, broken).status()).isEqualTo(200);
        var last = ask(5_000, "last").body().path("id").asString();
        assertThat(approve(finance, last).status()).isEqualTo(200);
        send();
        var gone = Account.of(AccountKind.PARTNER_IN_PAYOUT, hua.id());
        move(gone, Account.clearing("sandbox"));
        clock.standAhead(clock.ahead().plus(Duration.ofSeconds(20)));

        send();

        assertThat(List.of(first, broken, last)).map(this::state).containsExactly("PAID", "SENT", "PAID");
        move(Account.clearing("sandbox"), gone);
        clock.standAhead(clock.ahead().plus(Duration.ofSeconds(40)));
        send();
        assertThat(state(broken)).isEqualTo("PAID");
        assertThat(balances.of(gone).isZero()).isTrue();
    }

    private void move(Account from, Account to) {
        ledger.post(
                Transfer.between(Ids.next(), new Transfer.Cause("test", from.ownerId()), from, to, Money.cny(4_000)));
    }

    @Test
    void isDecidedOnceHoweverManyDecideAtOnce() {
        var payout = ask(4_000, "one").body().path("id").asString();
        var answers = Together.run(
                10,
                i -> () -> i % 2 == 0
                        ? decide(payout, "approval", null, "key " + i)
                        : decide(payout, "rejection", Map.of("reason", "No."), "key " + i));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.problem().equals("payout-not-in-state")))
                .hasSize(9);
        assertThat(audits(payout)).isEqualTo(1);
    }

    @Test
    void goesToVerifiedPeopleWhoAgreeAlone() {
        var hua = people.partner("Hua");
        earn(hua, 10_000);
        assertThat(ask(hua, 4_000, "one").problem()).isEqualTo("payout-identity-needed");
        people.verify(hua);
        http.send(hua.token(), "PUT", "/api/me/consents/IDENTITY_CHECK", Map.of("granted", false));
        assertThat(ask(hua, 4_000, "two").problem()).isEqualTo("payout-identity-needed");
        http.send(hua.token(), "PUT", "/api/me/consents/IDENTITY_CHECK", Map.of("granted", true));
        assertThat(ask(hua, 4_000, "three").status()).isEqualTo(201);
    }

    @Test
    void takesTwoPeopleAboveTheLimit() {
        earn(lin, 1_000_000);
        var payout = ask(50_001, "large").body().path("id").asString();
        assertThat(decide(payout, "approval", null, "first")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("ASKED");
        assertThat(decide(payout, "approval", null, "again").problem()).isEqualTo("payout-needs-another-person");
        assertThat(row(payout).path("approvalsNeeded").asInt()).isEqualTo(2);
        assertThat(row(payout).path("firstApprovedBy").asString())
                .isEqualTo(finance.id().toString());
        send();
        assertThat(state(payout)).isEqualTo("ASKED");
        assertThat(approve(people.staff(Right.FINANCE), payout)
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("APPROVED");
        assertThat(audits(payout)).isEqualTo(2);
        send();
        drain();
        assertThat(state(payout)).isEqualTo("PAID");
        var small = ask(50_000, "small").body().path("id").asString();
        assertThat(decide(small, "approval", null).body().path("state").asString())
                .isEqualTo("APPROVED");
    }

    @Test
    void isRejectedAfterAFirstApprovalToo() {
        earn(lin, 1_000_000);
        var payout = ask(60_000, "large").body().path("id").asString();
        decide(payout, "approval", null, "first");
        assertThat(decide(payout, "rejection", Map.of("reason", "The names differ"), "then")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("REJECTED");
        assertThat(approve(people.staff(Right.FINANCE), payout).problem()).isEqualTo("payout-not-in-state");
        assertThat(balances.of(available)).isEqualTo(Money.cny(1_010_000));
    }

    @Test
    void isNeverApprovedByWhoIsPaid() {
        var own = people.verify(people.staff(Right.FINANCE));
        partners.become(own.id());
        earn(own, 10_000);
        var payout = ask(own, 4_000, "mine").body().path("id").asString();
        assertThat(approve(own, payout).problem()).isEqualTo("payout-needs-another-person");
        assertThat(state(payout)).isEqualTo("ASKED");
        assertThat(approve(finance, payout).status()).isEqualTo(200);
    }

    @Test
    void isNeverApprovedByOneVerifiedPersonUnderTwoAccounts() {
        earn(lin, 1_000_000);
        var number = PeopleFixture.newIdNumber();
        var one = people.verify(people.staff(Right.FINANCE), number);
        var again = people.verify(people.staff(Right.FINANCE), number);
        var payout = ask(60_000, "large").body().path("id").asString();
        assertThat(approve(one, payout).status()).isEqualTo(200);
        assertThat(approve(again, payout).problem()).isEqualTo("payout-needs-another-person");
        var hua = people.verify(people.partner("Hua"), number);
        earn(hua, 10_000);
        var theirs = ask(hua, 4_000, "theirs").body().path("id").asString();
        assertThat(approve(one, theirs).problem()).isEqualTo("payout-needs-another-person");
        assertThat(state(payout)).isEqualTo("ASKED");
        assertThat(approve(finance, payout).status()).isEqualTo(200);
    }

    @Test
    void onePersonsApprovalsAtOnceCountOnce() {
        earn(lin, 1_000_000);
        var payout = ask(60_000, "large").body().path("id").asString();
        var answers = Together.run(8, i -> () -> decide(payout, "approval", null, "key " + i));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.problem().equals("payout-needs-another-person")))
                .hasSize(7);
        assertThat(state(payout)).isEqualTo("ASKED");
        assertThat(audits(payout)).isEqualTo(1);
    }

    /** Six people approve and three reject at once: two approvals pay, or a rejection gives back, and never both. */
    @Test
    void isPaidByTwoOrRejectedByOneHoweverManyDecideAtOnce() {
        earn(lin, 1_000_000);
        var payout = ask(60_000, "large").body().path("id").asString();
        var staff =
                IntStream.range(0, 9).mapToObj(i -> people.staff(Right.FINANCE)).toList();
        var answers = Together.run(
                9,
                i -> () -> http.post(
                        staff.get(i).token(),
                        "/api/operator/payouts/" + payout + "/" + (i % 3 == 2 ? "rejection" : "approval"),
                        i % 3 == 2 ? Map.of("reason", "No.") : null,
                        "Idempotency-Key",
                        "race"));
        var took = answers.stream().filter(answer -> answer.status() == 200).toList();
        var ended = took.stream()
                .map(answer -> answer.body().path("state").asString())
                .filter(state -> !state.equals("ASKED"))
                .toList();
        assertThat(ended).hasSize(1);
        var rejected = ended.getFirst().equals("REJECTED");
        assertThat(took.size()).isBetween(rejected ? 1 : 2, 2);
        assertThat(audits(payout)).isEqualTo(took.size());
        send();
        drain();
        assertThat(state(payout)).isEqualTo(rejected ? "REJECTED" : "PAID");
        assertThat(balances.of(available)).isEqualTo(Money.cny(rejected ? 1_010_000 : 950_000));
        assertThat(balances.of(inPayout).isZero()).isTrue();
    }

    @Test
    void neverPassesTheMonthsCapHoweverManyAreAskedForAtOnce() {
        earn(lin, 10_000_000);
        var answers = Together.run(6, i -> () -> ask(2_000_000, "key " + i));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(2);
        assertThat(answers.stream().filter(answer -> answer.problem().equals("payout-cap-reached")))
                .hasSize(4);
        assertThat(balances.of(inPayout)).isEqualTo(Money.cny(4_000_000));
        var rejected = answers.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        decide(rejected.body().path("id").asString(), "rejection", Map.of("reason", "No."));
        assertThat(ask(2_000_000, "then").status()).isEqualTo(201);
    }

    /** The second account's wish waits for the first one's, and sees it. */
    @Test
    void neverPassesTheMonthsCapOnAllAccountsOfAPersonAtOnce() {
        var number = PeopleFixture.newIdNumber();
        var one = people.verify(people.partner("Hua"), number);
        var other = people.verify(people.partner("Hua again"), number);
        earn(one, 5_000_000);
        earn(other, 5_000_000);
        var first = new CountDownLatch(1);
        var outcomes = Together.<AskingPayout.Outcome>run(2, i -> () -> {
            if (i == 0) {
                return Objects.requireNonNull(transaction.execute(running -> {
                    var asked = asking.ask(one.id(), Money.cny(3_000_000));
                    first.countDown();
                    Waiters.await(jdbc);
                    return asked;
                }));
            }
            first.await();
            return Objects.requireNonNull(transaction.execute(running -> {
                var asked = asking.ask(other.id(), Money.cny(3_000_000));
                running.setRollbackOnly();
                return asked;
            }));
        });
        assertThat(outcomes.getFirst()).isInstanceOf(AskingPayout.Outcome.Asked.class);
        assertThat(outcomes.getLast()).isInstanceOf(AskingPayout.Outcome.CapReached.class);
    }

    @Test
    void isApprovedOnlyWhileWhoIsPaidIsVerifiedAndAgrees() {
        var payout = ask(4_000, "one").body().path("id").asString();
        http.send(lin.token(), "PUT", "/api/me/consents/IDENTITY_CHECK", Map.of("granted", false));
        assertThat(approve(finance, payout).problem()).isEqualTo("payout-payee-not-verified");
        assertThat(state(payout)).isEqualTo("ASKED");
        http.send(lin.token(), "PUT", "/api/me/consents/IDENTITY_CHECK", Map.of("granted", true));
        assertThat(approve(people.staff(Right.FINANCE), payout).status()).isEqualTo(200);
    }

    /** 8,000 × 80 % − 5,000 = 1,400, at 3 %: 42.00; the fee is 0.10. */
    @Test
    void withholdsTheTaxInThePostingThatPays() {
        earn(lin, 1_000_000);
        var withheld = balances.of(Account.of(AccountKind.TAX_WITHHELD, Account.MARKET));
        var quote =
                http.get(lin.token(), "/api/my/payout-quote?amountMinor=800000").body();
        assertThat(quote.path("tax").path("amountMinor").asLong()).isEqualTo(4_200);
        var payout = twiceApproved(800_000);
        send();
        drain();
        assertThat(state(payout)).isEqualTo("PAID");
        assertThat(row(payout).path("tax").path("amountMinor").asLong()).isEqualTo(4_200);
        assertThat(row(payout).path("net").path("amountMinor").asLong()).isEqualTo(795_790);
        assertThat(balances.of(Account.of(AccountKind.TAX_WITHHELD, Account.MARKET))
                        .minus(withheld))
                .isEqualTo(Money.cny(4_200));
        assertThat(jdbc.sql("select amount_minor from sandbox.payout where payee = :lin")
                        .param("lin", lin.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(795_790);
        var month = YearMonth.from(clock.instant().atZone(MarketClock.ZONE));
        var file = http.get(finance.token(), "/api/operator/tax-months/" + month + "/people.csv");
        assertThat(file.text()).startsWith("\uFEFF").contains(lin.id() + ",Lin,林**,");
        assertThat(file.text().lines().filter(line -> line.startsWith(lin.id().toString())))
                .singleElement()
                .asString()
                .endsWith(",1,1,1,8000.00,0.10,42.00,7957.90,CNY");
    }

    /** The tax counts by person, and so does its list. */
    @Test
    void aPersonWithTwoAccountsStandsOnceInTheMonthsTax() {
        var number = PeopleFixture.newIdNumber();
        var one = people.verify(people.partner("One"), number);
        var two = people.verify(people.partner("Two"), number);
        var month = YearMonth.from(clock.instant().atZone(MarketClock.ZONE));
        var before = peopleTaxedIn(month);
        for (var account : List.of(one, two)) {
            earn(account, 400_000);
            var payout = ask(account, 400_000, "all").body().path("id").asString();
            approve(finance, payout);
            assertThat(approve(people.staff(Right.FINANCE), payout).status()).isEqualTo(200);
        }

        var rows = rowsOf(month, List.of(one, two));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.path("accountIds").valueStream().map(JsonNode::asString))
                    .containsExactly(one.id().toString(), two.id().toString());
            assertThat(row.path("nameMasked").asString()).isEqualTo("林**");
            assertThat(row.path("payouts").asInt()).isEqualTo(2);
            assertThat(row.path("gross").path("amountMinor").asLong()).isEqualTo(800_000);
            assertThat(row.path("tax").path("amountMinor").asLong()).isEqualTo(4_200);
        });
        assertThat(peopleTaxedIn(month)).isEqualTo(before + 1);
    }

    private List<JsonNode> rowsOf(YearMonth month, List<Person> accounts) {
        var found = new java.util.ArrayList<JsonNode>();
        var after = "";
        do {
            var page = http.get(finance.token(), "/api/operator/tax-months/" + month + "?limit=1" + after)
                    .body();
            page.path("items").forEach(found::add);
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());
        var ids = accounts.stream().map(account -> account.id().toString()).toList();
        return found.stream()
                .filter(row -> ids.stream().anyMatch(row.toString()::contains))
                .toList();
    }

    private int peopleTaxedIn(YearMonth month) {
        return http.get(finance.token(), "/api/operator/tax-months")
                .body()
                .path("items")
                .valueStream()
                .filter(sum -> sum.path("month").asString().equals(month.toString()))
                .mapToInt(sum -> sum.path("people").asInt())
                .sum();
    }

    @Test
    void countsNoTaxForAPayoutThatFailed() {
        earn(lin, 1_000_000);
        faults.set(new Faults(false, 0, false, false, false, true));
        var payout = twiceApproved(800_000);
        send();
        drain();
        assertThat(state(payout)).isEqualTo("FAILED");
        assertThat(balances.of(available)).isEqualTo(Money.cny(1_010_000));
        assertThat(jdbc.sql("select sum(tax_minor) from tax.withholding where person_id = :lin")
                        .param("lin", lin.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void endsOnceHoweverOftenItIsTold() {
        var payout = UUID.fromString(approved(4_000));
        var told = payments.payout(payout, "payout.paid");
        var answers = Together.run(
                12,
                i -> () -> payments.send(
                        i % 3 == 0
                                ? told
                                : i % 3 == 1 ? told.again() : told.again().type("payout.failed")));
        assertThat(answers).extracting(Answer::status).contains(200).containsOnly(200, 422);
        assertThat(balances.of(inPayout).isZero()).isTrue();
        assertThat(balances.of(available))
                .isEqualTo(Money.cny(state(payout.toString()).equals("PAID") ? 6_000 : 10_000));
    }

    @Test
    void waitsForThePartnerToConfirmAndIsPaidAfterwards() {
        var payout = sent();
        assertThat(tell(payout, "payout.to-confirm").status()).isEqualTo(200);
        var mine = mine();
        assertThat(mine.path("state").asString()).isEqualTo("TO_CONFIRM");
        assertThat(mine.path("confirmation").path("token").asString()).isEqualTo("why or how");
        assertThat(mine.path("confirmation").path("before").isNull()).isFalse();
        assertThat(balances.of(inPayout)).isEqualTo(Money.cny(4_000));
        assertThat(tell(payout, "payout.running").status()).isEqualTo(200);
        assertThat(mine().path("state").asString()).isEqualTo("SENT");
        assertThat(mine().path("confirmation").isNull()).isTrue();
        assertThat(tell(payout, "payout.paid").status()).isEqualTo(200);
        assertThat(mine().path("state").asString()).isEqualTo("PAID");
        assertThat(balances.of(inPayout).isZero()).isTrue();
        assertThat(balances.of(available)).isEqualTo(Money.cny(6_000));
    }

    /** Without the case in the taking statement the second sending would hide from its partner what is to be done. */
    @Test
    void isAskedAboutWhileItWaitsAndStaysWhereItIs() {
        faults.set(new Faults(false, 0, false, true, false, false));
        var payout = sent();
        tell(payout, "payout.to-confirm");
        jdbc.sql("delete from sandbox.payout where payee = :lin")
                .param("lin", lin.id().toString())
                .update();
        clock.standAhead(clock.ahead().plus(Duration.ofSeconds(20)));
        send();
        assertThat(mine().path("state").asString()).isEqualTo("TO_CONFIRM");
        clock.standAhead(clock.ahead().plus(Duration.ofSeconds(40)));
        send();
        assertThat(mine().path("state").asString()).isEqualTo("PAID");
    }

    @ParameterizedTest
    @CsvSource({"failed, FAILED", "cancelled, CANCELLED", "expired, EXPIRED"})
    void givesTheMoneyBackOnceHoweverItEndsUnpaid(String told, String state) {
        var payout = sent();
        tell(payout, "payout.to-confirm");
        assertThat(tell(payout, "payout." + told).status()).isEqualTo(200);
        assertThat(tell(payout, "payout." + told).status()).isEqualTo(200);
        assertThat(tell(payout, "payout.to-confirm").status()).isEqualTo(200);
        assertThat(tell(payout, "payout.paid").problem()).isEqualTo("notice-mismatch");
        assertThat(mine().path("state").asString()).isEqualTo(state);
        assertThat(mine().path("reason").asString()).isEqualTo("why or how");
        assertThat(mine().path("confirmation").isNull()).isTrue();
        assertThat(balances.of(available)).isEqualTo(Money.cny(10_000));
        assertThat(balances.of(inPayout).isZero()).isTrue();
        send();
        assertThat(mine().path("state").asString()).isEqualTo(state);
    }

    @Test
    void movesItsMoneyOnceHoweverManyEndingsAreToldAtOnce() {
        var payout = sent();
        tell(payout, "payout.to-confirm");
        var endings = List.of("paid", "failed", "cancelled", "expired");
        var answers = Together.run(12, i -> () -> tell(payout, "payout." + endings.get(i % 4)));
        assertThat(answers).extracting(Answer::status).contains(200).containsOnly(200, 422);
        assertThat(balances.of(inPayout).isZero()).isTrue();
        assertThat(balances.of(available))
                .isEqualTo(Money.cny(state(payout.toString()).equals("PAID") ? 6_000 : 10_000));
    }

    private UUID sent() {
        var payout = approved(4_000);
        send();
        return UUID.fromString(payout);
    }

    private Answer tell(UUID payout, String type) {
        return payments.send(payments.payout(payout, type).detail("why or how"));
    }

    private JsonNode mine() {
        return http.get(lin.token(), "/api/my/payouts").body().path("items").path(0);
    }

    @Test
    void isNotPaidBeforeItIsApproved() {
        var payout = UUID.fromString(ask(4_000, "one").body().path("id").asString());
        assertThat(payments.send(payments.payout(payout, "payout.paid")).problem())
                .isEqualTo("notice-mismatch");
        assertThat(state(payout.toString())).isEqualTo("ASKED");
        assertThat(balances.of(inPayout)).isEqualTo(Money.cny(4_000));
        send();
        assertThat(state(payout.toString())).isEqualTo("ASKED");
    }

    @Test
    void listsPayoutsForStaffByState() {
        var payout = ask(4_000, "one").body().path("id").asString();
        var listed = http.get(finance.token(), "/api/operator/payouts?state=ASKED&limit=1")
                .body();
        assertThat(listed.path("items").path(0).path("id").asString()).isEqualTo(payout);
        assertThat(listed.path("items").path(0).path("partnerId").asString())
                .isEqualTo(lin.id().toString());
        assertThat(http.get(finance.token(), "/api/operator/payouts?after=nonsense")
                        .problem())
                .isEqualTo("invalid-cursor");
        assertThat(http.get(people.staff(Right.CARE).token(), "/api/operator/payouts")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pagesThroughMyPayoutsNewestFirst() {
        for (int i = 0; i < 5; i++) {
            ask(200, "key " + i);
        }
        var first = http.get(lin.token(), "/api/my/payouts?limit=3").body();
        var second = http.get(
                        lin.token(),
                        "/api/my/payouts?limit=3&after=" + first.path("next").asString())
                .body();
        assertThat(first.path("items").size()).isEqualTo(3);
        assertThat(second.path("items").size()).isEqualTo(2);
        assertThat(second.path("next").isNull()).isTrue();
    }

    private void earn(Person partner, long amountMinor) {
        ledger.post(Transfer.between(
                Ids.next(),
                new Transfer.Cause("test", partner.id()),
                Account.clearing("sandbox"),
                Account.of(AccountKind.PARTNER_AVAILABLE, partner.id()),
                Money.cny(amountMinor)));
    }

    private String twiceApproved(long amountMinor) {
        var payout = ask(amountMinor, "one").body().path("id").asString();
        decide(payout, "approval", null);
        assertThat(approve(people.staff(Right.FINANCE), payout).status()).isEqualTo(200);
        return payout;
    }

    private Answer approve(Person staff, String payout) {
        return http.post(
                staff.token(), "/api/operator/payouts/" + payout + "/approval", null, "Idempotency-Key", payout);
    }

    private JsonNode row(String payout) {
        return http.get(finance.token(), "/api/operator/payouts?limit=50")
                .body()
                .path("items")
                .valueStream()
                .filter(row -> row.path("id").asString().equals(payout))
                .findFirst()
                .orElseThrow();
    }

    private String approved(long amountMinor) {
        var payout = ask(amountMinor, "one").body().path("id").asString();
        assertThat(decide(payout, "approval", null).status()).isEqualTo(200);
        return payout;
    }

    private Answer ask(long amountMinor, String key) {
        return ask(lin, amountMinor, key);
    }

    private Answer ask(Person partner, long amountMinor, String key) {
        return http.post(partner.token(), "/api/my/payouts", body(amountMinor), "Idempotency-Key", key);
    }

    private static Map<String, Object> body(long amountMinor) {
        return Map.of("amount", Map.of("amountMinor", amountMinor, "currency", "CNY"));
    }

    private Answer decide(String payout, String decision, @org.jspecify.annotations.Nullable Object body) {
        return decide(payout, decision, body, decision);
    }

    private Answer decide(String payout, String decision, @org.jspecify.annotations.Nullable Object body, String key) {
        return http.post(
                finance.token(),
                "/api/operator/payouts/" + payout + "/" + decision,
                body,
                "Idempotency-Key",
                payout + key);
    }

    private void send() {
        while (sending.sendDue() > 0) {
            assertThat(faults.now()).isNotNull();
        }
    }

    private void drain() {
        while (notices.sendDue() > 0) {
            assertThat(faults.now()).isNotNull();
        }
    }

    private String state(String payout) {
        return jdbc.sql("select state from payment.payout where id = :id")
                .param("id", UUID.fromString(payout))
                .query(String.class)
                .single();
    }

    private int audits(String payout) {
        return jdbc.sql("select count(*) from shared.audit where subject = :subject")
                .param("subject", "payout:" + payout)
                .query(Integer.class)
                .single();
    }
}
