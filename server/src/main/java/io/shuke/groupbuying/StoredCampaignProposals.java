package io.shuke.groupbuying;

import io.shuke.catalog.SkuForSale;
import io.shuke.groupbuying.CampaignProposal.State;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals of campaigns, and how many of each person's wait. */
@Repository
class StoredCampaignProposals {
    private static final String PROPOSAL = """
            select id, proposer_id, circle_id, product_id, title, words, state, size, fill_hours, starts_at, ends_at,
                   pieces_each, seats_each, least, openers, joiners, opener_saving_minor, proposed_at, decided_at, reason,
                   campaign_id
            from groupbuying.proposals
            """;

    private final JdbcClient jdbc;

    StoredCampaignProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A proposal without its goods. */
    record Row(
            UUID id,
            UUID proposerId,
            @Nullable UUID circleId,
            UUID productId,
            String title,
            String words,
            State state,
            int size,
            int fillHours,
            Instant startsAt,
            Instant endsAt,
            int piecesEach,
            int seatsEach,
            CampaignRules rules,
            Instant proposedAt,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            @Nullable UUID campaignId) {}

    /** Counts one more that waits; false where so many do already. */
    boolean letWait(UUID personId, int most) {
        return jdbc.sql("""
                        insert into groupbuying.proposers as p (person_id, waiting) values (:person, 1)
                        on conflict (person_id) do update set waiting = p.waiting + 1 where p.waiting < :most
                        """).param("person", personId).param("most", most).update() == 1;
    }

    void insert(UUID id, UUID proposerId, CampaignDraft draft, Map<UUID, SkuForSale> skus, String words, Instant at) {
        var any = skus.values().iterator().next();
        var goods = draft.goods();
        jdbc.sql("""
                with proposed as (
                    insert into groupbuying.proposals
                        (id, proposer_id, circle_id, product_id, title, words, state, size, fill_hours, starts_at, ends_at,
                         pieces_each, seats_each, least, openers, joiners, opener_saving_minor, proposed_at)
                    values (:id, :proposer, cast(:circle as uuid), :product, :title, :words, 'WAITING', :size, :fill_hours,
                            :starts, :ends, :pieces_each, :seats_each, :least, :openers, :joiners, :opener_saving, :at)
                    returning id
                ), offered as (
                    insert into groupbuying.proposal_goods (proposal_id, sku_id, options, currency, price_minor, pieces)
                    select p.id, g.sku_id, g.options, :currency, g.price, g.pieces
                    from proposed p, unnest(cast(:skus as uuid[]), cast(:options as text[]), cast(:prices as bigint[]),
                                            cast(:pieces as int[])) as g (sku_id, options, price, pieces)
                )
                insert into groupbuying.proposal_steps (proposal_id, sku_id, people, price_minor)
                select p.id, s.sku_id, s.people, s.price
                from proposed p, unnest(cast(:step_skus as uuid[]), cast(:step_people as int[]),
                                        cast(:step_prices as bigint[])) as s (sku_id, people, price)
                """)
                .param("id", id)
                .param("proposer", proposerId)
                .param("circle", draft.circleId())
                .param("product", any.productId())
                .param("title", any.title())
                .param("words", words)
                .param("size", draft.size())
                .param("fill_hours", draft.fillHours())
                .param("starts", Times.sql(draft.startsAt()))
                .param("ends", Times.sql(draft.endsAt()))
                .param("pieces_each", draft.piecesEach())
                .param("seats_each", draft.seatsEach())
                .param("least", draft.rules().least())
                .param("openers", draft.rules().openers().name())
                .param("joiners", draft.rules().joiners().name())
                .param("opener_saving", draft.rules().openerSaves().amountMinor())
                .params(draft.stepParams())
                .param("at", Times.sql(at))
                .param("currency", any.price().currency())
                .param("skus", goods.stream().map(CampaignDraft.Goods::skuId).toArray(UUID[]::new))
                .param(
                        "options",
                        goods.stream()
                                .map(each -> Objects.requireNonNull(skus.get(each.skuId()))
                                        .options())
                                .toArray(String[]::new))
                .param(
                        "prices",
                        goods.stream().map(each -> each.price().amountMinor()).toArray(Long[]::new))
                .param("pieces", goods.stream().map(CampaignDraft.Goods::pieces).toArray(Integer[]::new))
                .update();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(PROPOSAL + "where id = :id")
                .param("id", id)
                .query(StoredCampaignProposals::row)
                .optional();
    }

    /** Makes those who decide wait for one another. */
    Optional<Row> lock(UUID id) {
        return jdbc.sql(PROPOSAL + "where id = :id for no key update")
                .param("id", id)
                .query(StoredCampaignProposals::row)
                .optional();
    }

