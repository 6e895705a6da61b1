package io.shuke.catalog;

import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who supplies the goods. */
@Repository
public class Vendors {
    private final JdbcClient jdbc;
    private final Clock clock;

    Vendors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The vendor of this name; one is made where there is none. */
    public UUID named(String name) {
        return jdbc.sql("""
                insert into catalog.vendor (id, name, created_at) values (:id, :name, :now)
                on conflict (name) do update set name = excluded.name
                returning id
                """)
                .param("id", Ids.next())
                .param("name", name)
                .param("now", Times.sql(clock.instant()))
                .query(UUID.class)
                .single();
    }

    /** Whether the product is this vendor's. */
    public boolean supplies(UUID vendorId, UUID productId) {
        return jdbc.sql("select exists (select from catalog.product where id = :product and vendor_id = :vendor)")
                .param("product", productId)
                .param("vendor", vendorId)
                .query(Boolean.class)
                .single();
    }

    /** Names of those of the vendors who exist. One statement. */
    public Map<UUID, String> namesOf(Collection<UUID> vendorIds) {
        var names = new HashMap<UUID, String>();
        jdbc.sql("select id, name from catalog.vendor where id = any(cast(:ids as uuid[]))")
                .param("ids", vendorIds.toArray(UUID[]::new))
                .query((row, number) -> names.put(row.getObject("id", UUID.class), row.getString("name")))
                .list();
        return names;
    }
}
