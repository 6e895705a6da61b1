package io.shuke.groupbuying;

import io.shuke.catalog.SkuForSale;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Campaigns as they were made, and how they move on. */
@Repository
class StoredCampaigns {
    private static final String STANDING = """
            select id, product_id, state, size, fill_hours, starts_at, ends_at, pieces_each, seats_each, least, openers,
                   joiners, opener_saving_minor, circle_id, published_at
            from groupbuying.campaigns
            """;

    private final JdbcClient jdbc;

    StoredCampaigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A campaign as whoever moves it, or opens a group of it, needs it. */
    record Standing(
            UUID id,
            UUID productId,
            CampaignState state,
            int size,
            int fillHours,
            Instant startsAt,
            Instant endsAt,
            int piecesEach,
            int seatsEach,
            CampaignRules rules,
            @Nullable UUID circleId,
            @Nullable Instant publishedAt) {
        /** Since when people could open groups of it, once it is published. */
        Instant standsSince() {
            return publishedAt == null || publishedAt.isBefore(startsAt) ? startsAt : publishedAt;
        }

        boolean isOpen(Instant at) {
            return state == CampaignState.PUBLISHED && !at.isBefore(startsAt) && at.isBefore(endsAt);
        }
    }

    /** A SKU of a campaign. */
    record Offered(UUID campaignId, UUID skuId, String options, Money price, int pieces, List<PriceStep> steps) {
        /** As it was drafted. */
        CampaignDraft.Goods drafted() {
            return new CampaignDraft.Goods(skuId, price, pieces, steps);
        }
    }

    void insert(
            UUID id,
            CampaignDraft draft,
            Map<UUID, SkuForSale> skus,
            UUID madeBy,
            @Nullable UUID proposedBy,
            Instant at) {
        var any = skus.values().iterator().next();
        var goods = draft.goods();
        jdbc.sql("""
                with made as (
                    insert into groupbuying.campaigns
                        (id, product_id, title, state, size, fill_hours, starts_at, ends_at, pieces_each, seats_each,
                         least, openers, joiners, opener_saving_minor, circle_id, made_by, proposed_by, made_at)
                    values (:id, :product, :title, 'DRAFT', :size, :fill_hours, :starts, :ends, :pieces_each, :seats_each,
                            :least, :openers, :joiners, :opener_saving, cast(:circle as uuid), :by,
                            cast(:proposed_by as uuid), :at)
                    returning id
                ), offered as (
                    insert into groupbuying.campaign_goods (campaign_id, sku_id, options, currency, price_minor, pieces)
                    select m.id, g.sku_id, g.options, :currency, g.price, g.pieces
                    from made m, unnest(cast(:skus as uuid[]), cast(:options as text[]), cast(:prices as bigint[]),
                                        cast(:pieces as int[])) as g (sku_id, options, price, pieces)
                )
                insert into groupbuying.campaign_steps (campaign_id, sku_id, people, price_minor)
                select m.id, s.sku_id, s.people, s.price
                from made m, unnest(cast(:step_skus as uuid[]), cast(:step_people as int[]),
                                    cast(:step_prices as bigint[])) as s (sku_id, people, price)
                """)
                .param("id", id)
                .param("product", any.productId())
                .param("title", any.title())
                .param("size", draft.size())
                .param("fill_hours", draft.fillHours())
                .param("starts", Times.sql(draft.startsAt()))
                .param("ends", Times.sql(draft.endsAt()))
                .param("pieces_each", draft.piecesEach())
                .param("seats_each", draft.seatsEach())
                .param("circle", draft.circleId())
                .param("least", draft.rules().least())
                .param("openers", draft.rules().openers().name())
                .param("joiners", draft.rules().joiners().name())
                .param("opener_saving", draft.rules().openerSaves().amountMinor())
                .param("by", madeBy)
                .param("proposed_by", proposedBy)
                .param("at", Times.sql(at))
                .param("currency", any.price().currency())
                .param("skus", goods.stream().map(CampaignDraft.Goods::skuId).toArray(UUID[]::new))
                .param(
                        "options",
                        goods.stream()
                                .map(each -> java.util.Objects.requireNonNull(skus.get(each.skuId()))
                                        .options())
                                .toArray(String[]::new))
                .param(
                        "prices",
                        goods.stream().map(each -> each.price().amountMinor()).toArray(Long[]::new))
                .param("pieces", goods.stream().map(CampaignDraft.Goods::pieces).toArray(Integer[]::new))
                .params(draft.stepParams())
                .update();
    }

