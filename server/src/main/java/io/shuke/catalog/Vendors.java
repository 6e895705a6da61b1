package io.shuke.catalog;

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

    Vendors(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
