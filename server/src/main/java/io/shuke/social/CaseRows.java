package io.shuke.social;

import io.shuke.catalog.Picture;
import io.shuke.shared.Times;
import io.shuke.social.ModerationCase.State;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads cases and reports. One statement each. */
@Repository
class CaseRows {
    private static final String STANDS = "state in ('TAKEN_DOWN', 'APPEALED', 'UPHELD')";

    private static final String SELECT = """
            select c.id, c.subject, c.subject_id, c.state, c.author_id, a.code, a.expert_in, c.post_id, c.text,
                   c.pictures::text as pictures, c.listed, c.changed, c.reports, c.opened_at, c.decided_by, c.decided_at, c.reason,
                   c.words, c.appeal, c.appealed_at, c.appeal_decided_by, c.appeal_decided_at, c.appeal_words,
                   coalesce(p.text, k.text, case when c.subject = 'PERSON' then coalesce(a.words, '') end) as text_now,
                   array(select distinct r.reason from social.report r where r.case_id = c.id order by 1) as reasons,
                   (select count(*) from social.moderation_case s
                    where s.author_id = c.author_id and s.decided_at > :since and s.%s)::int as strikes
            from social.moderation_case c
            join social.profile a on a.person_id = c.author_id
            left join social.post p on c.subject = 'POST' and p.id = c.subject_id
            left join social.comment k on c.subject = 'COMMENT' and k.id = c.subject_id
            """.formatted(STANDS);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** One report as it is stored. */
    record ReportRow(
            UUID reporterId,
            ProfileRef reporter,
            ReportReason reason,
            @Nullable String words,
            Instant at) {}

    CaseRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<CaseRow> oldestFirst(State state, @Nullable UUID after, int limit, Instant strikesSince) {
        return rows("c.state = :state and (cast(:after as uuid) is null or c.id > :after) order by c.id", strikesSince)
                .param("state", state.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    List<CaseRow> latestFirst(@Nullable State state, @Nullable UUID before, int limit, Instant strikesSince) {
        return rows("""
                        (cast(:state as text) is null or c.state = :state)
                        and (cast(:before as uuid) is null or c.id < :before) order by c.id desc
                        """, strikesSince)
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> row(row))
                .list();
    }

    List<CaseRow> one(UUID id, Instant strikesSince) {
        return rows("c.id = :id", strikesSince)
                .param("id", id)
                .param("limit", 1)
                .query((row, number) -> row(row))
                .list();
    }

    private JdbcClient.StatementSpec rows(String condition, Instant strikesSince) {
        return jdbc.sql(SELECT + " where " + condition + " limit :limit").param("since", Times.sql(strikesSince));
    }

    List<ReportRow> reportsOf(UUID caseId) {
        return jdbc.sql("""
                select r.reporter_id, p.code, p.expert_in, r.reason, r.words, r.at
                from social.report r join social.profile p on p.person_id = r.reporter_id
                where r.case_id = :case order by r.at desc limit 100
                """)
                .param("case", caseId)
                .query((row, number) -> new ReportRow(
                        row.getObject("reporter_id", UUID.class),
                        ProfileRef.of(row),
                        ReportReason.valueOf(row.getString("reason")),
                        row.getString("words"),
                        Times.instant(row, "at")))
                .list();
    }

    /** What was taken down of the author's, and what the word list holds back; the latest first. */
    List<Takedown> takedownsOf(UUID authorId, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                select id, subject, subject_id, state, post_id, text, opened_at, decided_at, reason, words, appeal, appealed_at,
                       appeal_decided_at, appeal_words
                from social.moderation_case
                where author_id = :author and (reason is not null or (state = 'OPEN' and listed <> '{}'))
                    and (cast(:before as uuid) is null or id < :before)
                order by id desc limit :limit
                """)
                .param("author", authorId)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> takedown(row))
                .list();
    }

    /** Strikes that count now, and the last moment of a pause that came of any of those that stand. */
    Strikes.Standing standingOf(UUID personId, Instant now) {
        return jdbc.sql("""
                select count(*) filter (where decided_at > :since)::int as strikes,
                       max(decided_at + case when number = :most then make_interval(secs => :first_pause)
                                             else make_interval(secs => :next_pause) end)
                           filter (where number >= :most) as until
                from (select decided_at,
                             count(*) over (order by decided_at
                                            range between make_interval(secs => :counted) preceding and current row)
                                 as number
                      from social.moderation_case where author_id = :person and %s) s
                """.formatted(STANDS))
                .param("person", personId)
                .param("since", Times.sql(now.minus(Strikes.COUNTED)))
                .param("most", Strikes.MOST)
                .param("first_pause", seconds(Strikes.FIRST_PAUSE))
                .param("next_pause", seconds(Strikes.NEXT_PAUSE))
                .param("counted", seconds(Strikes.COUNTED))
                .query((row, number) -> new Strikes.Standing(row.getInt("strikes"), Times.instantOrNull(row, "until")))
                .single();
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds();
    }

    private CaseRow row(ResultSet row) throws SQLException {
        return new CaseRow(
                row.getObject("id", UUID.class),
                ReportSubject.valueOf(row.getString("subject")),
                row.getObject("subject_id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getObject("author_id", UUID.class),
                ProfileRef.of(row),
                row.getInt("strikes"),
                row.getObject("post_id", UUID.class),
                row.getString("text"),
                row.getString("text_now"),
                json.readValue(row.getString("pictures"), new TypeReference<List<Picture>>() {}),
                StoredProfiles.texts(row.getArray("listed")),
                row.getBoolean("changed"),
                row.getInt("reports"),
                reasons(row.getArray("reasons")),
                Times.instant(row, "opened_at"),
                row.getObject("decided_by", UUID.class),
                Times.instantOrNull(row, "decided_at"),
                reason(row.getString("reason")),
                row.getString("words"),
                row.getString("appeal"),
                Times.instantOrNull(row, "appealed_at"),
                row.getObject("appeal_decided_by", UUID.class),
                Times.instantOrNull(row, "appeal_decided_at"),
                row.getString("appeal_words"));
    }

    private static Takedown takedown(ResultSet row) throws SQLException {
        return new Takedown(
                row.getObject("id", UUID.class),
                ReportSubject.valueOf(row.getString("subject")),
                row.getObject("subject_id", UUID.class),
                State.valueOf(row.getString("state")),
                row.getObject("post_id", UUID.class),
                row.getString("text"),
                Times.instant(row, "opened_at"),
                Times.instantOrNull(row, "decided_at"),
                reason(row.getString("reason")),
                row.getString("words"),
                row.getString("appeal"),
                Times.instantOrNull(row, "appealed_at"),
                Times.instantOrNull(row, "appeal_decided_at"),
                row.getString("appeal_words"));
    }

    private static @Nullable ReportReason reason(@Nullable String name) {
        return name == null ? null : ReportReason.valueOf(name);
    }

    private static List<ReportReason> reasons(Array array) throws SQLException {
        return StoredProfiles.texts(array).stream().map(ReportReason::valueOf).toList();
    }
}
