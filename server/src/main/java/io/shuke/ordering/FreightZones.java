package io.shuke.ordering;

import io.shuke.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the freight zones; every change is guarded by the revision it was made to. */
@Repository
class FreightZones {
    private static final String SELECT = """
            select region, deliverable, first_grams, first_minor, further_grams, further_minor, free_from_minor, revision
            from ordering.freight_zones
            """;

    private final JdbcClient jdbc;

    FreightZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FreightZone> all() {
        return jdbc.sql(SELECT + "order by region").query(FreightZones::zone).list();
    }

    Optional<FreightZone> lock(String region) {
        return jdbc.sql(SELECT + "where region = :region for update")
                .param("region", region)
                .query(FreightZones::zone)
                .optional();
    }

    /** False where somebody else added the zone first. */
    boolean insert(FreightZone zone) {
        return jdbc.sql("""
                        insert into ordering.freight_zones (region, deliverable, first_grams, first_minor, further_grams,
                                                            further_minor, free_from_minor, revision)
                        values (:region, :deliverable, :first_grams, :first, :further_grams, :further, :free_from,
                                :revision)
                        on conflict (region) do nothing
                        """).params(values(zone)).update() == 1;
    }

    /** False where the zone is no longer at that revision. */
    boolean update(FreightZone zone, int readAt) {
        return jdbc.sql("""
                        update ordering.freight_zones
                        set deliverable = :deliverable, first_grams = :first_grams, first_minor = :first,
                            further_grams = :further_grams, further_minor = :further, free_from_minor = :free_from,
                            revision = :revision
                        where region = :region and revision = :read_at
                        """).params(values(zone)).param("read_at", readAt).update() == 1;
    }

    boolean delete(String region, int readAt) {
        return jdbc.sql("delete from ordering.freight_zones where region = :region and revision = :read_at")
                        .param("region", region)
                        .param("read_at", readAt)
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> values(FreightZone zone) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("region", zone.region());
        values.put("deliverable", zone.deliverable());
        values.put("first_grams", zone.firstGrams());
        values.put("first", zone.first().amountMinor());
        values.put("further_grams", zone.furtherGrams());
        values.put("further", zone.further().amountMinor());
        values.put("free_from", zone.freeFrom() == null ? null : zone.freeFrom().amountMinor());
        values.put("revision", zone.revision());
        return values;
    }

    private static FreightZone zone(ResultSet row, int number) throws SQLException {
        var freeFrom = row.getObject("free_from_minor", Long.class);
        return new FreightZone(
                row.getString("region"),
                row.getBoolean("deliverable"),
                row.getInt("first_grams"),
                Money.cny(row.getLong("first_minor")),
                row.getInt("further_grams"),
                Money.cny(row.getLong("further_minor")),
                freeFrom == null ? null : Money.cny(freeFrom),
                row.getInt("revision"));
    }
}
