package io.shuke.groupbuying;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a product costs when it is bought together, and the groups that can be joined now, the nearest to full first. */
public record GroupOffer(
        UUID campaignId,
        UUID productId,
        @Schema(example = "3") int size,
        @Schema(example = "24") int fillHours,
        Instant endsAt,
        @Schema(example = "2") int piecesEach,
        CampaignRules rules,
        @Nullable Circle circle,
        List<Goods> goods,
        List<OpenGroup> groups,

        @Schema(description = "whether groups can still be opened; those that run can be joined all the same")
        boolean opens,

        @Schema(description = "the server's time, for countdowns")
        Instant now) {
    /** The circle whose members alone it is for. */
    @Schema(name = "GroupOfferCircle")
    public record Circle(UUID id, @Schema(example = "露营的人") String name) {}

    /** A SKU at its group price, and what it costs with more people than are needed. */
    @Schema(name = "GroupOfferGoods")
    public record Goods(
            UUID skuId,
            @Schema(example = "500 g") String options,
            Money price,

            @Schema(description = "what the same costs now alone")
            Money listPrice,

            @Nullable
            @Schema(description = "the lowest of its earlier prices of the last 30 days, where it changed in them")
            Money lowest30Days,

            boolean soldOut,
            List<PriceStep> steps) {
        public Goods {
            steps = List.copyOf(steps);
        }
    }

    public GroupOffer {
        goods = List.copyOf(goods);
        groups = List.copyOf(groups);
    }
}
