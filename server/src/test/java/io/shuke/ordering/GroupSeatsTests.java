package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.groupbuying.CampaignRules;
import io.shuke.identity.PeopleFixture;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.shared.Money;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who has a seat in a group, and how many of them, and of what. */
@ServerTest
class GroupSeatsTests extends GroupOrders {
    @Autowired
    private Http http;

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

    /** Who verifies later may turn out to be the owner of an older account: their seats go on to count as theirs. */
    @Test
    void nobodyHasTwoSeatsByBeingVerifiedInBetween() {
        var number = PeopleFixture.newIdNumber();
        var older = people.signUp("Mei's first account");
        var mei = people.signUp("Mei");
        var code = codeOf(opened("Lin"));
        placed(mei, code);
        placed(mei, null);
        people.verify(older, number);
        people.verify(mei, number);
        assertThat(tryToJoin(mei, code)).isEqualTo(new Outcome.HasSeats());
        assertThat(tryToJoin(older, code)).isEqualTo(new Outcome.HasSeats());
        assertThat(groups.group(code).seatsLeft()).isEqualTo(1);
        assertThat(tryToJoin(mei, null)).as("two of the campaign are all").isEqualTo(new Outcome.HasSeats());
        assertThat(tryToJoin(older, null)).isEqualTo(new Outcome.HasSeats());
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
        var scarce = groups.published(groups.draft(few, 3, TOGETHER, 3));
        var lin = people.signUp("Lin");
        var first = orders.pay(lin, placed(orders.together(lin, null, scarce, null, new Pieces(few.sku(), 1))));
        placed(orders.together(people.signUp("Mei"), null, scarce, codeOf(first), new Pieces(few.sku(), 2)));
        assertThat(orders.together(people.signUp("Bo"), null, scarce, codeOf(first), new Pieces(few.sku(), 1)))
                .isEqualTo(new Outcome.OutOfStock(List.of(few.sku())));
        assertThat(http.get(null, "/api/products/" + few.productId() + "/group-offers")
                        .body()
                        .at("/items/0/groups")
                        .size())
                .as("nobody is sent to a group whose goods are gone")
                .isZero();
    }

    @Test
    void opensNoGroupThatCouldNeverFill() {
        var few = goods.product("Comb honey", ALONE, 10);
        var scarce = groups.published(groups.draft(few, 3, TOGETHER, 5));
        var lin = people.signUp("Lin");
        var first = orders.pay(lin, placed(orders.together(lin, null, scarce, null, new Pieces(few.sku(), 1))));
        var mei = people.signUp("Mei");
        var refused = shopping.place(mei, shopping.together(mei, scarce, null, new Pieces(few.sku(), 1)));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("group-pieces-short");
        assertThat(orders.together(mei, null, scarce, codeOf(first), new Pieces(few.sku(), 1)))
                .isInstanceOf(Outcome.Placed.class);
    }

    @Test
    void opensNoMoreGroupsAtOnceThanCanFill() {
        var few = goods.product("Comb honey", ALONE, 10);
        var scarce = groups.published(groups.draft(few, 3, TOGETHER, 7));
        var crowd = IntStream.range(0, 6)
                .mapToObj(i -> people.signUp("Opener " + i))
                .toList();
        crowd.forEach(orders::addressOf);
        var wishes = crowd.stream()
                .map(each -> shopping.together(each, scarce, null, new Pieces(few.sku(), 1)))
                .toList();
        var answers = Together.run(6, i -> () -> shopping.place(crowd.get(i), wishes.get(i)));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(4)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("group-pieces-short"));
    }

    @Test
    void opensNoMoreGroupsAtOnceThanCanFillWhicheverOfItsGoodsTheyTake() {
        for (int round = 0; round < 10; round++) {
            var few = goods.product("Comb honey", 1_000, 10, ALONE, ALONE, ALONE);
            var scarce = groups.published(groups.draft(few, 3, TOGETHER, 2, CampaignRules.plain(3)));
            var crowd = IntStream.range(0, 6)
                    .mapToObj(i -> people.signUp("Opener " + i))
                    .toList();
            crowd.forEach(orders::addressOf);
            var wishes = IntStream.range(0, 6)
                    .mapToObj(i -> shopping.together(
                            crowd.get(i), scarce, null, new Pieces(few.skuIds().get(i % 3), 1)))
                    .toList();
            var answers = Together.run(6, i -> () -> shopping.place(crowd.get(i), wishes.get(i)));
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .hasSize(4)
                    .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("group-pieces-short"));
        }
    }
}
