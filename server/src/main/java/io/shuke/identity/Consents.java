package io.shuke.identity;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Consents {
    private final JdbcClient jdbc;

    Consents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Consent> of(UUID personId) {
        return jdbc.sql("""
                select k.kind, coalesce(c.granted, false) as granted, c.at
                from unnest(:kinds) with ordinality as k (kind, place)
                left join lateral (
                    select granted, at from identity.consent
                    where person_id = :person and kind = k.kind
                    order by at desc limit 1) as c on true
                order by k.place
                """)
                .param(
                        "kinds",
                        Arrays.stream(ConsentKind.values()).map(Enum::name).toArray(String[]::new))
                .param("person", personId)
                .query((row, number) -> new Consent(
                        ConsentKind.valueOf(row.getString("kind")),
                        row.getBoolean("granted"),
                        Times.instantOrNull(row, "at")))
                .list();
    }

    void add(UUID personId, ConsentKind kind, boolean granted, Instant at) {
        jdbc.sql("""
                insert into identity.consent (person_id, kind, at, granted) values (:person, :kind, :at, :granted)
                """)
                .param("person", personId)
                .param("kind", kind.name())
                .param("at", Times.sql(at))
                .param("granted", granted)
                .update();
    }
}
