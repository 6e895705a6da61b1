package io.shuke.messaging;

import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredNotifications {
    /** Nobody counts further than this on a badge. */
    static final int COUNTED = 100;

    private final JdbcClient jdbc;

    /** A notification as it is stored. */
    record Row(
            UUID id,
            NotificationKind kind,
            @Nullable UUID actorId,
            @Nullable UUID subjectId,
            @Nullable String detail,
            @Nullable Money amount,
            Instant at,
            boolean read) {
        Cursor cursor() {
            return Cursor.of(id);
        }
    }

    StoredNotifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them in one statement; what was told before stays as it is. */
    void insert(List<Told> told, List<UUID> ids) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into messaging.notification
                    (person_id, id, fact_id, kind, actor_id, subject_id, detail, amount_minor, currency, at)
                select person, id, fact, kind, actor, subject, detail, amount, currency, at
                from unnest(cast(:persons as uuid[]), cast(:ids as uuid[]), cast(:facts as uuid[]),
                            cast(:kinds as text[]), cast(:actors as uuid[]), cast(:subjects as uuid[]),
                            cast(:details as text[]), cast(:amounts as bigint[]), cast(:currencies as text[]),
                            cast(:ats as timestamptz[]))
                    as t (person, id, fact, kind, actor, subject, detail, amount, currency, at)
                order by person, fact
                on conflict (person_id, fact_id) do nothing
                """)
                .param("persons", told.stream().map(Told::personId).toArray(UUID[]::new))
                .param("ids", ids.toArray(UUID[]::new))
                .param("facts", told.stream().map(Told::factId).toArray(UUID[]::new))
                .param("kinds", told.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .param("actors", told.stream().map(Told::actorId).toArray(UUID[]::new))
                .param("subjects", told.stream().map(Told::subjectId).toArray(UUID[]::new))
                .param("details", told.stream().map(Told::detail).toArray(String[]::new))
                .param("amounts", told.stream().map(one -> minor(one.amount())).toArray(Long[]::new))
                .param(
                        "currencies",
                        told.stream().map(one -> currency(one.amount())).toArray(String[]::new))
                .param("ats", told.stream().map(one -> one.at().toString()).toArray(String[]::new))
                .update();
    }

    static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.amountMinor();
    }

    static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency();
    }

    /** One more than the limit, the latest first. */
    List<Row> page(UUID personId, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                select id, kind, actor_id, subject_id, detail, amount_minor, currency, at, read_at is not null as read
                from messaging.notification
                where person_id = :person and (cast(:before as uuid) is null or id < :before)
                order by id desc limit :limit
                """)
                .param("person", personId)
                .param("before", before)
                .param("limit", limit + 1)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        NotificationKind.valueOf(row.getString("kind")),
                        row.getObject("actor_id", UUID.class),
                        row.getObject("subject_id", UUID.class),
                        row.getString("detail"),
                        row.getString("currency") == null
                                ? null
                                : new Money(row.getLong("amount_minor"), row.getString("currency")),
                        Times.instant(row, "at"),
                        row.getBoolean("read")))
                .list();
    }

    /** How many are unread, {@link #COUNTED} standing for that many and more, and the latest of all. */
    record Summary(int unread, @Nullable UUID latest) {}

    Summary summaryOf(UUID personId) {
        return jdbc.sql("""
                select (select count(*) from (select from messaging.notification
                                              where person_id = :person and read_at is null limit :most) n) as unread,
                       (select id from messaging.notification
                        where person_id = :person order by id desc limit 1) as latest
                """)
                .param("person", personId)
                .param("most", COUNTED)
                .query((row, number) -> new Summary(row.getInt("unread"), row.getObject("latest", UUID.class)))
                .single();
    }

    /** Marks it and all before it that are there by now; one that is written later stays unread. */
    void read(UUID personId, UUID until, Instant at) {
        jdbc.sql("""
                update messaging.notification set read_at = :at, changed_in = pg_current_xact_id()
                where person_id = :person and read_at is null and id <= :until
                """)
                .param("person", personId)
                .param("until", until)
                .param("at", Times.sql(at))
                .update();
    }

    /** What somebody was told, and what others were told of what they did. */
    void forget(UUID personId) {
        jdbc.sql("delete from messaging.notification where person_id = :person or actor_id = :person")
                .param("person", personId)
                .update();
    }
}
