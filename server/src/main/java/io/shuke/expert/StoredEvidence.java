package io.shuke.expert;

import io.shuke.catalog.MakingPrivatePicture.Made;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the pictures that people show for what they know: of an application, or loose until they apply. */
@Repository
class StoredEvidence {
    private final JdbcClient jdbc;

    /** A picture of an application, and whose it is. */
    record Shown(UUID applicationId, UUID personId, byte[] content) {}

    StoredEvidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID personId, Made picture, Instant at) {
        jdbc.sql("""
                insert into expert.evidence (id, person_id, content, width, height, at)
                values (:id, :person, :content, :width, :height, :at)
                """)
                .param("id", id)
                .param("person", personId)
                .param("content", picture.webp())
                .param("width", picture.width())
                .param("height", picture.height())
                .param("at", Times.sql(at))
                .update();
    }

    /** How many of these loose pictures of the person's belong to the application now; each in its place. */
    int attach(UUID personId, UUID applicationId, List<UUID> ids) {
        return jdbc.sql("""
                update expert.evidence e set application_id = :application, position = w.position - 1
                from unnest(cast(:ids as uuid[])) with ordinality as w (id, position)
                where e.id = w.id and e.person_id = :person and e.application_id is null
                """)
                .param("application", applicationId)
                .param("person", personId)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    Optional<byte[]> own(UUID personId, UUID id) {
        return jdbc.sql("select content from expert.evidence where id = :id and person_id = :person")
                .param("id", id)
                .param("person", personId)
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    Optional<Shown> shown(UUID id) {
        return jdbc.sql("""
                select application_id, person_id, content from expert.evidence
                where id = :id and application_id is not null
                """)
                .param("id", id)
                .query((row, number) -> new Shown(
                        row.getObject("application_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getBytes("content")))
                .optional();
    }

    void forgetOf(UUID applicationId) {
        jdbc.sql("delete from expert.evidence where application_id = :application")
                .param("application", applicationId)
                .update();
    }

    void forgetLooseOf(UUID personId) {
        forgetLooseBut(personId, 0);
    }

    /** The latest ones stay. */
    void forgetLooseBut(UUID personId, int latest) {
        jdbc.sql("""
                delete from expert.evidence where id in (
                    select id from expert.evidence where person_id = :person and application_id is null
                    order by id desc offset :latest)
                """).param("person", personId).param("latest", latest).update();
    }

    int forgetLooseBefore(Instant at) {
        return jdbc.sql("delete from expert.evidence where application_id is null and at < :at")
                .param("at", Times.sql(at))
                .update();
    }
}
