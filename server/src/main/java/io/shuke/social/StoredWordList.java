package io.shuke.social;

import io.shuke.shared.Times;
import io.shuke.social.ListedWord.Effect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredWordList {
    private final JdbcClient jdbc;

    StoredWordList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that the text has, in one statement over the whole list. */
    List<ListedWord> in(ListedText text) {
        return jdbc.sql("""
                select id, word, effect, added_at from social.listed_word
                where strpos(case when pattern like ' %' then :apart else :together end, pattern) > 0
                order by effect, word
                """)
                .param("apart", text.apart())
                .param("together", text.together())
                .query((row, number) -> word(row))
                .list();
    }

    List<ListedWord> page(@Nullable UUID before, int limit) {
        return jdbc.sql("""
                select id, word, effect, added_at from social.listed_word
                where cast(:before as uuid) is null or id < :before
                order by id desc limit :limit
                """)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> word(row))
                .list();
    }

    /** Keeps others from adding until the transaction ends. */
    int lockAndCount() {
        jdbc.sql("lock table social.listed_word in share row exclusive mode").update();
        return jdbc.sql("select count(*) from social.listed_word")
                .query(Integer.class)
                .single();
    }

    /** False where such a word is there. */
    boolean add(ListedWord word, String pattern, UUID staffId) {
        return jdbc.sql("""
                insert into social.listed_word (id, word, pattern, effect, added_by, added_at)
                values (:id, :word, :pattern, :effect, :staff, :at)
                on conflict (pattern) do nothing
                """)
                        .param("id", word.id())
                        .param("word", word.word())
                        .param("pattern", pattern)
                        .param("effect", word.effect().name())
                        .param("staff", staffId)
                        .param("at", Times.sql(word.addedAt()))
                        .update()
                == 1;
    }

    /** What was removed, or nothing. */
    Optional<ListedWord> remove(UUID id) {
        return jdbc.sql("delete from social.listed_word where id = :id returning id, word, effect, added_at")
                .param("id", id)
                .query((row, number) -> word(row))
                .optional();
    }

    private static ListedWord word(ResultSet row) throws SQLException {
        return new ListedWord(
                row.getObject("id", UUID.class),
                row.getString("word"),
                Effect.valueOf(row.getString("effect")),
                Times.instant(row, "added_at"));
    }
}
