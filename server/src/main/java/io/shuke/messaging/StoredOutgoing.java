package io.shuke.messaging;

import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits to be sent to phones. */
@Repository
class StoredOutgoing {
    private final JdbcClient jdbc;

    /** One message on its way. */
    record Waiting(
            UUID id,
            UUID personId,
            NotificationKind kind,
            @Nullable UUID subjectId,
            @Nullable String detail,
            @Nullable Money amount) {}

    StoredOutgoing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<Told> told, Function<Told, Instant> dueAt) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into messaging.outgoing
                    (id, person_id, kind, subject_id, detail, amount_minor, currency, fact_id, due_at)
                select id, person, kind, subject, detail, amount, currency, fact, due
                from unnest(cast(:ids as uuid[]), cast(:persons as uuid[]), cast(:kinds as text[]),
                            cast(:subjects as uuid[]), cast(:details as text[]), cast(:amounts as bigint[]), cast(:currencies as text[]),
                            cast(:facts as uuid[]), cast(:dues as timestamptz[]))
                    as t (id, person, kind, subject, detail, amount, currency, fact, due)
                order by person, fact
                on conflict (person_id, fact_id) do nothing
                """)
                .param("ids", told.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("persons", told.stream().map(Told::personId).toArray(UUID[]::new))
                .param("kinds", told.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .param("subjects", told.stream().map(Told::subjectId).toArray(UUID[]::new))
                .param("details", told.stream().map(Told::detail).toArray(String[]::new))
                .param(
                        "amounts",
                        told.stream()
                                .map(one -> StoredNotifications.minor(one.amount()))
                                .toArray(Long[]::new))
                .param(
                        "currencies",
                        told.stream()
                                .map(one -> StoredNotifications.currency(one.amount()))
                                .toArray(String[]::new))
                .param("facts", told.stream().map(Told::factId).toArray(UUID[]::new))
                .param(
                        "dues",
                        told.stream().map(one -> dueAt.apply(one).toString()).toArray(String[]::new))
                .update();
    }

    /** Takes what is due for a while: nobody else sends it meanwhile, and what is not done by then comes again. */
    List<Waiting> take(Instant now, int atMost, int mostAttempts, Duration lease) {
        return jdbc.sql("""
                with due as materialized (
                    select id from messaging.outgoing where due_at <= :now and attempts < :most
                    order by due_at, id for update skip locked limit :at_most)
                update messaging.outgoing o set due_at = :again, attempts = attempts + 1
                from due where o.id = due.id
                returning o.id, o.person_id, o.kind, o.subject_id, o.detail, o.amount_minor, o.currency
                """)
                .param("now", Times.sql(now))
                .param("again", Times.sql(now.plus(lease)))
                .param("most", mostAttempts)
                .param("at_most", atMost)
                .query((row, number) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        NotificationKind.valueOf(row.getString("kind")),
                        row.getObject("subject_id", UUID.class),
                        row.getString("detail"),
                        row.getString("currency") == null
                                ? null
                                : new Money(row.getLong("amount_minor"), row.getString("currency"))))
                .list();
    }

    /** How many were tried as often as they are. */
    long failed(int mostAttempts, Instant now) {
        return jdbc.sql("select count(*) from messaging.outgoing where attempts >= :most and due_at <= :now")
                .param("most", mostAttempts)
                .param("now", Times.sql(now))
                .query(Long.class)
                .single();
    }

    void forgetFailed(int mostAttempts, Instant before) {
        jdbc.sql("delete from messaging.outgoing where attempts >= :most and due_at < :before")
                .param("most", mostAttempts)
                .param("before", Times.sql(before))
                .update();
    }

    void done(UUID id) {
        jdbc.sql("delete from messaging.outgoing where id = :id")
                .param("id", id)
                .update();
    }

    void forget(UUID personId) {
        jdbc.sql("delete from messaging.outgoing where person_id = :person")
                .param("person", personId)
                .update();
    }
}
