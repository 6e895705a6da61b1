package io.shuke.groupbuying;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures of campaigns. */
@Repository
class StoredFunnels {
    private final JdbcClient jdbc;

    StoredFunnels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts all campaigns whose pieces were not released before, in the order of their ids, so that two who count don't cross. */
    void count(Instant at, Instant notReleasedBefore) {
        jdbc.sql("""
                insert into groupbuying.funnels (campaign_id, seen, shared, joined, filled, refunded, counted_at)
                select c.id, l.seen, h.shared, s.joined, s.filled, s.refunded, :at
                from groupbuying.campaigns c
                cross join lateral (select count(distinct viewer_id) as seen
                                    from groupbuying.looks where campaign_id = c.id) l
                cross join lateral (select count(distinct person_id) as shared
                                    from groupbuying.shares where campaign_id = c.id) h
                cross join lateral (
                    select count(*) filter (where s.paid_at is not null) as joined,
                           count(*) filter (where s.state = 'PAID' and g.state = 'FILLED') as filled,
                           count(*) filter (where s.paid_at is not null and s.state = 'BACK') as refunded
                    from groupbuying.groups g join groupbuying.seats s on s.group_id = g.id
                    where g.campaign_id = c.id) s
                where c.state <> 'DRAFT' and (c.released_at is null or c.released_at > :since)
                order by c.id
                on conflict (campaign_id) do update set
                    seen = excluded.seen, shared = excluded.shared, joined = excluded.joined, filled = excluded.filled,
                    refunded = excluded.refunded, counted_at = excluded.counted_at
                """)
                .param("at", Times.sql(at))
                .param("since", Times.sql(notReleasedBefore))
                .update();
    }

    void forgetLooks(Instant releasedBefore) {
        jdbc.sql("""
                delete from groupbuying.looks l using groupbuying.campaigns c
                where c.id = l.campaign_id and c.released_at < :before
                """).param("before", Times.sql(releasedBefore)).update();
    }

    Optional<CampaignFunnel> find(UUID campaignId) {
        return Optional.ofNullable(of(List.of(campaignId)).get(campaignId));
    }

    /** Those of the campaigns that were counted. */
    Map<UUID, CampaignFunnel> of(Collection<UUID> campaignIds) {
        var funnels = new HashMap<UUID, CampaignFunnel>();
        jdbc.sql("""
                select campaign_id, seen, shared, joined, filled, refunded, counted_at
                from groupbuying.funnels where campaign_id = any(cast(:campaigns as uuid[]))
                """).param("campaigns", campaignIds.toArray(UUID[]::new)).query(row -> {
            funnels.put(
                    row.getObject("campaign_id", UUID.class),
                    new CampaignFunnel(
                            row.getInt("seen"),
                            row.getInt("shared"),
                            row.getInt("joined"),
                            row.getInt("filled"),
                            row.getInt("refunded"),
                            Times.instant(row, "counted_at")));
        });
        return funnels;
    }
}
