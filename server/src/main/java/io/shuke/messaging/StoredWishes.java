package io.shuke.messaging;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where people want to hear of what, and when not. */
@Repository
class StoredWishes {
    private final JdbcClient jdbc;

    /** Where one kind is told. */
    record Wish(boolean inApp, boolean outside) {
        static Wish atFirst(NotificationKind kind) {
            return new Wish(kind.inAppAtFirst(), kind.outsideAtFirst());
        }
    }

    /** What several people want. */
    record Known(Map<UUID, Map<NotificationKind, Wish>> wishes, Map<UUID, QuietHours> quiet) {
        Wish of(UUID personId, NotificationKind kind) {
            return wishes.getOrDefault(personId, Map.of()).getOrDefault(kind, Wish.atFirst(kind));
        }

        /** The moment itself, or when the quiet that it falls into is over. */
        Instant afterQuiet(UUID personId, Instant moment) {
            var hours = quiet.get(personId);
            return hours == null ? moment : hours.endAfter(moment);
        }
    }

    private record Row(UUID personId, NotificationKind kind, Wish wish) {}

    private record Quiet(UUID personId, QuietHours hours) {}

    StoredWishes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two statements. */
    Known of(Collection<UUID> personIds) {
        var persons = personIds.toArray(UUID[]::new);
        var wishes = new HashMap<UUID, Map<NotificationKind, Wish>>();
        jdbc.sql("select person_id, kind, in_app, outside from messaging.wish where person_id = any(:persons)")
                .param("persons", persons)
                .query((row, number) -> new Row(
                        row.getObject("person_id", UUID.class),
                        NotificationKind.valueOf(row.getString("kind")),
                        new Wish(row.getBoolean("in_app"), row.getBoolean("outside"))))
                .list()
                .forEach(row -> wishes.computeIfAbsent(row.personId(), id -> new HashMap<>())
                        .put(row.kind(), row.wish()));
        var quiet = new HashMap<UUID, QuietHours>();
        jdbc.sql("select person_id, from_minute, until_minute from messaging.quiet where person_id = any(:persons)")
                .param("persons", persons)
                .query((row, number) -> new Quiet(
                        row.getObject("person_id", UUID.class),
                        new QuietHours(time(row.getInt("from_minute")), time(row.getInt("until_minute")))))
                .list()
                .forEach(row -> quiet.put(row.personId(), row.hours()));
        return new Known(wishes, quiet);
    }

    void put(UUID personId, Map<NotificationKind, Wish> wishes) {
        var all = List.copyOf(wishes.entrySet());
        jdbc.sql("""
                insert into messaging.wish (person_id, kind, in_app, outside)
                select :person, kind, in_app, outside
                from unnest(cast(:kinds as text[]), cast(:in_app as bool[]), cast(:outside as bool[]))
                    as w (kind, in_app, outside)
                on conflict (person_id, kind) do update set in_app = excluded.in_app, outside = excluded.outside
                """)
                .param("person", personId)
                .param("kinds", all.stream().map(one -> one.getKey().name()).toArray(String[]::new))
                .param("in_app", all.stream().map(one -> one.getValue().inApp()).toArray(Boolean[]::new))
                .param(
                        "outside",
                        all.stream().map(one -> one.getValue().outside()).toArray(Boolean[]::new))
                .update();
    }

    void putQuiet(UUID personId, @Nullable QuietHours hours) {
        if (hours == null) {
            jdbc.sql("delete from messaging.quiet where person_id = :person")
                    .param("person", personId)
                    .update();
            return;
        }
        jdbc.sql("""
                insert into messaging.quiet (person_id, from_minute, until_minute) values (:person, :from, :until)
                on conflict (person_id) do update
                    set from_minute = excluded.from_minute, until_minute = excluded.until_minute
                """)
                .param("person", personId)
                .param("from", minute(hours.from()))
                .param("until", minute(hours.until()))
                .update();
    }

    void forget(UUID personId) {
        jdbc.sql("delete from messaging.wish where person_id = :person")
                .param("person", personId)
                .update();
        putQuiet(personId, null);
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / 60, minute % 60);
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
