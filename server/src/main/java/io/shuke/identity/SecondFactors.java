package io.shuke.identity;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SecondFactors {
    private final JdbcClient jdbc;

    /** The sealed secret, and whether its owner has shown that their device makes the right codes. */
    record Stored(byte[] sealed, boolean confirmed) {}

    /** Since when somebody has one, how many recovery codes are left, and when this session last showed it. */
    record Standing(
            @Nullable Instant confirmedAt,
            int recoveryCodesLeft,
            @Nullable Instant shownAt) {}

    SecondFactors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Stored> find(UUID personId) {
        return jdbc.sql("""
                select sealed, confirmed_at is not null as confirmed from identity.second_factor
                where person_id = :person
                """).param("person", personId).query(Stored.class).optional();
    }

    Standing standing(UUID personId, byte[] tokenHash) {
        return jdbc.sql("""
                select (select confirmed_at from identity.second_factor where person_id = :person) as confirmed_at,
                       (select count(*) from identity.recovery_code where person_id = :person and spent_at is null)
                           as codes_left,
                       (select second_factor_at from identity.session
                        where token_hash = :hash and person_id = :person) as shown_at
                """)
                .param("person", personId)
                .param("hash", tokenHash)
                .query((row, number) -> new Standing(
                        Times.instantOrNull(row, "confirmed_at"),
                        row.getInt("codes_left"),
                        Times.instantOrNull(row, "shown_at")))
                .single();
    }

    /** Begins, or begins again; false where one is confirmed. */
    boolean begin(UUID personId, byte[] sealed, Instant at) {
        return jdbc.sql("""
                        insert into identity.second_factor as f (person_id, sealed, begun_at)
                        values (:person, :sealed, :at)
                        on conflict (person_id) do update
                            set sealed = excluded.sealed, begun_at = excluded.begun_at, last_step = 0
                            where f.confirmed_at is null
                        """)
                        .param("person", personId)
                        .param("sealed", sealed)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** False where it is confirmed already, or was begun anew meanwhile. */
    boolean confirm(UUID personId, byte[] sealed, long step, Instant at) {
        return jdbc.sql("""
                        update identity.second_factor set confirmed_at = :at, last_step = :step
                        where person_id = :person and confirmed_at is null and sealed = :sealed
                        """)
                        .param("person", personId)
                        .param("sealed", sealed)
                        .param("step", step)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** Uses the code of this step; false where it or a later one was used before. */
    boolean useStep(UUID personId, long step) {
        return jdbc.sql("""
                        update identity.second_factor set last_step = :step
                        where person_id = :person and confirmed_at is not null and last_step < :step
                        """).param("person", personId).param("step", step).update() == 1;
    }

    void addRecoveryCodes(UUID personId, List<byte[]> hashes) {
        jdbc.sql("""
                insert into identity.recovery_code (person_id, code_hash)
                select :person, unnest(cast(:hashes as bytea[]))
                """)
                .param("person", personId)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    /** False where there is no such code, or it was used before. */
    boolean spendRecoveryCode(UUID personId, byte[] hash, Instant at) {
        return jdbc.sql("""
                        update identity.recovery_code set spent_at = :at
                        where person_id = :person and code_hash = :hash and spent_at is null
                        """)
                        .param("person", personId)
                        .param("hash", hash)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    void markShown(UUID personId, byte[] tokenHash, Instant at) {
        jdbc.sql("""
                update identity.session set second_factor_at = :at where token_hash = :hash and person_id = :person
                """)
                .param("person", personId)
                .param("hash", tokenHash)
                .param("at", Times.sql(at))
                .update();
    }

    /** False where there is none. What sessions have shown is worth nothing any more. */
    boolean remove(UUID personId) {
        jdbc.sql("""
                update identity.session set second_factor_at = null
                where person_id = :person and second_factor_at is not null
                """).param("person", personId).update();
        return jdbc.sql("delete from identity.second_factor where person_id = :person")
                        .param("person", personId)
                        .update()
                == 1;
    }
}
