package io.shuke.expert;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes applications. Whoever changes one locks its applicant first. */
@Repository
class StoredApplications {
    private static final int MOST_WAITING = 3;

    private final JdbcClient jdbc;

    /** An application, as far as a change of it needs it. */
    record Row(UUID id, UUID personId, String field, ExpertState state) {}

    StoredApplications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void makeApplicant(UUID personId) {
        jdbc.sql("""
                insert into expert.applicant (person_id, waiting) values (:person, 0) on conflict (person_id) do nothing
                """).param("person", personId).update();
        lockApplicant(personId);
    }

    void lockApplicant(UUID personId) {
        jdbc.sql("select person_id from expert.applicant where person_id = :person for no key update")
                .param("person", personId)
                .query(UUID.class)
                .optional();
    }

    boolean stands(UUID personId, String field) {
        return jdbc.sql("""
                select exists (select from expert.application
                               where person_id = :person and field = :field and state in ('WAITING', 'VERIFIED'))
                """)
                .param("person", personId)
                .param("field", field)
                .query(Boolean.class)
                .single();
    }

    /** How many of the person's wait or are verified. */
    int countStanding(UUID personId) {
        return jdbc.sql("""
                select count(*)::int from expert.application
                where person_id = :person and state in ('WAITING', 'VERIFIED')
                """).param("person", personId).query(Integer.class).single();
    }

    /** A place among those that wait; false where there is none left. */
    boolean takePlace(UUID personId) {
        return jdbc.sql("""
                update expert.applicant set waiting = waiting + 1 where person_id = :person and waiting < :most
                """)
                        .param("person", personId)
                        .param("most", MOST_WAITING)
                        .update()
                == 1;
    }

    void givePlaceBack(UUID personId) {
        jdbc.sql("update expert.applicant set waiting = waiting - 1 where person_id = :person")
                .param("person", personId)
                .update();
    }

    /** False where one for the field stands. */
    boolean insert(UUID id, UUID personId, String field, String words, @Nullable String certificate, Instant at) {
        return jdbc.sql("""
                insert into expert.application (id, person_id, field, state, words, certificate, asked_at)
                values (:id, :person, :field, 'WAITING', :words, :certificate, :at)
                on conflict (person_id, field) where state in ('WAITING', 'VERIFIED') do nothing
                """)
                        .param("id", id)
                        .param("person", personId)
                        .param("field", field)
                        .param("words", words)
                        .param("certificate", certificate)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select id, person_id, field, state from expert.application where id = :id")
                .param("id", id)
                .query(Row.class)
                .optional();
    }

    /** Whoever's it is, it stays as it is until the transaction ends. */
    Optional<Row> share(UUID id) {
        return jdbc.sql("select id, person_id, field, state from expert.application where id = :id for share")
                .param("id", id)
                .query(Row.class)
                .optional();
    }

    /** From the state that the row has, in the version that was seen; one that ended loses its words. */
    boolean move(
            Row application, int seen, ExpertState to, @Nullable UUID staffId, @Nullable String reason, Instant at) {
        return jdbc.sql("""
                update expert.application
                set state = :to, version = version + 1, decided_by = cast(:staff as uuid), decided_at = :at,
                    reason = :reason, words = case when :stands then words end,
                    certificate = case when :stands then certificate end
                where id = :id and state = :from and version = :seen
                """)
                        .param("id", application.id())
                        .param("from", application.state().name())
                        .param("seen", seen)
                        .param("to", to.name())
                        .param("stands", to.stands())
                        .param("staff", staffId)
                        .param("reason", reason)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** In the order in which they were verified. */
    List<String> verifiedFieldsOf(UUID personId) {
        return jdbc.sql("""
                select field from expert.application where person_id = :person and state = 'VERIFIED'
                order by decided_at, id
                """).param("person", personId).query(String.class).list();
    }
}
