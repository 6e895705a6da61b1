package io.shuke.payment;

import io.shuke.payment.BillDifference.What;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bills as they were read, and where they disagree with our charges and refunds. */
@Repository
class Bills {
    private static final String DIFFERENCE = "id, provider, day, kind, number, what, order_number, currency,"
            + " our_amount_minor, our_state, their_amount_minor, their_state, found_at, resolved_at, reason";

    /**
     * Ours are all charges and refunds by the number that the provider knows them by. A number of the bill meets ours
     * whatever our day is, since a notice may come after midnight; a number of ours of the day is missed only if no bill
     * up to now has it.
     */
    private static final String FIND = """
            insert into payment.bill_difference (id, provider, day, kind, number, what, order_number, currency,
                                                 our_amount_minor, our_state, their_amount_minor, their_state, found_at)
            select payment.id_at(:now), :provider, :day, kind, number, what, order_number, currency,
                   our_amount_minor, our_state, their_amount_minor, their_state, :now
            from (
                select t.kind, t.number, o.order_number, t.currency,
                       o.amount_minor as our_amount_minor, o.state as our_state,
                       t.amount_minor as their_amount_minor, t.state as their_state,
                       case when o.number is null then 'OURS_MISSING'
                            when (o.amount_minor, o.currency) <> (t.amount_minor, t.currency) then 'AMOUNT_DIFFERS'
                            when t.state = 'DONE' and o.state not in ('PAID', 'REFUNDED', 'DONE')
                              or t.state = 'FAILED' and o.state in ('PAID', 'REFUNDED', 'DONE')
                              or t.state = 'RUNNING' and o.state = 'CLOSED' then 'STATE_DIFFERS' end as what
                from payment.bill_row t
                left join lateral (
                    select c.id::text as number, c.order_number, c.amount_minor, c.currency, c.state
                    from payment.charge c
                    where t.kind = 'CHARGE' and c.provider = :provider and c.id = payment.id_or_null(t.number)
                    union all
                    select r.id::text, c.order_number, r.amount_minor, r.currency, r.state
                    from payment.refund r join payment.charge c on c.id = r.charge_id and c.provider = :provider
                    where t.kind = 'REFUND' and r.id = payment.id_or_null(t.number)
                ) o on true
                where t.provider = :provider and t.day = :day
                union all
                select o.kind, o.number, o.order_number, o.currency, o.amount_minor, o.state, null, null,
                       'THEIRS_MISSING'
                from (
                    select 'CHARGE' as kind, id::text as number, order_number, currency, amount_minor, state
                    from payment.charge where provider = :provider and paid_at >= :from and paid_at < :until
                    union all
                    select 'REFUND', r.id::text, c.order_number, r.currency, r.amount_minor, r.state
                    from payment.refund r join payment.charge c on c.id = r.charge_id and c.provider = :provider
                    where r.state = 'DONE' and r.ended_at >= :from and r.ended_at < :until
                ) o
                where not exists (select 1 from payment.bill_row t
                                  where t.provider = :provider and t.kind = o.kind and t.number = o.number)
            ) found
            where what is not null
            on conflict (provider, kind, number, what) do nothing
            """;

    private final JdbcClient jdbc;

    Bills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two looks at a day the second waits here for the first. */
    void lock(String provider, LocalDate day, Instant now) {
        jdbc.sql("""
                insert into payment.reconciliation
                    (id, provider, day, at, charges, charged_minor, refunds, refunded_minor, differences)
                values (:id, :provider, :day, :now, 0, 0, 0, 0, 0)
                on conflict (provider, day) do update set at = excluded.at
                """)
                .param("id", Ids.next())
                .param("provider", provider)
                .param("day", day)
                .param("now", Times.sql(now))
                .update();
    }

    /** A number keeps the day of the bill that had it first, and what the last one said. */
    void keep(String provider, LocalDate day, List<BillRow> rows) {
        jdbc.sql("""
                insert into payment.bill_row as b
                    (provider, kind, number, day, provider_number, amount_minor, currency, state)
                select :provider, kind, number, :day, provider_number, amount_minor, currency, state
                from unnest(:kinds::text[], :numbers::text[], :providerNumbers::text[], :amounts::bigint[],
                            :currencies::text[], :states::text[])
                     as t (kind, number, provider_number, amount_minor, currency, state)
                on conflict (provider, kind, number) do update
                    set amount_minor = excluded.amount_minor, currency = excluded.currency, state = excluded.state
                """)
                .param("provider", provider)
                .param("day", day)
                .param("kinds", rows.stream().map(row -> row.kind().name()).toArray(String[]::new))
                .param("numbers", rows.stream().map(BillRow::number).toArray(String[]::new))
                .param(
                        "providerNumbers",
                        rows.stream().map(BillRow::providerNumber).toArray(String[]::new))
                .param(
                        "amounts",
                        rows.stream().map(row -> row.amount().amountMinor()).toArray(Long[]::new))
                .param(
                        "currencies",
                        rows.stream().map(row -> row.amount().currency()).toArray(String[]::new))
                .param("states", rows.stream().map(row -> row.state().name()).toArray(String[]::new))
                .update();
    }