    /** Ends one of the person's that waits, and counts one less; false where it was decided or withdrawn before. */
    boolean end(
            UUID id,
            UUID proposerId,
            State state,
            @Nullable UUID campaignId,
            UUID by,
            @Nullable String reason,
            Instant at) {
        return jdbc.sql("""
                        with ended as (
                            update groupbuying.proposals
                            set state = :state, campaign_id = cast(:campaign as uuid), decided_by = :by, decided_at = :at,
                                reason = :reason
                            where id = :id and proposer_id = :proposer and state = 'WAITING'
                            returning proposer_id
                        )
                        update groupbuying.proposers p set waiting = p.waiting - 1
                        from ended e where p.person_id = e.proposer_id
                        """)
                        .param("id", id)
                        .param("proposer", proposerId)
                        .param("state", state.name())
                        .param("campaign", campaignId)
                        .param("by", by)
                        .param("reason", reason)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** Marks those whose groups can be opened from now on; none that somebody else marks. */
    List<ProposedCampaignOpened> open(Instant at, int atMost) {
        return jdbc.sql("""
                update groupbuying.proposals set opened_at = :at
                where id in (select p.id
                             from groupbuying.proposals p join groupbuying.campaigns c on c.id = p.campaign_id
                             where p.state = 'APPROVED' and p.opened_at is null
                               and c.state = 'PUBLISHED' and c.starts_at <= :at
                             order by p.id limit :at_most
                             for no key update of p skip locked)
                returning id, campaign_id, product_id
                """)
                .param("at", Times.sql(at))
                .param("at_most", atMost)
                .query((row, number) -> new ProposedCampaignOpened(
                        row.getObject("id", UUID.class),
                        row.getObject("campaign_id", UUID.class),
                        row.getObject("product_id", UUID.class),
                        at))
                .list();
    }

    /** The latest first. */
    List<Row> page(
            @Nullable UUID proposerId,
            @Nullable UUID circleId,
            @Nullable State state,
            @Nullable UUID after,
            int limit) {
        return jdbc.sql(PROPOSAL + """
                where (cast(:proposer as uuid) is null or proposer_id = :proposer)
                  and (cast(:circle as uuid) is null or circle_id = :circle)
                  and (cast(:state as text) is null or state = :state)
                  and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :limit
                """)
                .param("proposer", proposerId)
                .param("circle", circleId)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("limit", limit)
                .query(StoredCampaignProposals::row)
                .list();
    }

    List<UUID> waitingOf(UUID personId) {
        return jdbc.sql("""
                select id from groupbuying.proposals where proposer_id = :person and state = 'WAITING' order by id
                """).param("person", personId).query(UUID.class).list();
    }

    /** By proposal, the cheapest first. */
    Map<UUID, List<CampaignProposal.Goods>> goodsOf(Collection<UUID> proposalIds) {
        var goods = new HashMap<UUID, List<CampaignProposal.Goods>>();
        jdbc.sql("""
                select g.proposal_id, g.sku_id, g.options, g.currency, g.price_minor, g.pieces, s.people, s.prices
                from groupbuying.proposal_goods g
                cross join lateral (
                    select array_agg(people order by people) as people, array_agg(price_minor order by people) as prices
                    from groupbuying.proposal_steps s where s.proposal_id = g.proposal_id and s.sku_id = g.sku_id) s
                where g.proposal_id = any(cast(:proposals as uuid[])) order by g.price_minor, g.sku_id
                """).param("proposals", proposalIds.toArray(UUID[]::new)).query(row -> {
            goods.computeIfAbsent(row.getObject("proposal_id", UUID.class), id -> new ArrayList<>())
                    .add(new CampaignProposal.Goods(
                            row.getObject("sku_id", UUID.class),
                            row.getString("options"),
                            new Money(row.getLong("price_minor"), row.getString("currency")),
                            row.getInt("pieces"),
                            StoredCampaigns.steps(row)));
        });
        return goods;
    }

    List<Map<String, Object>> copyOf(UUID personId) {
        return jdbc.sql("""
                select title, words, state, size, fill_hours, starts_at, ends_at, proposed_at, decided_at, reason
                from groupbuying.proposals where proposer_id = :person order by id
                """).param("person", personId).query().listOfRows();
    }

    /** What they wrote; what became of it stays. None of theirs waits. */
    void forget(UUID personId) {
        jdbc.sql("update groupbuying.proposals set words = '' where proposer_id = :person")
                .param("person", personId)
                .update();
        jdbc.sql("delete from groupbuying.proposers where person_id = :person")
                .param("person", personId)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("proposer_id", UUID.class),
                row.getObject("circle_id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("title"),
                row.getString("words"),
                State.valueOf(row.getString("state")),
                row.getInt("size"),
                row.getInt("fill_hours"),
                Times.instant(row, "starts_at"),
                Times.instant(row, "ends_at"),
                row.getInt("pieces_each"),
                row.getInt("seats_each"),
                StoredCampaigns.rules(row),
                Times.instant(row, "proposed_at"),
                Times.instantOrNull(row, "decided_at"),
                row.getString("reason"),
                row.getObject("campaign_id", UUID.class));
    }
}
