package io.shuke.circle;

import io.shuke.circle.ReportingInCircle.Written;
import io.shuke.ordering.MemberOffers;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads needs and offers, each list in one statement. */
@Repository
class NeedRows {
    /** The way that a sale by a circle's offer came. */
    static final String CHANNEL = "CIRCLE";

    private static final String OFFER =
            "select o.id, o.need_id, o.product_id, o.sku_id, o.price_minor, o.list_price_minor, o.currency,"
                    + " o.starts_at, o.ends_at from circle.offer o ";

    private final JdbcClient jdbc;

    record NeedRow(
            UUID id,
            @Nullable UUID authorId,
            String words,
            NeedState state,
            boolean hidden,
            boolean proposed,
            int votes,
            boolean joined,
            Instant at) {}

    record OfferRow(
            UUID id,
            UUID needId,
            UUID productId,
            UUID skuId,
            Money price,
            Money listPrice,
            Instant startsAt,
            Instant endsAt) {}

    record CountsRow(int members, int joinedLately, int needsOpen, int votes) {}

    NeedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first; of those that are hidden, the reader's own. */
    List<NeedRow> needs(UUID circleId, UUID reader, UUID before, int limit) {
        return jdbc.sql("""
                select n.id, n.author_id, n.words, n.state, n.hidden, n.proposal_id is not null as proposed, n.votes, n.at,
                       exists (select from circle.need_vote v
                               where v.need_id = n.id and v.person_id = :reader) as joined
                from circle.need n
                where n.circle_id = :circle and n.id < :before and n.state <> 'CLOSED'
                    and (not n.hidden or n.author_id = :reader)
                order by n.id desc limit :limit
                """)
                .param("circle", circleId)
                .param("reader", reader)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new NeedRow(
                        row.getObject("id", UUID.class),
                        row.getObject("author_id", UUID.class),
                        row.getString("words"),
                        NeedState.valueOf(row.getString("state")),
                        row.getBoolean("hidden"),
                        row.getBoolean("proposed"),
                        row.getInt("votes"),
                        row.getBoolean("joined"),
                        Times.instant(row, "at")))
                .list();
    }

    /** What is wanted in open circles and was not ended. */
    List<Written> written(Collection<UUID> ids) {
        return jdbc.sql("""
                select n.id, n.circle_id, c.name as circle_name, n.author_id, n.words as text, n.hidden
                from circle.need n join circle.circle c on c.id = n.circle_id and c.state = 'OPEN'
                where n.id = any(cast(:ids as uuid[])) and n.author_id is not null and n.state <> 'CLOSED'
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Written.class)
                .list();
    }

    /** Those that are not over, the latest made first. */
    List<OfferRow> offersAfter(UUID circleId, Instant at) {
        return jdbc.sql(OFFER + "where o.circle_id = :circle and o.ends_at > :at order by o.id desc limit 50")
                .param("circle", circleId)
                .param("at", Times.sql(at))
                .query(NeedRows::offer)
                .list();
    }

    List<OfferRow> allOffers(UUID circleId) {
        return jdbc.sql(OFFER + "where o.circle_id = :circle order by o.id desc limit 200")
                .param("circle", circleId)
                .query(NeedRows::offer)
                .list();
    }

    /** Of an open circle that the buyer is in, and running at this moment; with its host, and since when it stood. */
    Map<UUID, MemberOffers.MemberOffer> standingFor(UUID buyerId, Collection<UUID> offerIds, Instant at) {
        return jdbc
                .sql("""
                select o.id, o.sku_id, o.price_minor, o.currency, h.person_id as host_id,
                       greatest(o.starts_at, m.at) as since
                from circle.offer o
                join circle.circle c on c.id = o.circle_id and c.state = 'OPEN'
                join circle.member m on m.circle_id = o.circle_id and m.person_id = :buyer
                join circle.member h on h.circle_id = o.circle_id and h.role = 'HOST'
                where o.id = any(:offers) and o.starts_at <= :at and o.ends_at > :at
                """)
                .param("buyer", buyerId)
                .param("offers", offerIds.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .query((row, number) -> new MemberOffers.MemberOffer(
                        row.getObject("id", UUID.class),
                        row.getObject("sku_id", UUID.class),
                        new Money(row.getLong("price_minor"), row.getString("currency")),
                        row.getObject("host_id", UUID.class),
                        Times.instant(row, "since"),
                        CHANNEL))
                .list()
                .stream()
                .collect(Collectors.toMap(MemberOffers.MemberOffer::id, Function.identity()));
    }

    CountsRow counts(UUID circleId, Instant lately) {
        return jdbc.sql("""
                select (select count(*) from circle.member where circle_id = :circle) as members,
                       (select count(*) from circle.member where circle_id = :circle and at > :lately) as joined_lately,
                       count(*) as needs_open, coalesce(sum(votes), 0) as votes
                from circle.need where circle_id = :circle and state = 'OPEN' and not hidden
                """)
                .param("circle", circleId)
                .param("lately", Times.sql(lately))
                .query(CountsRow.class)
                .single();
    }

    private static OfferRow offer(ResultSet row, int number) throws SQLException {
        return new OfferRow(
                row.getObject("id", UUID.class),
                row.getObject("need_id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("sku_id", UUID.class),
                new Money(row.getLong("price_minor"), row.getString("currency")),
                new Money(row.getLong("list_price_minor"), row.getString("currency")),
                Times.instant(row, "starts_at"),
                Times.instant(row, "ends_at"));
    }
}
