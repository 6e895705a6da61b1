package io.shuke.sharing;

import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Reads who owns whom, since when, and how that came about. One statement each. */
@Repository
public class Bindings {
    private final JdbcClient jdbc;

    Bindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What decided a binding. */
    public enum DecidedBy {
        SIGN_UP,
        FIRST_PURCHASE,
        STAFF,
        /** One of the two closed their account. */
        ACCOUNT_CLOSED
    }

    /** A customer's binding as it is now; without a partner, staff decided that nobody owns the customer. */
    public record Bound(UUID customerId, @Nullable UUID partnerId, Instant since, DecidedBy decidedBy) {}

    /** One state that a binding has had. */
    public record Change(
            UUID id,
            UUID customerId,
            @Nullable UUID partnerId,
            @Nullable UUID previousPartnerId,
            Instant at,
            DecidedBy decidedBy,
            @Nullable String reason) {}

    public Optional<Bound> of(UUID customerId) {
        return jdbc.sql(
                        "select customer_id, partner_id, since, decided_by from sharing.binding where customer_id = :id")
                .param("id", customerId)
                .query(Bindings::bound)
                .optional();
    }

    /** The customer's history, the oldest first. */
    public List<Change> historyOf(UUID customerId) {
        return jdbc.sql("""
                select id, customer_id, partner_id, previous_partner_id, at, decided_by, reason
                from sharing.binding_history where customer_id = :customer order by id
                """)
                .param("customer", customerId)
                .query(Bindings::change)
                .list();
    }

    /** The customers of a partner, or all that are or were bound, the latest bound first. */
    public Page<Bound> page(@Nullable UUID partnerId, @Nullable String after, int limit) {
        var cursor = Cursor.decoded(after, 2);
        var rows = jdbc.sql("""
                select customer_id, partner_id, since, decided_by from sharing.binding
                where (cast(:partner as uuid) is null or partner_id = :partner)
                    and (cast(:since as timestamptz) is null or (since, customer_id) < (:since, cast(:id as uuid)))
                order by since desc, customer_id desc limit :limit
                """)
                .param("partner", partnerId)
                .param("since", cursor == null ? null : Times.sql(micros(cursor.number(0))))
                .param("id", cursor == null ? null : cursor.id(1))
                .param("limit", limit + 1)
                .query(Bindings::bound)
                .list();
        return Page.of(rows, limit, last -> Cursor.of(micros(last.since()), last.customerId()));
    }

    /** Decisions of staff and closed accounts that gave this partner a customer or took one, the latest first. */
    public Page<Change> changesConcerning(UUID partnerId, @Nullable String after, int limit) {
        var rows = jdbc.sql("""
                select id, customer_id, partner_id, previous_partner_id, at, decided_by, reason
                from sharing.binding_history
                where (decided_by = 'STAFF' and partner_id = :partner or previous_partner_id = :partner)
                    and (cast(:id as uuid) is null or id < :id)
                order by id desc limit :limit
                """)
                .param("partner", partnerId)
                .param("id", Cursor.idOrNull(after))
                .param("limit", limit + 1)
                .query(Bindings::change)
                .list();
        return Page.of(rows, limit, last -> Cursor.of(last.id()));
    }

    /** How many customers each of these partners has; one without any is absent. */
    public Map<UUID, Integer> countsOf(Collection<UUID> partnerIds) {
        var counts = new HashMap<UUID, Integer>();
        jdbc.sql("""
                select partner_id, count(*) as customers from sharing.binding
                where partner_id = any(cast(:partners as uuid[])) group by partner_id
                """)
                .param("partners", new SqlArrayValue("uuid", partnerIds.toArray()))
                .query((row, number) -> counts.put(row.getObject("partner_id", UUID.class), row.getInt("customers")))
                .list();
        return counts;
    }

    private static Instant micros(long value) {
        try {
            return Instant.EPOCH.plus(value, java.time.temporal.ChronoUnit.MICROS);
        } catch (ArithmeticException | java.time.DateTimeException e) {
            throw new io.shuke.shared.ProblemException(io.shuke.shared.ProblemKind.INVALID_CURSOR, e);
        }
    }

    private static long micros(Instant instant) {
        return java.time.temporal.ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Bound bound(ResultSet row, int number) throws SQLException {
        return new Bound(
                row.getObject("customer_id", UUID.class),
                row.getObject("partner_id", UUID.class),
                Times.instant(row, "since"),
                DecidedBy.valueOf(row.getString("decided_by")));
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("partner_id", UUID.class),
                row.getObject("previous_partner_id", UUID.class),
                Times.instant(row, "at"),
                DecidedBy.valueOf(row.getString("decided_by")),
                row.getString("reason"));
    }
}
