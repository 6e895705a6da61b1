package io.shuke.flash;

import io.shuke.catalog.SkuForSale;
import io.shuke.shared.Money;
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

/** Flash offers as they were made, and how far they have gone. */
@Repository
class StoredFlashOffers {
    private static final String STANDING = """
            select id, product_id, sku_id, title, options, currency, price_minor, list_minor, quota, pieces_each, starts_at,
                   ends_at, state, taken, waiting, arrivals,
                   exists (select from flash.places p
                           where p.offer_id = o.id and p.state in ('HELD', 'CALLED')) as unpaid
            from flash.offers o
            """;
    private final JdbcClient jdbc;

    StoredFlashOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An offer as whoever decides about its pieces needs it; what {@code unpaid} says may have changed meanwhile. */
    record Standing(
            UUID id,
            UUID productId,
            UUID skuId,
            String title,
            String options,
            Money price,
            Money listPrice,
            int quota,
            int piecesEach,
            Instant startsAt,
            Instant endsAt,
            FlashState state,
            int taken,
            int waiting,
            long arrivals,
            boolean unpaid) {
        boolean isOpen(Instant at) {
            return state == FlashState.PUBLISHED && !at.isBefore(startsAt) && at.isBefore(endsAt);
        }

        int free() {
            return quota - taken;
        }

        FlashCard.Stage stage(Instant at) {
            if (state != FlashState.PUBLISHED || !at.isBefore(endsAt)) {
                return FlashCard.Stage.OVER;
            } else if (at.isBefore(startsAt)) {
                return FlashCard.Stage.SOON;
            } else if (waiting == 0 && free() > 0) {
                return FlashCard.Stage.OPEN;
            }
            return unpaid || free() > 0 ? FlashCard.Stage.LINE : FlashCard.Stage.SOLD_OUT;
        }
    }

    void insert(UUID id, FlashDraft draft, SkuForSale sku, UUID madeBy, Instant at) {
        jdbc.sql("""
                insert into flash.offers
                    (id, product_id, sku_id, title, options, currency, price_minor, list_minor, quota, pieces_each,
                     starts_at, ends_at, state, made_by, made_at)
                values (:id, :product, :sku, :title, :options, :currency, :price, :list, :quota, :pieces_each,
                        :starts, :ends, 'DRAFT', :by, :at)
                """)
                .param("id", id)
                .param("product", sku.productId())
                .param("sku", sku.skuId())
                .param("title", sku.title())
                .param("options", sku.options())
                .param("currency", draft.price().currency())
                .param("price", draft.price().amountMinor())
                .param("list", sku.price().amountMinor())
                .param("quota", draft.pieces())
                .param("pieces_each", draft.piecesEach())
                .param("starts", Times.sql(draft.startsAt()))
                .param("ends", Times.sql(draft.endsAt()))
                .param("by", madeBy)
                .param("at", Times.sql(at))
                .update();
    }

    Optional<Standing> find(UUID offerId) {
        return jdbc.sql(STANDING + "where o.id = :id")
                .param("id", offerId)
                .query(StoredFlashOffers::standing)
                .optional();
    }

