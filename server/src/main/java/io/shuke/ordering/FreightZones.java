package io.shuke.ordering;

import io.shuke.ordering.Freight.Zone;
import io.shuke.shared.Money;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FreightZones {
    private final JdbcClient jdbc;

    FreightZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Zone> all() {
        return jdbc.sql("""
                select region, deliverable, first_grams, first_minor, further_grams, further_minor, free_from_minor
                from ordering.freight_zones
                """)
                .query((row, number) -> {
                    var freeFrom = row.getObject("free_from_minor", Long.class);
                    return new Zone(
                            row.getString("region"),
                            row.getBoolean("deliverable"),
                            row.getInt("first_grams"),
                            Money.cny(row.getLong("first_minor")),
                            row.getInt("further_grams"),
                            Money.cny(row.getLong("further_minor")),
                            freeFrom == null ? null : Money.cny(freeFrom));
                })
                .list();
    }
}
