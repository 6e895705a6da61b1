package io.shuke.identity;

import io.shuke.shared.Secrets;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people leave behind, hashed with the market's secret, so that it can be compared and not read: browsers, networks,
 * doors and numbers. One statement each. A loopback address says nothing about anybody and is left out.
 */
@Repository
public class TracesOfPeople {
    private final JdbcClient jdbc;
    private final Secrets secrets;

    /** One trace of one person. */
    public record Trace(UUID personId, Kind kind, String hash) {
        /** What left it. */
        public enum Kind {
            DEVICE,
            NETWORK,
            ADDRESS,
            PHONE
        }
    }

    TracesOfPeople(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    public List<Trace> of(Collection<UUID> personIds) {
        return jdbc.sql("""
                select person_id, kind, value from (
                    select id as person_id, 'DEVICE' as kind, joined_visitor::text as value
                    from identity.person where id = any(:ids)
                    union select person_id, 'DEVICE', visitor_id::text from identity.session where person_id = any(:ids)
                    union select id, 'NETWORK', joined_network from identity.person where id = any(:ids)
                    union select person_id, 'NETWORK', network from identity.session where person_id = any(:ids)
                    union select id, 'PHONE', phone from identity.person where id = any(:ids) and phone is not null
                    union select person_id, 'PHONE', phone from identity.address where person_id = any(:ids)
                    union select person_id, 'ADDRESS',
                        regexp_replace(lower(concat_ws('|', province, city, district, street)), '\\s', '', 'g')
                    from identity.address where person_id = any(:ids)) as traces
                where value is not null and value not in ('', '127.0.0.1', '::1', '0:0:0:0:0:0:0:1')
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query((row, number) -> {
                    var kind = Trace.Kind.valueOf(row.getString("kind"));
                    return new Trace(row.getObject("person_id", UUID.class), kind, hash(kind, row.getString("value")));
                })
                .list();
    }

    /** Since when each of them is here. */
    public Map<UUID, Instant> joined(Collection<UUID> personIds) {
        return jdbc
                .sql("select id, created_at from identity.person where id = any(:ids)")
                .param("ids", personIds.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), Times.instant(row, "created_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String hash(Trace.Kind kind, String value) {
        return HexFormat.of().formatHex(secrets.hash("trace-" + kind, value), 0, 16);
    }
}
