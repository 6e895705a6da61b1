package io.shuke.expert;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the list of expert fields. Each change is of the version that was seen. */
@Repository
class StoredFields {
    private final JdbcClient jdbc;

    StoredFields(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ExpertField> all() {
        return jdbc.sql("""
                select code, name, name_en, retired_at is not null as retired, version from expert.field
                order by position
                """).query(ExpertField.class).list();
    }

    /** All of them in their order; nobody else changes the list until the transaction ends. */
    List<ExpertField> lockAll() {
        jdbc.sql("lock table expert.field in share row exclusive mode").update();
        return all();
    }

    /** Whether people can apply for it, which stays so until the transaction ends. */
    boolean isOffered(String code) {
        return jdbc.sql("select code from expert.field where code = :code and retired_at is null for share")
                .param("code", code)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** At the end of the list. */
    void insert(String code, String name, String nameEn) {
        jdbc.sql("""
                insert into expert.field (code, name, name_en, position)
                select :code, :name, :name_en, coalesce(max(position), 0) + 1 from expert.field
                """)
                .param("code", code)
                .param("name", name)
                .param("name_en", nameEn)
                .update();
    }

    /** False where it is of another version by now. */
    boolean rename(String code, int seen, String name, String nameEn) {
        return jdbc.sql("""
                update expert.field set name = :name, name_en = :name_en, version = version + 1
                where code = :code and version = :seen
                """)
                        .param("code", code)
                        .param("seen", seen)
                        .param("name", name)
                        .param("name_en", nameEn)
                        .update()
                == 1;
    }

    /** Since then, or offered again; false where it is of another version by now. */
    boolean setRetired(String code, int seen, @Nullable Instant since) {
        return jdbc.sql("""
                update expert.field set retired_at = :since, version = version + 1
                where code = :code and version = :seen and (retired_at is null) = :retiring
                """)
                        .param("code", code)
                        .param("seen", seen)
                        .param("since", since == null ? null : Times.sql(since), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("retiring", since != null)
                        .update()
                == 1;
    }

    /** Puts all of them into this order; those that move are of another version then. */
    void arrange(List<String> codes) {
        jdbc.sql("""
                update expert.field f set position = o.position, version = f.version + 1
                from unnest(:codes, :positions) as o (code, position)
                where f.code = o.code and f.position <> o.position
                """)
                .param("codes", codes.toArray(String[]::new))
                .param(
                        "positions",
                        IntStream.rangeClosed(1, codes.size()).boxed().toArray(Integer[]::new))
                .update();
    }
}
