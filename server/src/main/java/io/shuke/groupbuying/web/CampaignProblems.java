package io.shuke.groupbuying.web;

import io.shuke.groupbuying.MakingCampaign.Move;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;

/** What staff are told where a campaign can't be made, published or ended. */
final class CampaignProblems {
    private CampaignProblems() {}

    static ProblemException wrong(String field) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, "field.invalid");
    }

    /** Leaves the transaction unless it was moved. */
    static void check(Move outcome) {
        switch (outcome) {
            case Move.Moved() -> {}
            case Move.NotInState(var state) ->
                throw new ProblemException(ProblemKind.GROUP_CAMPAIGN_NOT_IN_STATE).extension("state", state);
            case Move.Over() -> throw new ProblemException(ProblemKind.GROUP_CAMPAIGN_OVER);
            case Move.OfferedAlready() -> throw new ProblemException(ProblemKind.GROUP_CAMPAIGN_OFFERED);
            case Move.OutOfStock(var skuIds) ->
                throw new ProblemException(ProblemKind.OUT_OF_STOCK).extension("skuIds", skuIds);
            case Move.NotForSale(var skuIds) ->
                throw new ProblemException(ProblemKind.NOT_FOR_SALE).extension("skuIds", skuIds);
            case Move.WrongPrice(var bounds) -> throw bounds.outdated();
            case Move.NoSuchCampaign() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
