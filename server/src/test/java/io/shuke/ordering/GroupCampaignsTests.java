package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.groupbuying.Campaign;
import io.shuke.groupbuying.CampaignState;
import io.shuke.groupbuying.MakingCampaign;
import io.shuke.groupbuying.OperatorGroup;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Campaigns: what they set aside and free again, and what staff see of their groups. */
@ServerTest
class GroupCampaignsTests extends GroupOrders {
    @Autowired
    private Http http;

    @Test
    void offersAProductByOneCampaignHoweverManyArePublishedAtOnce() {
        var tea = goods.product("Tea", ALONE, 100);
        var drafts = IntStream.range(0, 8)
                .mapToObj(i -> ((MakingCampaign.Making.Made)
                                making.make(groups.staff().id(), groups.draft(tea, 2, TOGETHER, 10)))
                        .campaignId())
                .toList();
        var moves = Together.run(8, i -> () -> groups.publish(drafts.get(i)));
        assertThat(moves).filteredOn(new MakingCampaign.Move.Moved()::equals).hasSize(1);
        assertThat(moves)
                .filteredOn(new MakingCampaign.Move.OfferedAlready()::equals)
                .hasSize(7);
    }

    @Test
    void freesThePiecesOfACampaignOnceItsLastGroupHasEnded() {
        var first = opened("Lin");
        var tooLate = orders.togetherWish(people.signUp("Su"), null, campaign, null, piece());
        assertThat(making.end(groups.staff().id(), campaign, "Enough")).isEqualTo(new MakingCampaign.Move.Moved());
        closing.close();
        assertThat(available()).isEqualTo(80);
        assertThat(orders.place(tooLate)).isEqualTo(new Outcome.GroupClosed());
        assertThat(tryToJoin(people.signUp("Mei"), codeOf(first))).isInstanceOf(Outcome.Placed.class);
        groups.passADay();
        expireAll();
        following.follow();
        closing.close();
        assertThat(available()).isEqualTo(100);
        assertThat(groups.read(campaign).state()).isEqualTo(CampaignState.ENDED);
        assertThat(groups.read(campaign).goods())
                .extracting(Campaign.Goods::left)
                .containsExactly(0);
    }

    @Test
    void publishesOneCampaignOfAProductAndOnlyWhatIsInStock() {
        var second = making.make(groups.staff().id(), groups.draft(honey, 2, TOGETHER, 10));
        var id = ((MakingCampaign.Making.Made) second).campaignId();
        assertThat(groups.publish(id)).isEqualTo(new MakingCampaign.Move.OfferedAlready());
        var few = goods.product("Comb honey", ALONE, 10);
        var much = making.make(groups.staff().id(), groups.draft(few, 2, TOGETHER, 11));
        assertThat(groups.publish(((MakingCampaign.Making.Made) much).campaignId()))
                .isEqualTo(new MakingCampaign.Move.OutOfStock(List.of(few.sku())));
        assertThat(making.make(groups.staff().id(), groups.draft(few, 2, ALONE, 1)))
                .isEqualTo(new MakingCampaign.Making.Wrong("goods"));
    }

    /** Half the price is what the honey costs the market, and a tenth of what it is sold for may become commission. */
    @Test
    void bearsWhatTheGoodsCostAndTheirCommissionWhateverIsTakenOffTheirPrice() {
        var least = 71_12;
        assertThat(faultOf(make(least - 1, 0)))
                .startsWith("goods[0].priceMinor ")
                .contains("71.12");
        assertThat(faultOf(make(80_00, 0, least - 1)))
                .startsWith("goods[0].steps[0].priceMinor ")
                .contains("71.12");
        assertThat(faultOf(make(80_00, 80_00 - least + 1)))
                .startsWith("rules.openerSavesMinor ")
                .contains("71.12");
        assertThat(make(80_00, 80_00 - least).status()).isEqualTo(201);
        assertThat(make(80_00, 0, least).status()).isEqualTo(201);
    }

