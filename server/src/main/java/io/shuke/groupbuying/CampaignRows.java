package io.shuke.groupbuying;

import io.shuke.catalog.BelowCost;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads campaigns with how far they have gone, without their goods, the names of people and circles, and what their prices lack: of that
 * there is only since when.
 */
@Repository
class CampaignRows {
    private static final String CAMPAIGN = """
            select c.id, c.product_id, c.title, c.state, c.size, c.fill_hours, c.starts_at, c.ends_at, c.pieces_each,
                   c.seats_each, c.circle_id, c.least, c.openers, c.joiners, c.opener_saving_minor, c.proposed_by, c.made_at,
                   c.ended_at, c.below_since, g.running, g.filled, g.failed
            from groupbuying.campaigns c
            cross join lateral (
                select count(*) filter (where state in ('OPENING', 'OPEN'))::int as running,
                       count(*) filter (where state = 'FILLED')::int as filled,
                       count(*) filter (where state = 'FAILED' and opened_at is not null)::int as failed
                from groupbuying.groups g where g.campaign_id = c.id) g
            """;

    private final JdbcClient jdbc;

    CampaignRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first; all of them, or those alone that bear no more what their goods cost, and of which groups can be opened. */
    List<Campaign> page(boolean belowCost, Instant at, @Nullable UUID after, int limit) {
        return jdbc.sql(CAMPAIGN + """
                where (cast(:after as uuid) is null or c.id < :after)
                  and (not :below_cost or (c.state = 'PUBLISHED' and c.ends_at > :at and c.below_since is not null))
                order by c.id desc limit :limit
                """)
                .param("below_cost", belowCost)
                .param("at", Times.sql(at))
                .param("after", after)
                .param("limit", limit)
                .query(CampaignRows::campaign)
                .list();
    }

    Optional<Campaign> find(UUID campaignId) {
        return jdbc.sql(CAMPAIGN + "where c.id = :id")
                .param("id", campaignId)
                .query(CampaignRows::campaign)
                .optional();
    }

    List<Campaign> all(Collection<UUID> campaignIds) {
        return jdbc.sql(CAMPAIGN + "where c.id = any(cast(:ids as uuid[]))")
                .param("ids", campaignIds.toArray(UUID[]::new))
                .query(CampaignRows::campaign)
                .list();
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("title"),
                CampaignState.valueOf(row.getString("state")),
                row.getInt("size"),
                row.getInt("fill_hours"),
                Times.instant(row, "starts_at"),
                Times.instant(row, "ends_at"),
                row.getInt("pieces_each"),
                row.getInt("seats_each"),
                StoredCampaigns.rules(row),
                row.getObject("circle_id", UUID.class),
                null,
                row.getObject("proposed_by", UUID.class),
                null,
                List.of(),
                Times.instant(row, "made_at"),
                Times.instantOrNull(row, "ended_at"),
                row.getInt("running"),
                row.getInt("filled"),
                row.getInt("failed"),
                new BelowCost(Times.instantOrNull(row, "below_since"), List.of()));
    }
}
