package io.shuke.groupbuying;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

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
     * @param bears whether the proposed price does
     * @param available pieces that can be set aside now
     */
    @Schema(name = "GroupProposalMargin")
    public record Margin(
            UUID skuId,
            Money listPrice,
            Money purchasePrice,
            Money least,
            boolean bears,
            @Schema(example = "64") int available) {}
}
