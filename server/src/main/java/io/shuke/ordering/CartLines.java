package io.shuke.ordering;

import io.shuke.catalog.Picture;
import io.shuke.catalog.SkuForSale;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CartLines {
    private static final int SHOPPERS_SEE_AT_MOST = 99;

    private final JdbcClient jdbc;

    CartLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line as it is kept; the words and the price are those of the day it was put there. */
    record Kept(UUID skuId, UUID productId, String handle, String title, String options, Money price, int quantity) {
        Cart.Line shown(@Nullable SkuForSale sku, int available, @Nullable Picture picture) {
            var pieces = Math.min(available, SHOPPERS_SEE_AT_MOST);
            return new Cart.Line(
                    skuId,
                    productId,
                    sku == null ? handle : sku.handle(),
                    sku == null ? title : sku.title(),
                    sku == null ? options : sku.options(),
                    picture,
                    sku == null ? price : sku.price(),
                    quantity,
                    pieces,
                    KeepingCart.stateOf(sku, quantity, pieces));
        }
    }

    /** Keeps other changes of this cart waiting until the transaction ends, so that its lines can be counted. */
    void lock(CartOwner owner) {
        jdbc.sql("select pg_advisory_xact_lock(:cart)")
                .param("cart", owner.id().getMostSignificantBits() ^ owner.id().getLeastSignificantBits())
                .query(row -> {});
    }

    /** False where the cart is full. */
    boolean put(CartOwner owner, SkuForSale sku, int quantity, Instant at) {
        return jdbc.sql("""
                        insert into ordering.cart_lines
                            (owner_kind, owner_id, sku_id, product_id, handle, title, options, unit_price_minor,
                             quantity, added_at)
                        select :kind, :owner, :sku, :product, :handle, :title, :options, :price, :quantity, :at
                        where (select count(*) from ordering.cart_lines
                               where owner_kind = :kind and owner_id = :owner and sku_id <> :sku) < :most
                        on conflict (owner_kind, owner_id, sku_id) do update
                        set quantity = excluded.quantity, unit_price_minor = excluded.unit_price_minor
                        """)
                        .param("kind", owner.kind().name())
                        .param("owner", owner.id())
                        .param("sku", sku.skuId())
                        .param("product", sku.productId())
                        .param("handle", sku.handle())
                        .param("title", sku.title())
                        .param("options", sku.options())
                        .param("price", sku.price().amountMinor())
                        .param("quantity", quantity)
                        .param("at", Times.sql(at))
                        .param("most", Pieces.MOST_LINES)
                        .update()
                > 0;
    }

    void remove(CartOwner owner, UUID skuId) {
        jdbc.sql("delete from ordering.cart_lines where owner_kind = :kind and owner_id = :owner and sku_id = :sku")
                .param("kind", owner.kind().name())
                .param("owner", owner.id())
                .param("sku", skuId)
                .update();
    }

    /** Newest first. */
    List<Kept> of(CartOwner owner) {
        return jdbc.sql("""
                select sku_id, product_id, handle, title, options, unit_price_minor, quantity
                from ordering.cart_lines
                where owner_kind = :kind and owner_id = :owner
                order by added_at desc, sku_id
                """)
                .param("kind", owner.kind().name())
                .param("owner", owner.id())
                .query((row, number) -> new Kept(
                        row.getObject("sku_id", UUID.class),
                        row.getObject("product_id", UUID.class),
                        row.getString("handle"),
                        row.getString("title"),
                        row.getString("options"),
                        Money.cny(row.getLong("unit_price_minor")),
                        row.getInt("quantity")))
                .list();
    }

    /**
     * Moves all lines of one cart to another. Pieces of a SKU that lies in both add up; of the others the newest come
     * along as far as there is room.
     */
    void merge(CartOwner from, CartOwner to) {
        jdbc.sql("""
                with moved as (
                    delete from ordering.cart_lines where owner_kind = :from_kind and owner_id = :from
                    returning sku_id, product_id, handle, title, options, unit_price_minor, quantity, added_at
                ), kept as (
                    select sku_id from ordering.cart_lines where owner_kind = :to_kind and owner_id = :to
                ), fitting as (
                    select m.*, k.sku_id is not null as there,
                           row_number() over (partition by k.sku_id is not null order by m.added_at desc) as place
                    from moved m left join kept k on k.sku_id = m.sku_id
                )
                insert into ordering.cart_lines
                    (owner_kind, owner_id, sku_id, product_id, handle, title, options, unit_price_minor, quantity,
                     added_at)
                select :to_kind, :to, sku_id, product_id, handle, title, options, unit_price_minor, quantity, added_at
                from fitting where there or place <= :most - (select count(*) from kept)
                on conflict (owner_kind, owner_id, sku_id) do update
                set quantity = least(:most_pieces, cart_lines.quantity + excluded.quantity)
                """)
                .param("from_kind", from.kind().name())
                .param("from", from.id())
                .param("to_kind", to.kind().name())
                .param("to", to.id())
                .param("most", Pieces.MOST_LINES)
                .param("most_pieces", Pieces.MOST_PER_LINE)
                .update();
    }
}
