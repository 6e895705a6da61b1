package io.shuke.groupbuying;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a campaign asks of its people, and gives to them.
 *
 * @param openerSaves what is off the opener's own order, once: a discount, and never money
 */
@Schema(name = "GroupCampaignRules")
public record CampaignRules(
        @Schema(example = "3", description = "with so many people a group goes ahead when its time is over")
        int least,

        Openers openers,
        Joiners joiners,
        Money openerSaves) {
    /** Who may open a group. */
    @Schema(name = "GroupOpeners")
    public enum Openers {
        ANYONE,
        PARTNERS
    }

    /** Who may join one that somebody else has opened. */
    @Schema(name = "GroupJoiners")
    public enum Joiners {
        ANYONE,
        /** Who has never paid for an order. */
        NEWCOMERS
    }

    /** Whoever opens a group has what those who join don't, or may be whom they may not be. */
    boolean favourOpeners() {
        return joiners != Joiners.ANYONE || openerSaves.isPositive();
    }

    /** For everybody; a group has to be full. */
    public static CampaignRules plain(int size) {
        return new CampaignRules(size, Openers.ANYONE, Joiners.ANYONE, Money.cny(0));
    }
}
