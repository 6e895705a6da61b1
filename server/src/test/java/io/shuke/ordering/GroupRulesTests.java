package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.groupbuying.CampaignRules;
import io.shuke.groupbuying.CampaignRules.Joiners;
import io.shuke.groupbuying.CampaignRules.Openers;
import io.shuke.groupbuying.Seating.Refusal;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.ServerTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may open a group, and who may join it. */
@ServerTest
class GroupRulesTests extends GroupOrders {
    @Test
    void letsOldCustomersOpenAndNewcomersJoin() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var old = customer("Lin");
        var code = codeOf(opened(old, offer));
        assertThat(tryToJoin(customer("Bo"), null, offer, code)).isEqualTo(refused(Refusal.FOR_NEWCOMERS));
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
        assertThat(tryToJoin(again, null, offer, code)).isEqualTo(refused(Refusal.FOR_NEWCOMERS));
    }

    @Test
    void takesABrowserThatASeatWasPaidInForACustomers() {
        var offer = offer(Openers.ANYONE, Joiners.NEWCOMERS);
        var browser = SharingFixture.visitor();
        var first = people.signUp("Lin");
        orders.pay(first, placed(orders.together(first, browser, offer, null, piece())));
        var code = codeOf(opened(people.signUp("Su"), offer));
        assertThat(tryToJoin(people.signUp("Lin's other account"), browser, offer, code))
                .isEqualTo(refused(Refusal.FOR_NEWCOMERS));
    }

    @Test
    void letsPartnersAloneOpenAndAnybodyJoin() {
        var offer = offer(Openers.PARTNERS, Joiners.ANYONE);
        assertThat(tryToJoin(people.signUp("Lin"), null, offer, null)).isEqualTo(refused(Refusal.OPENED_BY_PARTNERS));
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

    private static Outcome refused(Refusal why) {
        return new Outcome.GroupNotForYou(why);
    }
}
