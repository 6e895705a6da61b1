package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.groupbuying.Campaign;
import io.shuke.groupbuying.CampaignDraft;
import io.shuke.groupbuying.CampaignState;
import io.shuke.groupbuying.MakingCampaign;
import io.shuke.groupbuying.OperatorGroup;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
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

    /** Drafts may lie for weeks, and goods change meanwhile. */
    @Test
    void publishesWhatIsStillForSaleAndStillCheaperTogether() {
        var tea = goods.product("Tea", ALONE, 100);
        var cheaper = made(groups.draft(tea, 2, TOGETHER, 10));
        goods.reprice(tea.productId(), TOGETHER);
        assertThat(tryToPublish(cheaper).problem()).isEqualTo("group-campaign-not-cheaper");
        goods.reprice(tea.productId(), ALONE);
        goods.hide(tea.productId());
        assertThat(tryToPublish(cheaper).problem()).isEqualTo("not-for-sale");
        assertThat(groups.read(cheaper).state()).isEqualTo(CampaignState.DRAFT);
        goods.reprice(tea.productId(), ALONE);
        assertThat(tryToPublish(cheaper).status()).isEqualTo(200);
    }

    private UUID made(CampaignDraft draft) {
        return ((MakingCampaign.Making.Made) making.make(groups.staff().id(), draft)).campaignId();
    }

    private Http.Answer tryToPublish(UUID id) {
        return http.post(groups.staff().token(), "/api/operator/group-campaigns/" + id + "/publication", null);
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
                        OperatorGroup.What.SEAT_BACK);
    }
}
