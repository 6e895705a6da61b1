package io.shuke.identity;

import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.shared.Right;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody, as staff may see them. */
@Repository
public class Register {
    private final JdbcClient jdbc;

    Register(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person as staff see them: the number masked. */
    public record Entry(
            UUID id,
            String nickname,
            String phoneMasked,
            boolean partner,
            List<Right> staffRights,
            boolean secondFactor,
            Instant createdAt) {}

    /** Newest first. A whole number finds its owner; anything else, those whose nickname contains it. */
    public Page<Entry> page(@Nullable String sought, @Nullable String after, int limit) {
        var rows = found(sought, Cursor.idOrNull(after), " limit " + (limit + 1))
                .query(Register::entry)
                .list();
        return Page.of(rows, limit, row -> Cursor.of(row.id()));
    }

    /** All that {@link #page} would page through, by a cursor of the database's: a transaction has to be around. */
    Stream<Entry> stream(@Nullable String sought, int fetchSize) {
        return found(sought, null, "").withFetchSize(fetchSize).query(Register::entry).stream();
    }

    private JdbcClient.StatementSpec found(@Nullable String sought, @Nullable UUID after, String limit) {
        var text = sought == null ? "" : sought.strip();
        var phone = Phone.read(text).map(Phone::international).orElse(null);
        return jdbc.sql("""
                select id, nickname, phone, partner_since is not null as partner, staff_rights, created_at,
                    exists (select from identity.second_factor f
                            where f.person_id = person.id and f.confirmed_at is not null) as second_factor
                from identity.person
                where (cast(:after as uuid) is null or id < :after)
                    and (cast(:phone as text) is null or phone = :phone)
                    and (cast(:phone as text) is not null or :text = '' or strpos(lower(nickname), lower(:text)) > 0)
                order by id desc
                """ + limit).param("after", after).param("phone", phone).param("text", text);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("nickname"),
                Phone.maskedOf(row.getString("phone")),
                row.getBoolean("partner"),
                List.copyOf(Persons.rights(row)),
                row.getBoolean("second_factor"),
                Times.instant(row, "created_at"));
    }
}
