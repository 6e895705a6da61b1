package io.shuke.groupbuying;

import io.shuke.catalog.BelowCost;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign as staff see it, with how far it has gone. */
@Schema(name = "GroupCampaign")
public record Campaign(
        UUID id,
        UUID productId,
        @Schema(example = "椴树蜜") String title,
        CampaignState state,

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
        @Nullable UUID circleId,

        @Nullable @Schema(example = "露营的人", description = "the circle whose members alone it is for")
        String circleName,

        @Nullable UUID proposedBy,

        @Nullable
        @Schema(example = "林晓雨", description = "whose proposal it was; absent where staff made it by themselves")
        String proposerName,

        List<Goods> goods,
        Instant madeAt,
        @Nullable Instant endedAt,
        @Schema(example = "4") int running,
        @Schema(example = "12") int filled,
        @Schema(example = "2") int failed,

        @Nullable @Schema(description = "present while its prices don't bear what the goods cost by now")
        BelowCost belowCost) {
    public Campaign {
        goods = List.copyOf(goods);
    }

    /** Whether groups can still be opened of it, now or later. */
    boolean stands(Instant at) {
        return state == CampaignState.PUBLISHED && at.isBefore(endsAt);
    }

    /** One of its SKUs; {@code left} of its pieces are still set aside. */
    @Schema(name = "GroupCampaignGoods")
    public record Goods(
            UUID skuId,
            @Schema(example = "500 g") String options,
            Money price,
            @Schema(example = "100") int pieces,
            @Schema(example = "64") int left,
            List<PriceStep> steps) {
        public Goods {
            steps = List.copyOf(steps);
        }
    }
}
