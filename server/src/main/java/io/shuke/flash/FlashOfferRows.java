package io.shuke.flash;

import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads flash offers as staff see them, with what became of their places. */
@Repository
class FlashOfferRows {
    private static final String OFFER = """
            select o.id, o.product_id, o.sku_id, o.title, o.options, o.currency, o.price_minor, o.list_minor, o.quota,
                   o.pieces_each, o.starts_at, o.ends_at, o.state, o.taken, o.waiting, o.made_at, o.ended_at,
                   o.below_since,
                   p.came, p.held, p.sold
            from flash.offers o
            cross join lateral (
                select count(distinct owner_id)::int as came,
                       coalesce(sum(pieces) filter (where state in ('HELD', 'CALLED')), 0)::int as held,
                       coalesce(sum(pieces) filter (where state = 'SOLD'), 0)::int as sold
                from flash.places p where p.offer_id = o.id) p
            """;

    private final JdbcClient jdbc;

    FlashOfferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An offer, and since when its price bears no more what the goods cost. */
    record Row(FlashOffer offer, @Nullable Instant belowSince) {}

    /** Newest first; all of them, or those alone that bear no more what their goods cost, and can still be ordered by. */
    List<Row> page(boolean belowCost, Instant at, @Nullable UUID after, int limit) {
        return jdbc.sql(OFFER + """
                where (cast(:after as uuid) is null or o.id < :after)
                  and (not :below_cost or (o.state = 'PUBLISHED' and o.ends_at > :at and o.below_since is not null))
                order by o.id desc limit :limit
                """)
                .param("below_cost", belowCost)
                .param("at", Times.sql(at))
                .param("after", after)
                .param("limit", limit)
                .query(FlashOfferRows::row)
                .list();
    }

    Optional<Row> offer(UUID offerId) {
        return jdbc.sql(OFFER + "where o.id = :id")
                .param("id", offerId)
                .query(FlashOfferRows::row)
                .optional();
    }

    Optional<FlashFigures> figures(UUID offerId) {
        return jdbc.sql("""
                select o.currency, p.*, p.kept * o.price_minor as sold_minor,
                       p.kept * (o.list_minor - o.price_minor) as saved_minor
                from flash.offers o
                cross join lateral (
                    select count(*) as came,
                           count(*) filter (where waited) as waited,
                           count(*) filter (where waited and order_id is null and state = 'GONE') as missed,
                           count(order_id) as ordered,
                           count(paid_at) as paid,
                           count(paid_at) filter (where state = 'GONE') as refunded,
                           coalesce(sum(pieces) filter (where state = 'SOLD'), 0) as kept
                    from (select *, call_until is not null or order_id is null as waited
                          from flash.places where offer_id = o.id) each) p
                where o.id = :id
                """)
                .param("id", offerId)
                .query((row, number) -> new FlashFigures(
                        row.getInt("came"),
                        row.getInt("waited"),
                        row.getInt("missed"),
                        row.getInt("ordered"),
                        row.getInt("paid"),
                        row.getInt("refunded"),
                        StoredFlashOffers.money(row, "sold_minor"),
                        StoredFlashOffers.money(row, "saved_minor")))
                .optional();
    }

    /** A place and whose it is. */
    record PlaceRow(
            long number,
            UUID personId,
            FlashPlace.State state,
            int pieces,
            @Nullable UUID orderId,
            Instant cameAt,
            @Nullable Instant callUntil,
            @Nullable Instant paidAt,
            @Nullable Instant goneAt) {}

    /** The latest first. */
    List<PlaceRow> places(UUID offerId, long before, int limit) {
        return jdbc.sql("""
                select number, person_id, state, pieces, order_id, came_at, call_until, paid_at, gone_at
                from flash.places where offer_id = :offer and number < :before order by number desc limit :limit
                """)
                .param("offer", offerId)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new PlaceRow(
                        row.getLong("number"),
                        row.getObject("person_id", UUID.class),
                        FlashPlace.State.valueOf(row.getString("state")),
                        row.getInt("pieces"),
                        row.getObject("order_id", UUID.class),
                        Times.instant(row, "came_at"),
                        Times.instantOrNull(row, "call_until"),
                        Times.instantOrNull(row, "paid_at"),
                        Times.instantOrNull(row, "gone_at")))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(offer(row), Times.instantOrNull(row, "below_since"));
    }

    private static FlashOffer offer(ResultSet row) throws SQLException {
        return new FlashOffer(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("sku_id", UUID.class),
                row.getString("title"),
                row.getString("options"),
                FlashState.valueOf(row.getString("state")),
                StoredFlashOffers.money(row, "price_minor"),
                StoredFlashOffers.money(row, "list_minor"),
                row.getInt("quota"),
                row.getInt("pieces_each"),
                Times.instant(row, "starts_at"),
                Times.instant(row, "ends_at"),
                Times.instant(row, "made_at"),
                Times.instantOrNull(row, "ended_at"),
                row.getInt("came"),
                row.getInt("held"),
                row.getInt("sold"),
                row.getInt("waiting"),
                row.getInt("quota") - row.getInt("taken"),
                null);
    }
}
