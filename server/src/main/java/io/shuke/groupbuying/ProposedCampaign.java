package io.shuke.groupbuying;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A proposal as the staff who decide it see it: with who proposed it and what its prices would leave. */
@Schema(name = "ProposedGroupCampaign")
public record ProposedCampaign(
        CampaignProposal proposal,
        UUID proposerId,
        @Schema(example = "林晓雨") String proposerName,
        List<Margin> margins) {
    public ProposedCampaign {
        margins = List.copyOf(margins);
    }

    /**
     * What is known of one of its SKUs now; one that is gone from the catalogue has none.
     *
     * @param least what bears the purchase price and all of the commission budget
     * @param bears whether all of the prices do
     * @param prices what each of them leaves, from the first, which as many people pay as are needed, to the last, and then what the
     *     opener pays at least, where they save something
     * @param available pieces that can be set aside now
     */
    @Schema(name = "GroupProposalMargin")
    public record Margin(
            UUID skuId,
            Money listPrice,
            Money purchasePrice,
            Money least,
            boolean bears,
            List<Leaving> prices,
            @Schema(example = "64") int available) {
        public Margin {
            prices = List.copyOf(prices);
        }
    }

    /**
     * What one price leaves above the least one; less than nothing where it does not bear its cost.
     *
     * @param people with so many; nothing for the opener's
     */
    @Schema(name = "GroupProposalLeaving")
    public record Leaving(
            @Nullable
            @Schema(example = "5", description = "with so many people; absent for what the opener pays at least")
            Integer people,

            Money price,
            Money above,
            boolean bears) {}
}
