package io.shuke.payment.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.payment.DecidingPayout;
import io.shuke.payment.PayerAccounts;
import io.shuke.payment.SendingPayouts;
import io.shuke.payment.wechat.FakeWeChat.Fault;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A partner's money through WeChat's transfer to a person, in each of its states. */
@ServerTest
class WeChatTransferTests {
    private static final FakeWeChat WECHAT = FakeWeChat.ONE;

    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private PayerAccounts accounts;

    @Autowired
    private DecidingPayout deciding;

    @Autowired
    private SendingPayouts sending;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Balances balances;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Account available;
    private Account inPayout;

    @BeforeEach
    void earn() {
        send();
        WECHAT.deliver(http, clock.instant(), Fault.LOSE);
        lin = people.verify(people.partner("Lin"));
        available = Account.of(AccountKind.PARTNER_AVAILABLE, lin.id());
        inPayout = Account.of(AccountKind.PARTNER_IN_PAYOUT, lin.id());
        ledger.post(Transfer.between(
                Ids.next(),
                new Transfer.Cause("test", lin.id()),
                Account.clearing("wechat"),
                available,
                Money.cny(10_000)));
        accounts.keep(lin.id(), "wechat", "oLin", clock.instant());
    }

    @AfterEach
    void mend() {
        WECHAT.down = false;
        WECHAT.refusals.clear();
        WECHAT.deliver(http, clock.instant(), Fault.LOSE);
    }

    @Test
    void waitsForThePartnerToConfirmAndIsPaidOnceTheyHave() {
        approved();
        send();
        assertThat(WECHAT.transfers.get(number()))
                .containsEntry("openid", "oLin")
                .containsEntry("transfer_scene_id", "1005")
                .containsEntry("transfer_amount", 3_990);
        assertThat(state()).isEqualTo("TO_CONFIRM");
        assertThat(mine().path("confirmation").path("token").asString()).startsWith("affffddafdfafddffda==");
        assertThat(balances.of(inPayout)).isEqualTo(Money.cny(4_000));

        WECHAT.moveTransfer(number(), "TRANSFERING", "");
        again();
        assertThat(state()).isEqualTo("SENT");
        WECHAT.moveTransfer(number(), "SUCCESS", "");
        assertThat(deliver(Fault.DOUBLE)).containsOnly(200);
        assertThat(state()).isEqualTo("PAID");
        assertThat(balances.of(inPayout).isZero()).isTrue();
        assertThat(balances.of(available)).isEqualTo(Money.cny(6_000));
        assertThat(jdbc.sql("select body from payment.notice where number = :number")
                        .param("number", number())
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(body -> assertThat(body).doesNotContain("oLin"));
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL, ACCOUNT_FROZEN, FAILED",
        "FAIL, OVERDUE_CLOSE, EXPIRED",
        "CANCELLED, , CANCELLED",
    })
    void givesTheMoneyBackHoweverWeChatEndsItUnpaid(String ended, String why, String state) {
        approved();
        send();
        WECHAT.moveTransfer(number(), ended, why == null ? "" : why);
        assertThat(deliver(Fault.DOUBLE)).containsOnly(200);
        assertThat(state()).isEqualTo(state);
        if (why != null) {
            assertThat(mine().path("reason").asString()).isEqualTo(why);
        }
        assertThat(balances.of(available)).isEqualTo(Money.cny(10_000));
        assertThat(balances.of(inPayout).isZero()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED, SENT", "PROCESSING, SENT", "CANCELING, SENT"})
    void staysWhereNothingHasEnded(String at, String state) {
        approved();
        WECHAT.down = true;
        send();
        WECHAT.down = false;
        assertThat(state()).isEqualTo("SENT");
        again();
        WECHAT.moveTransfer(number(), at, "");
        jdbc.sql(
                        "update payment.payout set state = 'SENT', confirmation = null, confirm_before = null where number = :n")
                .param("n", number())
                .update();
        again();
        assertThat(state()).isEqualTo(state);
        assertThat(balances.of(inPayout)).isEqualTo(Money.cny(4_000));
    }

    /** Without the same number on every attempt WeChat would pay twice. */
    @Test
    void asksWithTheSameNumberUntilItIsFinal() {
        approved();
        var before = WECHAT.transfers.size();
        WECHAT.down = true;
        send();
        WECHAT.down = false;
        again();
        again();
        WECHAT.moveTransfer(number(), "SUCCESS", "");
        deliver(Fault.LOSE);
        again();
        assertThat(state()).isEqualTo("PAID");
        assertThat(WECHAT.transfers).hasSize(before + 1);
    }

    @Test
    void failsOnlyIfWeChatNeverMadeIt() {
        approved();
        WECHAT.refusals.put("/v3/fund-app/mch-transfer", "NOT_ENOUGH");
        send();
        assertThat(state()).isEqualTo("SENT");
        assertThat(balances.of(inPayout)).isEqualTo(Money.cny(4_000));
        WECHAT.refusals.put("/v3/fund-app/mch-transfer", "PARAM_ERROR");
        again();
        assertThat(state()).isEqualTo("FAILED");
        assertThat(mine().path("reason").asString()).isEqualTo("PARAM_ERROR");
        assertThat(balances.of(available)).isEqualTo(Money.cny(10_000));
    }

    @Test
    void waitsForThePartnersAccountWhereItIsUnknown() {
        jdbc.sql("delete from payment.payer_account where person_id = :lin")
                .param("lin", lin.id())
                .update();
        approved();
        send();
        assertThat(state()).isEqualTo("SENT");
        assertThat(WECHAT.transfers).doesNotContainKey(number());
        accounts.keep(lin.id(), "wechat", "oLin", clock.instant());
        again();
        assertThat(state()).isEqualTo("TO_CONFIRM");
    }

    @Test
    void keepsANoticeOfAnotherAmountForTheOperator() {
        approved();
        send();
        WECHAT.moveTransfer(number(), "SUCCESS", "");
        assertThat(deliver(Fault.WRONG_AMOUNT, Fault.FORGE)).containsExactly(401, 422);
        assertThat(state()).isEqualTo("TO_CONFIRM");
        assertThat(deliver()).containsExactly(200);
        assertThat(state()).isEqualTo("PAID");
    }

    /** Asked for through the sandbox, as this server's terms say, then told to go through WeChat. */
    private void approved() {
        var asked = http.post(
                lin.token(),
                "/api/my/payouts",
                Map.of("amount", Map.of("amountMinor", 4_000, "currency", "CNY")),
                "Idempotency-Key",
                "one");
        assertThat(asked.status()).isEqualTo(201);
        var id = UUID.fromString(asked.body().path("id").asString());
        jdbc.sql("update payment.payout set provider = 'wechat' where id = :id")
                .param("id", id)
                .update();
        deciding.approve(id, people.staff(Right.FINANCE).id());
    }

    private void again() {
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(65)));
        send();
    }

    private void send() {
        while (sending.sendDue() > 0) {
            assertThat(WECHAT).isNotNull();
        }
    }

    private List<Integer> deliver(Fault... faults) {
        return WECHAT.deliver(http, clock.instant(), faults);
    }

    private JsonNode mine() {
        return http.get(lin.token(), "/api/my/payouts").body().path("items").path(0);
    }

    private String state() {
        return mine().path("state").asString();
    }

    private String number() {
        return mine().path("number").asString();
    }
}
