package io.shuke.identity;

import io.shuke.shared.Ids;
import io.shuke.shared.Secrets;
import io.shuke.shared.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes who somebody is by law, and every try without what was tried. */
@Repository
class StoredIdentities {
    private static final String NAME = "identity-name";
    private static final String NUMBER = "identity-number";

    private final JdbcClient jdbc;
    private final Secrets secrets;

    StoredIdentities(JdbcClient jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    void tried(UUID personId, String verifier, String outcome, Instant at) {
        jdbc.sql("""
                insert into identity.identity_attempt (id, person_id, at, verifier, outcome)
                values (:id, :person, :at, :verifier, :outcome)
                """)
                .param("id", Ids.next())
                .param("person", personId)
                .param("at", Times.sql(at))
                .param("verifier", verifier)
                .param("outcome", outcome)
                .update();
    }

    /** Keeps it unless the person has one already. */
    void keep(UUID personId, String realName, IdNumber number, String verifier, Instant at) {
        jdbc.sql("""
                insert into identity.verified_identity
                    (person_id, number_hash, number_tail, name_sealed, name_masked, verifier, verified_at)
                values (:person, :hash, :tail, :sealed, :masked, :verifier, :at)
                on conflict (person_id) do nothing
                """)
                .param("person", personId)
                .param("hash", secrets.hash(NUMBER, number.digits()))
                .param("tail", number.tail())
                .param("sealed", secrets.seal(NAME, realName.getBytes(StandardCharsets.UTF_8)))
                .param("masked", masked(realName))
                .param("verifier", verifier)
                .param("at", Times.sql(at))
                .update();
    }

    /** What is kept of the person's identity and of each try, for themselves; the name as they wrote it. */
    Map<String, Object> copyOf(UUID personId) {
        var copy = new LinkedHashMap<String, Object>();
        jdbc.sql("""
                select name_sealed, number_tail, verifier, verified_at from identity.verified_identity
                where person_id = :person and name_sealed is not null
                """)
                .param("person", personId)
                .query((row, number) -> {
                    copy.put(
                            "name",
                            new String(secrets.open(NAME, row.getBytes("name_sealed")), StandardCharsets.UTF_8));
                    copy.put("numberTail", row.getString("number_tail"));
                    copy.put("verifier", row.getString("verifier"));
                    copy.put("verifiedAt", Times.instant(row, "verified_at"));
                    return copy;
                })
                .list();
        copy.put(
                "attempts",
                jdbc.sql(
                                "select at, verifier, outcome from identity.identity_attempt where person_id = :id order by id")
                        .param("id", personId)
                        .query()
                        .listOfRows());
        return copy;
    }

    /** Forgets name and number; the hash stays. */
    void forget(UUID personId) {
        jdbc.sql("""
                update identity.verified_identity set number_tail = null, name_sealed = null, name_masked = null
                where person_id = :person
                """).param("person", personId).update();
    }

    /** The first letter, and a star for each further one up to two. */
    static String masked(String realName) {
        var letters = realName.codePointCount(0, realName.length());
        return realName.substring(0, realName.offsetByCodePoints(0, 1)) + "*".repeat(Math.clamp(letters - 1L, 1, 2));
    }
}
