package io.shuke.identity;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignInCodes {
    private static final int MOST_ATTEMPTS = 5;

    private final JdbcClient jdbc;

    /** One attempt that was counted; the code is spent if it was right. */
    record Attempt(String phone, boolean right) {}

    SignInCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, Phone phone, byte[] codeHash, Origin origin, Instant at, Instant expiresAt) {
        jdbc.sql("""
                insert into identity.sign_in_code (id, phone, code_hash, asked_at, expires_at, visitor_id, network)
                values (:id, :phone, :hash, :at, :expires, :visitor, :network)
                """)
                .param("id", id)
                .param("phone", phone.international())
                .param("hash", codeHash)
                .param("at", Times.sql(at))
                .param("expires", Times.sql(expiresAt))
                .param("visitor", origin.visitorId())
                .param("network", origin.network())
                .update();
    }

    /**
     * Counts one attempt and spends the code if the hash is right, in one statement: of any number that come at once the
     * row lets one through at a time, and none after the right one. Empty where the code is unknown, spent, too old or
     * was guessed at too often.
     */
    Optional<Attempt> attempt(UUID id, byte[] codeHash, Instant at) {
        return jdbc.sql("""
                update identity.sign_in_code
                set attempts = attempts + 1, spent_at = case when code_hash = :hash then :at end
                where id = :id and spent_at is null and expires_at > :at and attempts < :most
                returning phone, spent_at is not null as correct
                """)
                .param("id", id)
                .param("hash", codeHash)
                .param("at", Times.sql(at))
                .param("most", MOST_ATTEMPTS)
                .query((row, number) -> new Attempt(row.getString("phone"), row.getBoolean("correct")))
                .optional();
    }

    int forgetExpired(Instant before) {
        return jdbc.sql("delete from identity.sign_in_code where expires_at < :before")
                .param("before", Times.sql(before))
                .update();
    }
}
