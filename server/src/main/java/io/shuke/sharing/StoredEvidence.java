package io.shuke.sharing;

import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Finds what stands behind sales, in one statement for however many. */
@Repository
class StoredEvidence {
    private final JdbcClient jdbc;

    StoredEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Everything that was found of one buyer: who owns the buyer, the touch of each product, the first touch of all, and who owns the
     * owner and the partner of the first touch.
     */
    record Found(
            boolean decided,
            @Nullable Owner owner,
            @Nullable FirstTouch firstTouch,
            Map<UUID, Evidence> touchOfProduct,
            Map<UUID, Owner> introducers) {
        /** Who owns the buyer, and since when. */
        record Owner(UUID partnerId, Instant since) {}

        Evidence evidenceOf(UUID productId, @Nullable Owner owner) {
            var touch = touchOfProduct.getOrDefault(productId, Evidence.NONE);
            var introducer = owner == null ? null : introducers.get(owner.partnerId());
            return new Evidence(
                    owner == null ? null : owner.partnerId(),
                    owner == null ? null : owner.since(),
                    introducer == null ? null : introducer.partnerId(),
                    introducer == null ? null : introducer.since(),
                    touch.sharerPartnerId(),
                    touch.touchId(),
                    touch.touchedAt(),
                    touch.linkCode(),
                    touch.channel());
        }
    }

    /** The touch that may bind. */
    record FirstTouch(UUID touchId, UUID partnerId) {}

    /**
     * The visits are those the buyer made signed in, and the anonymous ones on this browser or, up to the last sign-in
     * there, on another one the buyer signed in on; what came through a link that is gone, with its partner's account,
     * counts no more. The first of them by somebody else's link rides along in each row, for a buyer who is to be
     * bound; then come the binding and, for each product, the latest visit that led to it or else the latest at all.
     */
    List<Found> find(
            List<Attribution.Buyer> buyers, Collection<UUID> productIds, boolean ownLinks, Instant since, Instant at) {
        var rows = jdbc.sql("""
                select s.n, e.*
                from unnest((select cast(:buyers as uuid[])), (select cast(:visitors as uuid[])))
                     with ordinality as s (buyer, visitor, n)
                cross join lateral (
                    with visit as materialized (
                        select id, partner_id, target_kind, target_id, product_id, link_code, channel, at
                        from sharing.touch
                        where person_id = s.buyer and (:own_links or partner_id <> s.buyer) and at > :since and at <= :at
                            and exists (select from sharing.share_link l where l.code = link_code)
                        union all
                        select t.id, t.partner_id, t.target_kind, t.target_id, t.product_id, t.link_code, t.channel, t.at
                        from (select visitor_id, signed_in_at as until from sharing.known_visitor
                              where person_id = s.buyer and visitor_id is distinct from s.visitor
                              union all
                              select s.visitor, cast(:at as timestamptz)) seen
                        join sharing.touch t on t.visitor_id = seen.visitor_id and t.person_id is null
                            and t.at > :since and t.at <= least(seen.until, :at)
                        where (:own_links or t.partner_id <> s.buyer)
                            and exists (select from sharing.share_link l where l.code = t.link_code)
                    )
                    select wanted.product_id, b.customer_id is not null as decided, b.partner_id as owner_id, b.since,
                           i.partner_id as introducer_id, i.since as introduced_since,
                           first.id as first_id, first.partner_id as first_partner_id,
                           fi.partner_id as first_introducer_id, fi.since as first_introduced_since,
                           last.id as touch_id, last.partner_id as sharer_id, last.at as touched_at, last.link_code,
                           last.channel
                    from unnest((select cast(:products as uuid[]))) as wanted (product_id)
                    left join sharing.binding b on b.customer_id = s.buyer
                    left join sharing.binding i on i.customer_id = b.partner_id and i.partner_id <> s.buyer
                    left join lateral (
                        select id, partner_id from visit where partner_id <> s.buyer order by at, id limit 1) first on true
                    left join sharing.binding fi on fi.customer_id = first.partner_id and fi.partner_id <> s.buyer
                    left join lateral (
                        select v.id, v.partner_id, v.at, v.link_code, v.channel from visit v
                        order by (coalesce(v.product_id, case when v.target_kind = 'PRODUCT' then v.target_id end)
                                  is not distinct from wanted.product_id) desc, v.at desc, v.id desc
                        limit 1) last on true
                ) e
                order by s.n
                """)
                .param("buyers", buyers.stream().map(Attribution.Buyer::id).toArray(UUID[]::new))
                .param(
                        "visitors",
                        buyers.stream().map(Attribution.Buyer::visitorId).toArray(UUID[]::new))
                .param("own_links", ownLinks)
                .param("products", new SqlArrayValue("uuid", productIds.toArray()))
                .param("since", Times.sql(since))
                .param("at", Times.sql(at))
                .query(StoredEvidence::row)
                .list();
        var found = new ArrayList<Found>(buyers.size());
        for (int i = 0; i < buyers.size(); i++) {
            found.add(found(rows.subList(i * productIds.size(), (i + 1) * productIds.size())));
        }
        return found;
    }

    private record Row(
            UUID productId,
            boolean decided,
            Found.@Nullable Owner owner,
            @Nullable FirstTouch firstTouch,
            Map<UUID, Found.Owner> introducers,
            Evidence touch) {}

    private static Found found(List<Row> rows) {
        var touchOfProduct = new HashMap<UUID, Evidence>();
        rows.forEach(row -> touchOfProduct.put(row.productId(), row.touch()));
        var any = rows.getFirst();
        return new Found(any.decided(), any.owner(), any.firstTouch(), touchOfProduct, any.introducers());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        var first = row.getObject("first_id", UUID.class);
        return new Row(
                row.getObject("product_id", UUID.class),
                row.getBoolean("decided"),
                owner == null ? null : new Found.Owner(owner, Times.instant(row, "since")),
                first == null ? null : new FirstTouch(first, row.getObject("first_partner_id", UUID.class)),
                introducers(row),
                new Evidence(
                        null,
                        null,
                        null,
                        null,
                        row.getObject("sharer_id", UUID.class),
                        row.getObject("touch_id", UUID.class),
                        Times.instantOrNull(row, "touched_at"),
                        row.getString("link_code"),
                        row.getString("channel")));
    }

    private static Map<UUID, Found.Owner> introducers(ResultSet row) throws SQLException {
        var introducers = new HashMap<UUID, Found.Owner>();
        var first = row.getObject("first_introducer_id", UUID.class);
        if (first != null) {
            introducers.put(
                    row.getObject("first_partner_id", UUID.class),
                    new Found.Owner(first, Times.instant(row, "first_introduced_since")));
        }
        var introducer = row.getObject("introducer_id", UUID.class);
        if (introducer != null) {
            introducers.put(
                    row.getObject("owner_id", UUID.class),
                    new Found.Owner(introducer, Times.instant(row, "introduced_since")));
        }
        return introducers;
    }
}
