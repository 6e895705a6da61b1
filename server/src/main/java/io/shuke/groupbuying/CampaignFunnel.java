package io.shuke.groupbuying;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far people came in a campaign, as it was counted last; nothing is estimated. */
@Schema(name = "GroupCampaignFunnel")
public record CampaignFunnel(
        @Schema(example = "420", description = "browsers that looked at its offer or at one of its groups")
        int seen,

        @Schema(example = "37", description = "people who made a link to one of its groups")
        int shared,

        @Schema(example = "96", description = "seats that were paid")
        int joined,

        @Schema(example = "72", description = "seats of groups that were filled")
        int filled,

        @Schema(
                example = "15",
                description = "paid seats whose money went back: groups that failed, and people who left")
        int refunded,

        @Nullable @Schema(description = "absent where it was not counted yet")
        Instant countedAt) {
    static final CampaignFunnel UNCOUNTED = new CampaignFunnel(0, 0, 0, 0, 0, null);
}
