package io.shuke.social;

import io.shuke.shared.Times;
import java.sql.Array;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredProfiles {
    private final JdbcClient jdbc;

    /** A profile as it is stored. */
    record Row(
            UUID personId,
            ProfileRef ref,
            @Nullable String words,
            List<String> interests,
            int followers,
            int following,
            int posts,
            boolean chronologicalOnly,
            boolean notPersonalised) {}

    StoredProfiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> idOf(String code) {
        return jdbc.sql("select person_id from social.profile where code = :code")
                .param("code", code)
                .query(UUID.class)
                .optional();
    }

    /** Those of the given people who have a profile. */
    Map<UUID, ProfileRef> refsOf(Collection<UUID> personIds) {
        return jdbc
                .sql("select person_id, code, expert_in from social.profile where person_id = any(:ids)")
                .param("ids", personIds.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("person_id", UUID.class), ProfileRef.of(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The same, of those whom the reader may meet. */
    Map<UUID, ProfileRef> refsOf(Collection<UUID> personIds, UUID readerId) {
        return jdbc
                .sql("select p.person_id, p.code, p.expert_in from social.profile p where p.person_id = any(:ids)"
                        + Sight.notBlocked("p.person_id"))
                .param("ids", personIds.toArray(UUID[]::new))
                .param("reader", readerId)
                .query((row, number) -> Map.entry(row.getObject("person_id", UUID.class), ProfileRef.of(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The person and code behind each of these codes, of those whom the reader may meet. */
    Map<String, UUID> idsOf(Collection<String> codes, UUID readerId) {
        return jdbc
                .sql("""
                select p.person_id, p.code from social.profile p
                where p.code = any(:codes)
                """ + Sight.notBlocked("p.person_id"))
                .param("codes", codes.toArray(String[]::new))
                .param("reader", readerId)
                .query((row, number) -> Map.entry(row.getString("code"), row.getObject("person_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean exists(UUID personId) {
        return jdbc.sql("select exists (select from social.profile where person_id = :person)")
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    /** Keeps the profile from going away until the transaction ends; false where there is none. */
    boolean hold(UUID personId) {
        return jdbc.sql("select person_id from social.profile where person_id = :person for key share")
                .param("person", personId)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void insert(UUID personId, String code, Instant at) {
        jdbc.sql("""
                insert into social.profile (person_id, code, created_at) values (:person, :code, :at)
                on conflict (person_id) do nothing
                """)
                .param("person", personId)
                .param("code", code)
                .param("at", Times.sql(at))
                .update();
    }

    /** Locks both, always in the same order; false where one of them is gone. */
    boolean lockBoth(UUID one, UUID other) {
        return lock(List.of(one, other)).size() == 2;
    }

    /** Locks those of these profiles that are there, always in the same order. Whoever locks a post as well does so before. */
    Set<UUID> lock(Collection<UUID> personIds) {
        return jdbc.sql("""
                select person_id from social.profile where person_id = any(:people)
                order by person_id for no key update
                """)
                .param("people", personIds.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    /** Keeps both from being changed until the transaction ends, in one order; false where one of them is gone. */
    boolean shareBoth(UUID one, UUID other) {
        return jdbc.sql("""
                select person_id from social.profile where person_id in (:one, :other) order by person_id for share
                """)
                        .param("one", one)
                        .param("other", other)
                        .query(UUID.class)
                        .list()
                        .size()
                == 2;
    }

    Optional<Row> find(UUID personId) {
        return jdbc.sql("""
                select person_id, code, expert_in, words, interests, followers, following, posts, chronological_only,
                       not_personalised
                from social.profile where person_id = :person
                """)
                .param("person", personId)
                .query((row, number) -> new Row(
                        row.getObject("person_id", UUID.class),
                        ProfileRef.of(row),
                        row.getString("words"),
                        texts(row.getArray("interests")),
                        row.getInt("followers"),
                        row.getInt("following"),
                        row.getInt("posts"),
                        row.getBoolean("chronological_only"),
                        row.getBoolean("not_personalised")))
                .optional();
    }

    /** What is null stays as it is; empty words are taken away. */
    void edit(
            UUID personId,
            @Nullable String words,
            @Nullable List<String> interests,
            @Nullable Boolean chronologicalOnly,
            @Nullable Boolean notPersonalised) {
        jdbc.sql("""
                update social.profile
                set words = nullif(coalesce(cast(:words as text), words), ''),
                    interests = coalesce(cast(:interests as text[]), interests),
                    chronological_only = coalesce(cast(:chronological as boolean), chronological_only),
                    not_personalised = coalesce(cast(:not_personalised as boolean), not_personalised)
                where person_id = :person
                """)
                .param("person", personId)
                .param("words", words)
                .param("interests", interests == null ? null : interests.toArray(String[]::new))
                .param("chronological", chronologicalOnly)
                .param("not_personalised", notPersonalised)
                .update();
    }

    void showExpertise(UUID personId, List<String> fields) {
        jdbc.sql("update social.profile set expert_in = :fields where person_id = :person")
                .param("person", personId)
                .param("fields", fields.toArray(String[]::new))
                .update();
    }

    void countFollowers(UUID personId, int change) {
        count("followers", personId, change);
    }

    void countFollowing(UUID personId, int change) {
        count("following", personId, change);
    }

    void countPosts(UUID personId, int change) {
        count("posts", personId, change);
    }

    /** The row is locked from here on. */
    private void count(String what, UUID personId, int change) {
        jdbc.sql("update social.profile set %s = %s + :change where person_id = :person".formatted(what, what))
                .param("person", personId)
                .param("change", change)
                .update();
    }

    static List<String> texts(Array array) throws java.sql.SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