    Optional<Standing> lock(UUID campaignId) {
        return standing(campaignId, "for update");
    }

    /** Until the transaction ends it can't be ended; others who open groups don't wait. */
    Optional<Standing> hold(UUID campaignId) {
        return standing(campaignId, "for share");
    }

    Optional<Standing> find(UUID campaignId) {
        return standing(campaignId, "");
    }

    private Optional<Standing> standing(UUID campaignId, String locking) {
        return jdbc.sql(STANDING + """
                where id = :id
                """ + locking)
                .param("id", campaignId)
                .query(StoredCampaigns::standing)
                .optional();
    }

    /** The campaigns in force for a product: those for the members of a circle come first. */
    List<Standing> ofProduct(UUID productId, Instant at) {
        return jdbc.sql(STANDING + """
                where product_id = :product and state = 'PUBLISHED' and starts_at <= :at and ends_at > :at
                order by circle_id is null, id desc
                """)
                .param("product", productId)
                .param("at", Times.sql(at))
                .query(StoredCampaigns::standing)
                .list();
    }

    /** All that are in force, or will be. */
    List<Standing> published(Instant at) {
        return jdbc.sql(STANDING + """
                where state = 'PUBLISHED' and ends_at > :at order by id
                """)
                .param("at", Times.sql(at))
                .query(StoredCampaigns::standing)
                .list();
    }

    /** The campaigns in force for a circle's members, the latest first. */
    List<Standing> ofCircle(UUID circleId, Instant at) {
        return jdbc.sql(STANDING + """
                where circle_id = :circle and state = 'PUBLISHED' and starts_at <= :at and ends_at > :at
                order by id desc
                """)
                .param("circle", circleId)
                .param("at", Times.sql(at))
                .query(StoredCampaigns::standing)
                .list();
    }

    List<Offered> goodsOf(UUID campaignId) {
        return goodsOf(List.of(campaignId));
    }

    List<Offered> goodsOf(Collection<UUID> campaignIds) {
        return jdbc.sql("""
                select g.campaign_id, g.sku_id, g.options, g.currency, g.price_minor, g.pieces, s.people, s.prices
                from groupbuying.campaign_goods g
                cross join lateral (
                    select array_agg(people order by people) as people, array_agg(price_minor order by people) as prices
                    from groupbuying.campaign_steps s where s.campaign_id = g.campaign_id and s.sku_id = g.sku_id) s
                where g.campaign_id = any(cast(:campaigns as uuid[])) order by g.campaign_id, g.price_minor, g.sku_id
                """)
                .param("campaigns", campaignIds.toArray(UUID[]::new))
                .query((row, number) -> new Offered(
                        row.getObject("campaign_id", UUID.class),
                        row.getObject("sku_id", UUID.class),
                        row.getString("options"),
                        new Money(row.getLong("price_minor"), row.getString("currency")),
                        row.getInt("pieces"),
                        steps(row)))
                .list();
    }

    /** Locks the campaign and all others of its product, in one order: of two that are published at once one is the first. */
    void lockBeside(UUID campaignId) {
        jdbc.sql("""
                select id from groupbuying.campaigns
                where product_id = (select product_id from groupbuying.campaigns where id = :id)
                order by id for update
                """).param("id", campaignId).query(UUID.class).list();
    }

