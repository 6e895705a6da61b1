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
