package io.shuke.groupbuying;

import io.shuke.groupbuying.CampaignRules.Joiners;
import io.shuke.shared.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a seat costs and until when it can be had. A group without {@code fillsBefore} is a new one.
 *
 * @param prices of the SKUs that can be bought with it
 * @param hosting of the circle whose members alone it is for
 */
public record SeatTerms(
        UUID campaignId,
        UUID groupId,
        String code,
        Map<UUID, Money> prices,
        int piecesEach,
        int seatsEach,
        CampaignRules rules,
        Instant endsBy,
        @Nullable Instant fillsBefore,
        @Nullable Hosting hosting) {
    public SeatTerms {
        prices = Map.copyOf(prices);
    }

    /** Who hosts the circle that a campaign is for, and since when it has stood for the buyer. */
    public record Hosting(UUID circleId, UUID hostId, Instant since, String channel) {}

    boolean isNew() {
        return fillsBefore == null;
    }

    boolean forNewcomer() {
        return !isNew() && rules.joiners() == Joiners.NEWCOMERS;
    }

    /** What is off the order of whoever opens the group; nothing for others. */
    public Money saving() {
        return isNew() ? rules.openerSaves() : rules.openerSaves().zero();
    }

    /** When the seat is lost in any case. */
    public Instant until() {
        return fillsBefore == null ? endsBy : fillsBefore;
    }
}