    /** Moves a locked draft on; false where another campaign offers its product to the same people. */
    boolean publish(Standing campaign, Instant at) {
        return jdbc.sql("""
                        update groupbuying.campaigns set state = 'PUBLISHED', published_at = :at
                        where id = :id and state = 'DRAFT'
                          and not exists (select from groupbuying.campaigns
                                          where product_id = :product and state = 'PUBLISHED'
                                            and circle_id is not distinct from cast(:circle as uuid))
                        """)
                        .param("id", campaign.id())
                        .param("product", campaign.productId())
                        .param("circle", campaign.circleId())
                        .param("at", Times.sql(at))
                        .update()
                > 0;
    }

    void end(UUID campaignId, Instant at) {
        jdbc.sql("""
                update groupbuying.campaigns set state = 'ENDED', ended_at = :at
                where id = :id and state = 'PUBLISHED'
                """).param("id", campaignId).param("at", Times.sql(at)).update();
    }

    /** Campaigns that are over and whose pieces are still set aside; locked, none that somebody else works on. */
    List<UUID> lockOver(Instant at, int atMost) {
        return jdbc.sql("""
                select id from groupbuying.campaigns c
                where state <> 'DRAFT' and released_at is null and (state = 'ENDED' or ends_at <= :at)
                  and not exists (select from groupbuying.groups g
                                  where g.campaign_id = c.id and g.state in ('OPENING', 'OPEN'))
                order by id limit :at_most
                for update skip locked
                """)
                .param("at", Times.sql(at))
                .param("at_most", atMost)
                .query(UUID.class)
                .list();
    }

    /** Ends those of the locked campaigns that have no group running; answers them. */
    List<UUID> release(List<UUID> campaignIds, Instant at) {
        return jdbc.sql("""
                update groupbuying.campaigns c
                set state = 'ENDED', ended_at = coalesce(c.ended_at, :at), released_at = :at
                where c.id = any(cast(:ids as uuid[]))
                  and not exists (select from groupbuying.groups g
                                  where g.campaign_id = c.id and g.state in ('OPENING', 'OPEN'))
                returning c.id
                """)
                .param("ids", campaignIds.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .query(UUID.class)
                .list();
    }

    /**
     * Notes of published campaigns since when they bear no more what their goods cost, and of the others that they do again; those
     * that somebody moves just now are left for the next time.
     */
    void noteBelowCost(Collection<UUID> fallen, Instant at) {
        jdbc.sql("""
                with changed as materialized (
                    select id from groupbuying.campaigns
                    where state = 'PUBLISHED' and (below_since is null) = (id = any(cast(:fallen as uuid[])))
                    order by id for update skip locked
                )
                update groupbuying.campaigns c
                set below_since = case when c.id = any(cast(:fallen as uuid[])) then cast(:at as timestamptz) end
                from changed where c.id = changed.id
                """)
                .param("fallen", fallen.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .update();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                CampaignState.valueOf(row.getString("state")),
                row.getInt("size"),
                row.getInt("fill_hours"),
                Times.instant(row, "starts_at"),
                Times.instant(row, "ends_at"),
                row.getInt("pieces_each"),
                row.getInt("seats_each"),
                rules(row),
                row.getObject("circle_id", UUID.class),
                Times.instantOrNull(row, "published_at"));
    }

    /** A campaign's money is the market's. */
    static CampaignRules rules(ResultSet row) throws SQLException {
        return new CampaignRules(
                row.getInt("least"),
                CampaignRules.Openers.valueOf(row.getString("openers")),
                CampaignRules.Joiners.valueOf(row.getString("joiners")),
                Money.cny(row.getLong("opener_saving_minor")));
    }

    static List<PriceStep> steps(ResultSet row) throws SQLException {
        var people = row.getArray("people");
        if (people == null) {
            return List.of();
        }
        var prices = (Long[]) row.getArray("prices").getArray();
        var counts = (Integer[]) people.getArray();
        var currency = row.getString("currency");
        return IntStream.range(0, counts.length)
                .mapToObj(at -> new PriceStep(counts[at], new Money(prices[at], currency)))
                .toList();
    }
}
