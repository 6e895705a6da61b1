package io.shuke.groupbuying;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What a campaign is to ask of its people, and what is off the opener's order. */
@Schema(name = "GroupCampaignDraftRules")
public record CampaignRulesDraft(
        @Min(2)
        @Max(50)
        @Schema(example = "3", description = "with so many people a group goes ahead when its time is over")
        int least,

        CampaignRules.@NotNull Openers openers,
        CampaignRules.@NotNull Joiners joiners,

        @Min(0) @Max(100_000_000_00L) @Schema(example = "500", description = "off the opener's own order, once")
        long openerSavesMinor) {
    /** Where they are absent, everybody may take part, and a group has to be full. */
    public static CampaignRules rules(@Nullable CampaignRulesDraft draft, int size) {
        return draft == null
                ? CampaignRules.plain(size)
                : new CampaignRules(
                        draft.least(), draft.openers(), draft.joiners(), Money.cny(draft.openerSavesMinor()));
    }
}