    /** Whoever has it decides about the pieces; all others wait, and read it once they have it. */
    Optional<Standing> lock(UUID offerId) {
        return jdbc.sql("select id from flash.offers where id = :id for update")
                .param("id", offerId)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** The same, but nothing where somebody else has it. */
    Optional<Standing> tryLock(UUID offerId) {
        return jdbc.sql("select id from flash.offers where id = :id for update skip locked")
                .param("id", offerId)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    /** Those that run or are to begin, of one product or of all, the first to begin first. */
    List<Standing> comingOrOpen(@Nullable UUID productId, Instant at, int limit) {
        return jdbc.sql(STANDING + """
                where o.state = 'PUBLISHED' and o.ends_at > :at
                  and (cast(:product as uuid) is null or o.product_id = :product)
                order by o.starts_at, o.id limit :limit
                """)
                .param("at", Times.sql(at))
                .param("product", productId)
                .param("limit", limit)
                .query(StoredFlashOffers::standing)
                .list();
    }

    /** Moves a locked draft on; false where another offer of the SKU is published. */
    boolean publish(UUID offerId, UUID skuId, Instant at) {
        return jdbc.sql("""
                        update flash.offers set state = 'PUBLISHED', published_at = :at
                        where id = :id and state = 'DRAFT'
                          and not exists (select from flash.offers where sku_id = :sku and state = 'PUBLISHED')
                        """)
                        .param("id", offerId)
                        .param("sku", skuId)
                        .param("at", Times.sql(at))
                        .update()
                > 0;
    }

    /** Locks all offers of the SKU, in one order: of two that are published at once one is the first. */
    void lockBeside(UUID offerId) {
        jdbc.sql("""
                select id from flash.offers
                where sku_id = (select sku_id from flash.offers where id = :id)
                order by id for update
                """).param("id", offerId).query(UUID.class).list();
    }

    void end(UUID offerId, Instant at) {
        jdbc.sql("update flash.offers set state = 'ENDED', ended_at = :at where id = :id and state = 'PUBLISHED'")
                .param("id", offerId)
                .param("at", Times.sql(at))
                .update();
    }

    /** Ends those whose time is over, none that somebody else works on; answers them. */
    List<UUID> endDue(Instant at, int atMost) {
        return jdbc.sql("""
                with due as materialized (
                    select id from flash.offers where state = 'PUBLISHED' and ends_at <= :at
                    order by id limit :at_most for update skip locked
                )
                update flash.offers o set state = 'ENDED', ended_at = :at from due where o.id = due.id
                returning o.id
                """)
                .param("at", Times.sql(at))
                .param("at_most", atMost)
                .query(UUID.class)
                .list();
    }

    /** Offers in which somebody may have to be called, or was and did not come; only a list, nothing is locked. */
    List<UUID> withLine(Instant at) {
        return jdbc.sql("""
                select id from flash.offers o
                where state = 'PUBLISHED' and starts_at <= :at and ends_at > :at
                  and (waiting > 0 and taken < quota
                       or exists (select from flash.places p
                                  where p.offer_id = o.id and p.state = 'CALLED' and p.call_until <= :at))
                order by id
                """).param("at", Times.sql(at)).query(UUID.class).list();
    }

    /** Counts on the locked offer what was decided; the quota is guarded here, and by a CHECK. */
    void count(UUID offerId, int taken, int waiting, int arrivals) {
        int counted = jdbc.sql("""
                update flash.offers
                set taken = taken + :taken, waiting = waiting + :waiting, arrivals = arrivals + :arrivals
                where id = :id and taken + :taken <= quota
                """)
                .param("id", offerId)
                .param("taken", taken)
                .param("waiting", waiting)
                .param("arrivals", arrivals)
                .update();
        if (counted == 0) {
            throw new IllegalStateException("more was taken of flash offer " + offerId + " than there is");
        }
    }

    /**
     * Notes of published offers since when they bear no more what their goods cost, and of the others that they do again; those
     * about which somebody decides just now are left for the next time.
     */
    void noteBelowCost(Collection<UUID> fallen, Instant at) {
        jdbc.sql("""
                with changed as materialized (
                    select id from flash.offers
                    where state = 'PUBLISHED' and (below_since is null) = (id = any(cast(:fallen as uuid[])))
                    order by id for update skip locked
                )
                update flash.offers o
                set below_since = case when o.id = any(cast(:fallen as uuid[])) then cast(:at as timestamptz) end
                from changed where o.id = changed.id
                """)
                .param("fallen", fallen.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .update();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("sku_id", UUID.class),
                row.getString("title"),
                row.getString("options"),
                money(row, "price_minor"),
                money(row, "list_minor"),
                row.getInt("quota"),
                row.getInt("pieces_each"),
                Times.instant(row, "starts_at"),
                Times.instant(row, "ends_at"),
                FlashState.valueOf(row.getString("state")),
                row.getInt("taken"),
                row.getInt("waiting"),
                row.getLong("arrivals"),
                row.getBoolean("unpaid"));
    }

    static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }
}
