package io.shuke.social;

import io.shuke.identity.TakingAppearance.Taken;
import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import io.shuke.social.ModerationCase.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes reports and decisions. A case is locked after what it is about and after its author's profile, never before. */
@Repository
class StoredCases {
    private final JdbcClient jdbc;

    /** What others can read, as it stands now. */
    record Published(UUID authorId, @Nullable UUID postId, String text, String pictures) {}

    /** A case, as far as a decision needs it. */
    record Subject(
            UUID caseId,
            ReportSubject kind,
            UUID id,
            UUID authorId,
            @Nullable UUID postId) {}

    StoredCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Published> published(ReportSubject kind, UUID id) {
        var sql = switch (kind) {
            case POST -> """
                select author_id, id as post_id, text, pictures::text as pictures from social.post
                where id = :id and state = 'PUBLISHED'
                """;
            case COMMENT -> """
                select author_id, post_id, text, '[]' as pictures from social.comment
                where id = :id and author_id is not null and not hidden
                """;
            case PERSON -> """
                select person_id as author_id, cast(null as uuid) as post_id, coalesce(words, '') as text,
                       '[]' as pictures
                from social.profile where person_id = :id
                """;
            case REVIEW, MESSAGE, CIRCLE, QUESTION, ANSWER, REVIEW_REPLY, NEED, POLL, EVENT, SHOP ->
                throw new IllegalArgumentException(kind + " is kept elsewhere");
        };
        return jdbc.sql(sql).param("id", id).query(Published.class).optional();
    }

    /** The open case about it, which is there from now on and locked until the transaction ends. */
    UUID open(ReportSubject kind, UUID id, Published published, Collection<String> listed, Instant at) {
        return open(kind, id, published, listed, false, at);
    }

    /** The open case about what says something else now than this; one that is open already keeps what it has. */
    void openChanged(ReportSubject kind, UUID id, Published before, Instant at) {
        open(kind, id, before, List.of(), true, at);
    }

    private UUID open(
            ReportSubject kind, UUID id, Published published, Collection<String> listed, boolean changed, Instant at) {
        return jdbc.sql("""
                insert into social.moderation_case as c
                    (id, subject, subject_id, author_id, post_id, text, pictures, listed, changed, opened_at, state)
                values (:case, :subject, :id, :author, cast(:post as uuid), :text, cast(:pictures as jsonb), :listed,
                        :changed, :at, 'OPEN')
                on conflict (subject, subject_id) where state = 'OPEN'
                    do update set listed = case when excluded.listed = '{}' then c.listed else excluded.listed end,
                                  changed = c.changed or excluded.changed
                returning id
                """)
                .param("case", Ids.next())
                .param("subject", kind.name())
                .param("id", id)
                .param("author", published.authorId())
                .param("post", published.postId())
                .param("text", published.text())
                .param("pictures", published.pictures())
                .param("listed", listed.toArray(String[]::new))
                .param("changed", changed)
                .param("at", Times.sql(at))
                .query(UUID.class)
                .single();
    }

    /** The first report of this person's; another changes nothing. */
    void report(UUID caseId, UUID reporterId, ReportReason reason, @Nullable String words, Instant at) {
        jdbc.sql("""
                with said as (
                    insert into social.report (case_id, reporter_id, reason, words, at)
                    values (:case, :reporter, :reason, :words, :at)
                    on conflict do nothing returning case_id)
                update social.moderation_case set reports = reports + 1 where id in (select case_id from said)
                """)
                .param("case", caseId)
                .param("reporter", reporterId)
                .param("reason", reason.name())
                .param("words", words)
                .param("at", Times.sql(at))
                .update();
    }

    Optional<Subject> subjectOf(UUID caseId) {
        return jdbc.sql("""
                select id as case_id, subject as kind, subject_id as id, author_id, post_id
                from social.moderation_case where id = :case
                """)
                .param("case", caseId)
                .query((row, number) -> new Subject(
                        row.getObject("case_id", UUID.class),
                        ReportSubject.valueOf(row.getString("kind")),
                        row.getObject("id", UUID.class),
                        row.getObject("author_id", UUID.class),
                        row.getObject("post_id", UUID.class)))
                .optional();
    }

    /** It stays so until the transaction ends. */
    State lockedState(UUID caseId) {
        return jdbc.sql("select state from social.moderation_case where id = :case for share")
                .param("case", caseId)
                .query((row, number) -> State.valueOf(row.getString("state")))
                .single();
    }

    /** False where somebody decided before. */
    boolean decide(
            UUID caseId, State state, UUID staffId, @Nullable ReportReason reason, @Nullable String words, Instant at) {
        return jdbc.sql("""
                update social.moderation_case
                set state = :state, decided_by = :staff, decided_at = :at, reason = :reason, words = :words
                where id = :case and state = 'OPEN' and author_id <> :staff
                """)
                        .param("case", caseId)
                        .param("state", state.name())
                        .param("staff", staffId)
                        .param("reason", reason == null ? null : reason.name())
                        .param("words", words)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** False where it is not this author's, or not to be appealed against, or was before. */
    boolean appeal(UUID caseId, UUID authorId, String words, Instant at) {
        return jdbc.sql("""
                update social.moderation_case set state = 'APPEALED', appeal = :words, appealed_at = :at
                where id = :case and author_id = :author and state = 'TAKEN_DOWN'
                """)
                        .param("case", caseId)
                        .param("author", authorId)
                        .param("words", words)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** False where somebody decided before, or where this person took it down, or wrote it. */
    boolean decideAppeal(UUID caseId, State state, UUID staffId, String words, Instant at) {
        return jdbc.sql("""
                update social.moderation_case
                set state = :state, appeal_decided_by = :staff, appeal_decided_at = :at, appeal_words = :words
                where id = :case and state = 'APPEALED' and decided_by <> :staff and author_id <> :staff
                """)
                        .param("case", caseId)
                        .param("state", state.name())
                        .param("staff", staffId)
                        .param("words", words)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** Keeps what somebody said of themselves, so that it can come back. */
    void keepHidden(UUID caseId, String words) {
        jdbc.sql("update social.moderation_case set hidden_words = :words where id = :case")
                .param("case", caseId)
                .param("words", words)
                .update();
    }

    /** Keeps the name and the face that were taken from somebody, so that they can come back. */
    void keepTaken(UUID caseId, Taken taken) {
        jdbc.sql("""
                update social.moderation_case
                set hidden_nickname = :nickname, hidden_avatar_url = :avatar, given_nickname = :given
                where id = :case
                """)
                .param("case", caseId)
                .param("nickname", taken.nickname())
                .param("avatar", taken.avatarUrl())
                .param("given", taken.given())
                .update();
    }

    Optional<Taken> takenOf(UUID caseId) {
        return jdbc.sql("""
                select hidden_nickname as nickname, hidden_avatar_url as avatar_url, given_nickname as given
                from social.moderation_case
                where id = :case and (hidden_nickname is not null or hidden_avatar_url is not null)
                """).param("case", caseId).query(Taken.class).optional();
    }

    Optional<String> hiddenOf(UUID caseId) {
        return jdbc.sql("select hidden_words from social.moderation_case where id = :case and hidden_words is not null")
                .param("case", caseId)
                .query(String.class)
                .optional();
    }
}
