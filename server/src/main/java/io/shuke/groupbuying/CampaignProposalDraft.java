package io.shuke.groupbuying;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to propose a campaign, for everybody, for a circle or of a need: prices of some SKUs of one product, perhaps lower ones
 * with more people, who may take part, a window of sixty days at most, and words to the operator.
 */
@Schema(name = "GroupProposalDraft")
public record CampaignProposalDraft(
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Goods> goods,

        @Min(2) @Max(50) @Schema(example = "3", description = "so many people fill a group")
        int size,

        @Min(1) @Max(168) @Schema(example = "24", description = "so many hours a group has")
        int fillHours,

        @NotNull Instant startsAt,
        @NotNull Instant endsAt,

        @Min(1) @Max(99) @Schema(example = "2", description = "at most so many pieces a seat")
        int piecesEach,

        @Min(1) @Max(20) @Schema(example = "1", description = "at most so many seats a person, over all groups")
        int seatsEach,

        @Valid @Nullable @Schema(description = "where absent, everybody may take part, and a group has to be full")
        CampaignRulesDraft rules,

        @NotBlank
        @Size(max = 500)
        @Pattern(regexp = "[^\\x00]*", flags = Pattern.Flag.DOTALL)
        @Schema(example = "圈子里有二十多人想要")
        String words) {
    /** A SKU at its group price, below what it costs alone. */
    @Schema(name = "GroupProposalDraftGoods")
    public record Goods(
            @NotNull UUID skuId,

            @Min(1) @Max(100_000_000_00L) @Schema(example = "9900")
            long priceMinor,

            @Min(1) @Max(10_000) @Schema(example = "100", description = "to be set aside while it runs")
            int pieces,

            @Nullable
            @Size(max = 10)
            @Schema(
                    description =
                            "what it costs with more people than are needed; all goods have the same numbers of people")
            List<@NotNull @Valid PriceStepDraft> steps) {
        private CampaignDraft.Goods drafted() {
            return new CampaignDraft.Goods(skuId, Money.cny(priceMinor), pieces, PriceStepDraft.steps(steps));
        }
    }

    CampaignDraft campaign(@Nullable UUID circleId) {
        return new CampaignDraft(
                goods.stream().map(Goods::drafted).toList(),
                size,
                fillHours,
                startsAt,
                endsAt,
                piecesEach,
                seatsEach,
                CampaignRulesDraft.rules(rules, size),
                circleId);
    }
}