    void forgetOpenDifferences(String provider, LocalDate day) {
        jdbc.sql("""
                delete from payment.bill_difference
                where provider = :provider and day = :day and resolved_at is null
                """).param("provider", provider).param("day", day).update();
    }

    void findDifferences(String provider, LocalDate day, Instant from, Instant until, Instant now) {
        jdbc.sql(FIND)
                .param("provider", provider)
                .param("day", day)
                .param("from", Times.sql(from))
                .param("until", Times.sql(until))
                .param("now", Times.sql(now))
                .update();
    }

    Reconciliation sumUp(String provider, LocalDate day, Instant now) {
        return jdbc.sql("""
                update payment.reconciliation r
                set at = :now, charges = s.charges, charged_minor = s.charged_minor, refunds = s.refunds,
                    refunded_minor = s.refunded_minor,
                    differences = (select count(*) from payment.bill_difference d
                                   where d.provider = :provider and d.day = :day)
                from (select count(*) filter (where kind = 'CHARGE') as charges,
                             coalesce(sum(amount_minor) filter (where kind = 'CHARGE'), 0) as charged_minor,
                             count(*) filter (where kind = 'REFUND') as refunds,
                             coalesce(sum(amount_minor) filter (where kind = 'REFUND'), 0) as refunded_minor
                      from payment.bill_row where provider = :provider and day = :day) s
                where r.provider = :provider and r.day = :day
                returning r.id, r.provider, r.day, r.at, r.charges, r.charged_minor, r.refunds, r.refunded_minor,
                          r.differences
                """)
                .param("provider", provider)
                .param("day", day)
                .param("now", Times.sql(now))
                .query(Bills::reconciliation)
                .single();
    }

    List<Reconciliation> reconciliations(@Nullable UUID after, int atMost) {
        return jdbc.sql("""
                select id, provider, day, at, charges, charged_minor, refunds, refunded_minor, differences
                from payment.reconciliation
                where :after::uuid is null or id < :after
                order by id desc limit :atMost
                """)
                .param("after", after)
                .param("atMost", atMost)
                .query(Bills::reconciliation)
                .list();
    }

    List<BillDifference> differences(boolean open, @Nullable UUID after, int atMost) {
        return jdbc.sql("select " + DIFFERENCE + """
                 from payment.bill_difference
                where (resolved_at is null) = :open and (:after::uuid is null or id < :after)
                order by id desc limit :atMost
                """)
                .param("open", open)
                .param("after", after)
                .param("atMost", atMost)
                .query(Bills::difference)
                .list();
    }

    /** Resolves a difference that is open; empty if it isn't. */
    Optional<BillDifference> resolve(UUID id, UUID by, String reason, Instant now) {
        return jdbc.sql("""
                update payment.bill_difference set resolved_at = :now, resolved_by = :by, reason = :reason
                where id = :id and resolved_at is null
                returning
                """ + DIFFERENCE)
                .param("id", id)
                .param("by", by)
                .param("reason", reason)
                .param("now", Times.sql(now))
                .query(Bills::difference)
                .optional();
    }

    boolean exists(UUID id) {
        return jdbc.sql("select exists (select 1 from payment.bill_difference where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private static Reconciliation reconciliation(ResultSet row, int number) throws SQLException {
        return new Reconciliation(
                row.getObject("id", UUID.class),
                row.getString("provider"),
                row.getObject("day", LocalDate.class),
                Times.instant(row, "at"),
                row.getInt("charges"),
                Money.cny(row.getLong("charged_minor")),
                row.getInt("refunds"),
                Money.cny(row.getLong("refunded_minor")),
                row.getInt("differences"));
    }

    private static BillDifference difference(ResultSet row, int number) throws SQLException {
        return new BillDifference(
                row.getObject("id", UUID.class),
                row.getString("provider"),
                row.getObject("day", LocalDate.class),
                BillRow.Kind.valueOf(row.getString("kind")),
                row.getString("number"),
                What.valueOf(row.getString("what")),
                row.getString("order_number"),
                amount(row, "our_amount_minor"),
                row.getString("our_state"),
                amount(row, "their_amount_minor"),
                row.getString("their_state"),
                Times.instant(row, "found_at"),
                Times.instantOrNull(row, "resolved_at"),
                row.getString("reason"));
    }

    private static @Nullable Money amount(ResultSet row, String column) throws SQLException {
        var amountMinor = row.getObject(column, Long.class);
        return amountMinor == null ? null : new Money(amountMinor, row.getString("currency"));
    }
}
