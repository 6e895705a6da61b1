package io.shuke.storefront;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

@Repository
class StoredShops {
    private final JdbcClient jdbc;
    private final Shops shops;

    StoredShops(JdbcClient jdbc, Shops shops) {
        this.jdbc = jdbc;
        this.shops = shops;
    }

    /** The shop as it is, locked until the transaction ends. */
    @Nullable
    Shop lock(UUID ownerId) {
        var locked = jdbc.sql("select owner_id from storefront.shop where owner_id = :owner for update")
                .param("owner", ownerId)
                .query(UUID.class)
                .optional();
        return locked.flatMap(shops::find).orElse(null);
    }

    /** Of two that open at once one does; both get that shop. */
    Shop insertOrFind(UUID ownerId, String handle, String name, Instant at) {
        jdbc.sql("""
                insert into storefront.shop (owner_id, handle, name, theme, open, opened_at)
                values (:owner, :handle, :name, 'PAPER', true, :at)
                on conflict (owner_id) do nothing
                """)
                .param("owner", ownerId)
                .param("handle", handle)
                .param("name", name)
                .param("at", Times.sql(at))
                .update();
        return shops.find(ownerId).orElseThrow();
    }

    void update(Shop shop) {
        jdbc.sql("""
                update storefront.shop
                set name = :name, words = :words, theme = :theme, banner_id = cast(:banner_id as uuid),
                    banner_url = :banner_url, open = :open
                where owner_id = :owner
                """)
                .param("owner", shop.ownerId())
                .param("name", shop.name())
                .param("words", shop.words())
                .param("theme", shop.theme().name())
                .param("banner_id", shop.bannerId())
                .param("banner_url", shop.bannerUrl())
                .param("open", shop.open())
                .update();
    }

    /** False where it is so already. */
    boolean setHidden(UUID ownerId, boolean hidden) {
        return jdbc.sql("update storefront.shop set hidden = :hidden where owner_id = :owner and hidden <> :hidden")
                        .param("owner", ownerId)
                        .param("hidden", hidden)
                        .update()
                == 1;
    }

    /** Writes the whole shelf in the given order; what is not in it goes. */
    void arrange(UUID ownerId, List<UUID> shelf, Instant at) {
        jdbc.sql("""
                with wanted as (
                    select product_id, position
                    from unnest(cast(:products as uuid[])) with ordinality as w (product_id, position)),
                gone as (
                    delete from storefront.shelf s where s.owner_id = :owner
                        and not exists (select from wanted w where w.product_id = s.product_id))
                insert into storefront.shelf (owner_id, product_id, position, added_at)
                select :owner, product_id, position, :at from wanted
                on conflict (owner_id, product_id) do update set position = excluded.position
                    where shelf.position <> excluded.position
                """)
                .param("owner", ownerId)
                .param("products", new SqlArrayValue("uuid", shelf.toArray()))
                .param("at", Times.sql(at))
                .update();
    }

    List<Map<String, Object>> copyOf(UUID ownerId) {
        return jdbc.sql("""
                select s.handle, s.name, s.words, s.theme, s.banner_url, s.open, s.hidden, s.opened_at,
                       array_to_string(array(select product_id from storefront.shelf where owner_id = s.owner_id
                                             order by position), ' ') as shelf
                from storefront.shop s where s.owner_id = :owner
                """).param("owner", ownerId).query().listOfRows();
    }

    void remove(UUID ownerId) {
        jdbc.sql("delete from storefront.shelf where owner_id = :owner")
                .param("owner", ownerId)
                .update();
        jdbc.sql("delete from storefront.shop where owner_id = :owner")
                .param("owner", ownerId)
                .update();
    }
}