    private Http.Answer make(long priceMinor, long openerSavesMinor, long... stepMinor) {
        return http.send(
                groups.staff().token(),
                "POST",
                "/api/operator/group-campaigns",
                Map.of(
                        "goods",
                        List.of(Map.of(
                                "skuId",
                                honey.sku(),
                                "priceMinor",
                                priceMinor,
                                "pieces",
                                10,
                                "steps",
                                LongStream.of(stepMinor)
                                        .mapToObj(price -> Map.of("people", 3, "priceMinor", price))
                                        .toList())),
                        "rules",
                        Map.of(
                                "least",
                                2,
                                "openers",
                                "ANYONE",
                                "joiners",
                                "ANYONE",
                                "openerSavesMinor",
                                openerSavesMinor),
                        "size",
                        3,
                        "fillHours",
                        24,
                        "startsAt",
                        "2026-09-20T00:00:00Z",
                        "endsAt",
                        "2099-09-30T00:00:00Z",
                        "piecesEach",
                        2,
                        "seatsEach",
                        1));
    }

    private static String faultOf(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        var error = answer.body().path("errors").path(0);
        return error.path("field").asString() + " " + error.path("message").asString();
    }

    @Test
    void isNotPublishedOnceItsPriceCantStand() {
        var tea = goods.product("Tea", ALONE, 100);
        var made = (MakingCampaign.Making.Made) making.make(groups.staff().id(), groups.draft(tea, 2, TOGETHER, 10));
        goods.reprice(tea.productId(), TOGETHER);
        var path = "/api/operator/group-campaigns/" + made.campaignId() + "/publication";
        var refused = http.send(groups.staff().token(), "POST", path, Map.of());
        assertThat(refused.problem()).isEqualTo("offer-price");
        assertThat(refused.body().path("detail").asString()).contains("99.00");
        goods.reprice(tea.productId(), TOGETHER + 1);
        assertThat(http.send(groups.staff().token(), "POST", path, Map.of()).status())
                .isEqualTo(200);
    }

    @Test
    void showsWhatTheSameCostsAloneAndItsLowestPriceOfThirtyDays() {
        goods.reprice(honey.productId(), 138_00);
        var shown = http.get(null, "/api/products/" + honey.productId() + "/group-offers")
                .body()
                .findPath("goods")
                .path(0);
        assertThat(shown.path("listPrice").path("amountMinor").asLong()).isEqualTo(138_00);
        assertThat(shown.path("lowest30Days").path("amountMinor").asLong()).isEqualTo(ALONE);
    }

    @Test
    void tellsStaffEverythingThatHappenedToAGroup() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, codeOf(first)));
        shopping.cancel(mei, second.id());
        var group = campaigns.group(Objects.requireNonNull(first.group()).id()).orElseThrow();
        assertThat(group.group().openerName()).isEqualTo("Lin");
        assertThat(group.timeline())
                .extracting(OperatorGroup.Moment::what)
                .contains(
                        OperatorGroup.What.OPENED,
                        OperatorGroup.What.SEAT_TAKEN,
                        OperatorGroup.What.SEAT_PAID,
                        OperatorGroup.What.SEAT_BACK,
                        OperatorGroup.What.REFUND_BEGUN);
        finishRefundOf(second);
        var told = campaigns.group(group.group().id()).orElseThrow().timeline().getLast();
        assertThat(told.what()).isEqualTo(OperatorGroup.What.REFUNDED);
        assertThat(told.orderId()).isEqualTo(second.id());
        assertThat(told.name()).isEqualTo("Mei");
        assertThat(told.amount()).isEqualTo(second.total());
    }

    @Test
    void tellsStaffWhatWentBackAfterItWasFull() {
        var first = opened("Lin");
        var mei = people.signUp("Mei");
        var second = orders.pay(mei, placed(mei, codeOf(first)));
        var bo = people.signUp("Bo");
        orders.pay(bo, placed(bo, codeOf(first)));
        shopping.cancel(mei, second.id());
        finishRefundOf(second);
        var timeline = campaigns
                .group(Objects.requireNonNull(first.group()).id())
                .orElseThrow()
                .timeline();
        assertThat(timeline)
                .extracting(OperatorGroup.Moment::what)
                .containsSubsequence(
                        OperatorGroup.What.FILLED, OperatorGroup.What.REFUND_BEGUN, OperatorGroup.What.REFUNDED);
        assertThat(timeline.getLast().orderId()).isEqualTo(second.id());
    }

    private void finishRefundOf(Order order) {
        payments.finishRefund(jdbc.sql("select id from ordering.order_refunds where order_id = :order")
                .param("order", order.id())
                .query(UUID.class)
                .single());
    }
}
