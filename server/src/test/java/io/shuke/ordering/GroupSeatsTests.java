package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who has a seat in a group, and how many of them, and of what. */
@ServerTest
class GroupSeatsTests extends GroupOrders {
    @Test
    void nobodyHasTwoSeatsInAGroup() {
        var browser = SharingFixture.visitor();
        var lin = people.signUp("Lin", browser);
        var first = orders.pay(lin, placed(orders.together(lin, browser, campaign, null, piece())));
        var code = codeOf(first);
        assertThat(tryToJoin(lin, code)).isEqualTo(new Outcome.HasSeats());
        var sameBrowser = people.signUp("Lin's other account");
        assertThat(orders.together(sameBrowser, browser, campaign, code, piece()))
                .isEqualTo(new Outcome.HasSeats());
        var number = PeopleFixture.newIdNumber();
        var one = people.verify(people.signUp("Mei"), number);
        var other = people.verify(people.signUp("Mei again"), number);
        assertThat(tryToJoin(one, code)).isInstanceOf(Outcome.Placed.class);
        assertThat(tryToJoin(other, code)).isEqualTo(new Outcome.HasSeats());
        assertThat(groups.group(code).seatsLeft()).isEqualTo(1);
    }

    @Test
    void nobodyHasMoreSeatsInAllThanTheCampaignGives() {
        var lin = people.signUp("Lin");
        placed(lin, null);
        placed(lin, null);
        assertThat(orders.together(lin, null, campaign, null, piece())).isEqualTo(new Outcome.HasSeats());
        assertThat(orders.together(lin, null, campaign, codeOf(opened("Mei")), piece()))
                .isEqualTo(new Outcome.HasSeats());
    }

    @Test
    void sellsNoMorePiecesToASeatThanTheCampaignGives() {
        var code = codeOf(opened("Lin"));
        var mei = people.signUp("Mei");
        var wish = orders.togetherWish(mei, null, campaign, code, piece());
        var three = new PlacingOrder.Wish(
                mei.id(),
                null,
                List.of(new PlacingOrder.WishedLine(new Pieces(honey.sku(), 3), Money.cny(TOGETHER))),
                wish.addressId(),
                null,
                List.of(),
                Objects.requireNonNull(wish.group()),
                Money.cny(3 * TOGETHER));
        assertThat(orders.place(three)).isEqualTo(new Outcome.NotForSale(List.of(honey.sku())));
    }

    @Test
    void takesNoCouponWithTheGroupsPrice() {
        var lin = people.signUp("Lin");
        var body = shopping.together(lin, campaign, null, piece());
        body.put("coupons", List.of(UUID.randomUUID()));
        assertThat(shopping.place(lin, body).status()).isEqualTo(400);
    }

    @Test
    void givesTheLastSeatToOneOfMany() {
        var code = codeOf(opened("Lin"));
        var crowd = IntStream.range(0, 24)
                .mapToObj(i -> people.signUp("Friend " + i))
                .toList();
        crowd.forEach(orders::addressOf);
        var wishes = crowd.stream()
                .map(each -> shopping.together(each, campaign, code, piece()))
                .toList();
        var answers = Together.run(24, i -> () -> shopping.place(crowd.get(i), wishes.get(i)));
        assertThat(Shopping.statuses(answers)).containsOnly(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(groups.group(code).seatsLeft()).isZero();
        assertThat(left()).isEqualTo(17);
    }

    @Test
    void refusesOnceThePiecesSetAsideAreGone() {
        var few = goods.product("Comb honey", ALONE, 10);
        var scarce = groups.published(groups.draft(few, 3, TOGETHER, 1));
        var piece = new Pieces(few.sku(), 1);
        placed(orders.together(people.signUp("Lin"), null, scarce, null, piece));
        assertThat(orders.together(people.signUp("Mei"), null, scarce, null, piece))
                .isEqualTo(new Outcome.OutOfStock(List.of(few.sku())));
    }
}
