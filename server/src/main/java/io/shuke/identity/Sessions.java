package io.shuke.identity;

import io.shuke.shared.Caller;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Sessions {
    private final JdbcClient jdbc;

    /** Whom a session stands for and until when. */
    record Open(Caller caller, Instant expiresAt) {}

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Open> find(byte[] tokenHash, Instant at) {
        return jdbc.sql("""
                select s.expires_at, p.id, p.partner_since is not null as partner, p.staff_rights,
                       case when not p.supplier_suspended then p.supplier_id end as supplier_id
                from identity.session s
                join identity.person p on p.id = s.person_id
                where s.token_hash = :hash and s.expires_at > :at
                """)
                .param("hash", tokenHash)
                .param("at", Times.sql(at))
                .query((row, number) -> {
                    var rights = Persons.rights(row);
                    var caller = new Caller(
                            row.getObject("id", UUID.class),
                            row.getBoolean("partner"),
                            rights,
                            row.getObject("supplier_id", UUID.class),
                            null);
                    return new Open(caller, Times.instant(row, "expires_at"));
                })
                .optional();
    }

    void open(byte[] tokenHash, UUID personId, Origin origin, Instant at, Instant expiresAt) {
        jdbc.sql("""
                insert into identity.session (token_hash, person_id, created_at, expires_at, visitor_id, network)
                values (:hash, :person, :at, :expires, :visitor, :network)
                """)
                .param("hash", tokenHash)
                .param("person", personId)
                .param("at", Times.sql(at))
                .param("expires", Times.sql(expiresAt))
                .param("visitor", origin.visitorId())
                .param("network", origin.network())
                .update();
    }

    void end(byte[] tokenHash) {
        jdbc.sql("delete from identity.session where token_hash = :hash")
                .param("hash", tokenHash)
                .update();
    }

    void endOthers(UUID personId, byte[] keptTokenHash) {
        jdbc.sql("delete from identity.session where person_id = :person and token_hash <> :kept")
                .param("person", personId)
                .param("kept", keptTokenHash)
                .update();
    }

    void endAll(UUID personId) {
        jdbc.sql("delete from identity.session where person_id = :person")
                .param("person", personId)
                .update();
    }

    int forgetExpired(Instant at) {
        return jdbc.sql("delete from identity.session where expires_at <= :at")
                .param("at", Times.sql(at))
                .update();
    }
}
