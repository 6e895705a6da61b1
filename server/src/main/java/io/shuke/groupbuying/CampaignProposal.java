package io.shuke.groupbuying;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign that somebody asks staff to make, as who proposed it sees it; nothing of it is for sale until they did. */
@Schema(name = "GroupProposal")
public record CampaignProposal(
        UUID id,
        State state,
        UUID productId,
        @Schema(example = "椴树蜜") String title,
        List<Goods> goods,

        @Schema(example = "3", description = "so many people fill a group")
        int size,

        @Schema(example = "24", description = "so many hours a group has")
        int fillHours,

        Instant startsAt,
        Instant endsAt,

        @Schema(example = "2", description = "at most so many pieces a seat")
        int piecesEach,

        @Schema(example = "1", description = "at most so many seats a person, over all groups")
        int seatsEach,

        CampaignRules rules,

        @Nullable @Schema(description = "the circle whose members alone it is for")
        UUID circleId,

        @Nullable @Schema(example = "露营的人", description = "absent where the circle is closed")
        String circleName,

        @Schema(example = "圈子里有二十多人想要") String words,
        Instant proposedAt,
        @Nullable Instant decidedAt,
        @Nullable @Schema(example = "库存不够") String reason,

        @Nullable @Schema(description = "what was made of it, once it is approved")
        Result campaign) {
    public CampaignProposal {
        goods = List.copyOf(goods);
    }

    /** Where a proposal stands. */
    @Schema(name = "GroupProposalState")
    public enum State {
        WAITING,
        APPROVED,
        DECLINED,
        /** Its proposer thought better of it. */
        WITHDRAWN
    }

    /** One of its SKUs at the price it is proposed for, and how many pieces are to be set aside. */
    @Schema(name = "GroupProposalGoods")
    public record Goods(
            UUID skuId,
            @Schema(example = "500 g") String options,
            Money price,
            @Schema(example = "100") int pieces,

            @Schema(description = "what it is to cost with more people than are needed")
            List<PriceStep> steps) {
        public Goods {
            steps = List.copyOf(steps);
        }

        /** As a campaign that sets so many pieces aside. */
        CampaignDraft.Goods drafted(int pieces) {
            return new CampaignDraft.Goods(skuId, price, pieces, steps);
        }
    }

    /** The campaign as staff made it, and how far people came in it. */
    @Schema(name = "GroupProposalResult")
    public record Result(
            UUID campaignId,
            CampaignState state,
            Instant startsAt,
            Instant endsAt,
            @Schema(example = "100") int pieces,
            @Schema(example = "4") int running,
            @Schema(example = "12") int filled,
            @Schema(example = "2") int failed,
            CampaignFunnel funnel) {}
}
