package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.groupbuying.CampaignRules;
import io.shuke.groupbuying.CampaignRules.Joiners;
import io.shuke.groupbuying.CampaignRules.Openers;
import io.shuke.groupbuying.SeatRefusal;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may open a group, and who may join it. */
@ServerTest
class GroupRulesTests extends GroupOrders {
    @Autowired
    private Http http;

    @Test
    void letsOldCustomersOpenAndNewcomersJoin() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var old = customer("Lin");
        var code = codeOf(opened(old, offer));
        assertThat(tryToJoin(customer("Bo"), null, offer, code)).isEqualTo(refused(SeatRefusal.FOR_NEWCOMERS));
        assertThat(tryToJoin(people.signUp("Mei"), null, offer, code)).isInstanceOf(Outcome.Placed.class);
    }

    @Test
    void takesAllAccountsOfOneNumberForOneCustomer() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var code = codeOf(opened(people.signUp("Lin"), offer));
        var number = PeopleFixture.newIdNumber();
        var old = people.verify(people.signUp("Bo"), number);
        orders.paid(old, 20_00);
        var again = people.verify(people.signUp("Bo again"), number);
        assertThat(tryToJoin(again, null, offer, code)).isEqualTo(refused(SeatRefusal.FOR_NEWCOMERS));
    }

    @Test
    void takesABrowserThatASeatWasPaidInForACustomers() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var browser = SharingFixture.visitor();
        var first = people.signUp("Lin");
        orders.pay(first, placed(orders.together(first, browser, offer, null, piece())));
        var code = codeOf(opened(people.signUp("Su"), offer));
        assertThat(tryToJoin(people.signUp("Lin's other account"), browser, offer, code))
                .isEqualTo(refused(SeatRefusal.FOR_NEWCOMERS));
    }

    @Test
    void takesNobodyForACustomerWhoseGroupFailedOrWhoLeftIt() {
        var mei = people.signUp("Mei");
        var left = opened(mei, campaign);
        assertThat(shopping.cancel(mei, left.id()).status()).isEqualTo(200);
        var bo = people.signUp("Bo");
        opened(bo, campaign);
        groups.passADay();
        following.follow();
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var code = codeOf(opened(people.signUp("Lin"), offer));
        assertThat(tryToJoin(mei, null, offer, code)).isInstanceOf(Outcome.Placed.class);
        assertThat(tryToJoin(bo, null, offer, code)).isInstanceOf(Outcome.Placed.class);
    }

    @Test
    void takesWhoPaidForASeatForACustomerWhileTheGroupGathers() {
        var mei = people.signUp("Mei");
        opened(mei, campaign);
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var code = codeOf(opened(people.signUp("Lin"), offer));
        assertThat(tryToJoin(mei, null, offer, code)).isEqualTo(refused(SeatRefusal.FOR_NEWCOMERS));
    }

    @Test
    void givesANewcomerOneSeatAmongNewcomersWhicheverAccountOrBrowserAsks() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var first = codeOf(opened(people.signUp("Lin"), offer));
        var second = codeOf(opened(people.signUp("Su"), offer));
        var number = PeopleFixture.newIdNumber();
        var mei = people.verify(people.signUp("Mei"), number);
        var browser = SharingFixture.visitor();
        var order = placed(tryToJoin(mei, browser, offer, first));
        assertThat(tryToJoin(mei, null, offer, second)).isEqualTo(refused(SeatRefusal.FOR_NEWCOMERS));
        var again = people.verify(people.signUp("Mei again"), number);
        assertThat(tryToJoin(again, null, offer, second)).isEqualTo(refused(SeatRefusal.FOR_NEWCOMERS));
        assertThat(tryToJoin(people.signUp("In Mei's browser"), browser, offer, second))
                .isEqualTo(refused(SeatRefusal.FOR_NEWCOMERS));
        assertThat(shopping.cancel(mei, order.id()).status()).isEqualTo(200);
        assertThat(tryToJoin(mei, browser, offer, second)).isInstanceOf(Outcome.Placed.class);
    }

    @Test
    void givesANewcomerOneSeatAmongNewcomersHoweverManyTheyAskForAtOnce() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var codes = IntStream.range(0, 5)
                .mapToObj(i -> codeOf(opened(people.signUp("Opener " + i), offer)))
                .toList();
        var mei = people.signUp("Mei");
        orders.addressOf(mei);
        var wishes = codes.stream()
                .map(code -> shopping.together(mei, offer, code, piece()))
                .toList();
        var answers = Together.run(5, i -> () -> shopping.place(mei, wishes.get(i)));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.problem()).isIn("group-for-newcomers", "group-seat-had"));
    }

    @Test
    void refundsANewcomerWhoPaidForSomethingElseFirst() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var code = codeOf(opened(people.signUp("Lin"), offer));
        var mei = people.signUp("Mei");
        var seat = placed(tryToJoin(mei, null, offer, code));
        var other = orders.placed(mei, 20_00);
        orders.pay(mei, other);
        var ended = orders.pay(mei, seat);
        assertThat(ended.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(ended.cancelReason()).isEqualTo("GROUP_FOR_NEWCOMERS");
        assertThat(ended.refunded()).isEqualTo(ended.total());
        assertThat(refundsOf(ended)).isEqualTo(1);
        assertThat(groups.group(code).paid()).isEqualTo(1);
        assertThat(groups.group(code).seatsLeft()).isEqualTo(2);
        assertThat(orders.read(mei, other).state()).isEqualTo(OrderState.PAID);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void refundsWhoIsNoNewcomerAnyMoreWhenTheirMoneyComesLate() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var code = codeOf(opened(people.signUp("Lin"), offer));
        var mei = people.signUp("Mei");
        var seat = placed(tryToJoin(mei, null, offer, code));
        var charge = orders.charge(mei, seat);
        groups.passTimeToPay();
        expireAll();
        orders.paid(mei, 20_00);
        payments.pay(charge);
        assertThat(orders.read(mei, seat).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(refundsOf(seat)).isEqualTo(1);
        assertThat(groups.group(code).paid()).isEqualTo(1);
    }

    @Test
    void refundsASeatThatIsPaidFromACustomersAccount() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var code = codeOf(opened(people.signUp("Lin"), offer));
        var wallet = "wallet-" + UUID.randomUUID();
        var old = people.signUp("Bo");
        payments.send(
                payments.paid(orders.charge(old, orders.placed(old, 20_00))).wallet(wallet));
        var another = people.signUp("Bo's other account");
        var seat = placed(tryToJoin(another, null, offer, code));
        payments.send(payments.paid(orders.charge(another, seat)).wallet(wallet));
        assertThat(orders.read(another, seat).cancelReason()).isEqualTo("GROUP_FOR_NEWCOMERS");
        assertThat(refundsOf(seat)).isEqualTo(1);
    }

    @Test
    void saysAtTheQuoteWhatTheBrowserMayNot() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var browser = SharingFixture.visitor();
        var first = people.signUp("Lin");
        orders.pay(first, placed(orders.together(first, browser, offer, null, piece())));
        var code = codeOf(opened(people.signUp("Su"), offer));
        var body = Map.of(
                "lines",
                List.of(Map.of("skuId", honey.sku(), "quantity", 1)),
                "group",
                Map.of("campaignId", offer, "code", code));
        var other = people.signUp("Lin's other account");
        assertThat(quoteIn(SharingFixture.visitor(), other, body).status()).isEqualTo(200);
        assertThat(quoteIn(browser, other, body).problem()).isEqualTo("group-for-newcomers");
    }

    /** As the pages ask, signed in on this browser. */
    private Http.Answer quoteIn(UUID browser, Person person, Object body) {
        var cookies = "shuke=" + person.token() + "; shuke-visitor=" + browser;
        var csrf =
                http
                        .send(null, "GET", "/api/session", null, "Cookie", cookies)
                        .headers()
                        .allValues("Set-Cookie")
                        .stream()
                        .filter(cookie -> cookie.startsWith("XSRF-TOKEN="))
                        .map(cookie -> cookie.substring("XSRF-TOKEN=".length()).split(";")[0])
                        .findFirst()
                        .orElseThrow();
        return http.post(
                null, "/api/checkout-quotes", body, "Cookie", cookies + "; XSRF-TOKEN=" + csrf, "X-XSRF-TOKEN", csrf);
    }

    @Test
    void letsPartnersAloneOpenAndAnybodyJoin() {
        var offer = offer(Openers.PARTNERS, Joiners.ANYONE);
        assertThat(tryToJoin(people.signUp("Lin"), null, offer, null))
                .isEqualTo(refused(SeatRefusal.OPENED_BY_PARTNERS));
        var partner = people.partner("Su");
        var code = codeOf(opened(partner, offer));
        assertThat(tryToJoin(people.signUp("Lin"), null, offer, code)).isInstanceOf(Outcome.Placed.class);
    }

    @Test
    void saysWhyAtTheCheckout() {
        var partners = offer(Openers.PARTNERS, Joiners.ANYONE);
        var answer =
                shopping.place(people.signUp("Lin"), shopping.together(people.signUp("Bo"), partners, null, piece()));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("group-opened-by-partners");
    }

    private UUID offer(Openers openers, Joiners joiners) {
        making.end(groups.staff().id(), campaign, "Another takes its place");
        return groups.published(
                groups.draft(honey, 3, TOGETHER, 20, new CampaignRules(3, openers, joiners, Money.cny(0))));
    }

    private Person customer(String name) {
        var person = people.signUp(name);
        orders.paid(person, 20_00);
        return person;
    }

    private Order opened(Person opener, UUID offer) {
        return orders.pay(opener, placed(orders.together(opener, null, offer, null, piece())));
    }

    private Outcome tryToJoin(Person person, @Nullable UUID browser, UUID offer, @Nullable String code) {
        return orders.together(person, browser, offer, code, piece());
    }

    private static Outcome refused(SeatRefusal why) {
        return new Outcome.GroupNotForYou(why);
    }
}
