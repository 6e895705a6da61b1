package io.shuke.ledger;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes transfers, their entries and the balances in one statement.
 *
 * <p>How it goes: where a credited account that others may meet on has no row yet, {@code opened} makes all its slots,
 * empty, and the statement does nothing else: it is sent again, and then locks rows that are there for everybody. (A row
 * that only some snapshots see would be locked out of order by those that don't, and two of them could wait for each
 * other.) {@code locked} takes the rows of guarded accounts in (id, slot) order – all slots of one that is
 * debited, the own slot of one that is credited. {@code short} are debits that the locked rows can't cover; where there
 * is one, nothing is written. {@code written} inserts the transfers unless they exist. Only if all of them are new,
 * {@code moved} applies what each account gains or loses – a debit taken slot after slot, as far as each one reaches –
 * and {@code entered} appends the entries. The own slot follows from the connection's process, so that connections
 * rarely meet on a slot. Every access goes through a primary key, whatever the planner thinks of the tables' sizes.
 */
@Repository
class Postings {
    private static final String OPENED = """
            with wanted as materialized (
                select id, kind, owner_id, currency, guarded, met, slots, change, pg_backend_pid() % slots as slot
                from unnest(:accountIds::uuid[], :accountKinds::text[], :ownerIds::uuid[], :currencies::text[],
                            :guarded::boolean[], :met::boolean[], :slots::int[], :changes::bigint[])
                     as w (id, kind, owner_id, currency, guarded, met, slots, change)
            ),
            unopened as materialized (
                select w.id, w.kind, w.owner_id, w.currency, w.slots
                from wanted w
                where w.guarded and w.met and w.change >= 0
                  and not exists (select 1 from ledger.account a where a.id = w.id and a.slot = w.slot)
            ),
            opened as (
                insert into ledger.account
                    (id, slot, kind, owner_id, currency, guarded, balance_minor, change_minor)
                select u.id, s.slot, u.kind, u.owner_id, u.currency, true, 0, 0
                from unopened u cross join lateral generate_series(0, u.slots - 1) as s (slot)
                order by u.id, s.slot
                on conflict (id, slot) do nothing
            )
            """;

    private static final String LOCKED = """
            ,
            locked as materialized (
                select a.id, a.slot, a.free
                from (select * from wanted where guarded and not exists (select 1 from unopened) order by id) w
                cross join lateral (
                    select a.id, a.slot, a.balance_minor - a.held_minor as free
                    from ledger.account a
                    where a.id = w.id and (w.change < 0 or a.slot = w.slot)
                    order by a.slot limit 64 for update
                ) a
            ),
            short as materialized (
                select w.id
                from wanted w
                where w.guarded and w.change < 0 and not exists (select 1 from unopened)
                  and coalesce((select sum(l.free) from locked l where l.id = w.id), 0) + w.change < 0
            ),
            """;

    private static final String WRITTEN = """
            written as (
                insert into ledger.transfer (id, cause_kind, cause_id, at, pending)
                select id, cause_kind, cause_id, :at, false
                from unnest(:transferIds::uuid[], :causeKinds::text[], :causeIds::uuid[])
                     as t (id, cause_kind, cause_id)
                where not exists (select 1 from short) and not exists (select 1 from unopened)
                order by id
                on conflict (id) do nothing
                returning id
            ),
            """;

    private static final String RESOLVED = """
            written as (
                select id from unnest(:transferIds::uuid[]) as t (id)
                where not exists (select 1 from short) and not exists (select 1 from unopened)
            ),
            """;

    private static final String MOVED = """
            part as materialized (
                select w.*, -least(l.free, -w.change - l.before) as part, l.slot as in_slot
                from wanted w
                join (select id, slot, free, sum(free) over (partition by id order by slot) - free as before
                      from locked where free > 0) l on l.id = w.id
                where w.guarded and w.change < 0 and l.before < -w.change
                union all
                select w.*, w.change as part, w.slot as in_slot from wanted w where not w.guarded or w.change >= 0
            ),
            moved as (
                insert into ledger.account as a
                    (id, slot, kind, owner_id, currency, guarded, balance_minor, change_minor)
                select id, in_slot, kind, owner_id, currency, guarded,
                       case when guarded then greatest(part, 0) else part end, part
                from part
                where (select count(*) from written) = :transfers
                order by id, in_slot
                on conflict (id, slot) do update
                    set balance_minor = a.balance_minor + excluded.change_minor, change_minor = excluded.change_minor
                    where not a.guarded or a.balance_minor - a.held_minor + excluded.change_minor >= 0
                returning change_minor
            ),
            entered as (
                insert into ledger.entry (account_id, id, transfer_id, at, amount_minor)
                select account_id, id, transfer_id, :at, amount_minor
                from unnest(:entryAccountIds::uuid[], :entryIds::uuid[], :entryTransferIds::uuid[],
                            :entryAmounts::bigint[]) as e (account_id, id, transfer_id, amount_minor)
                where (select count(*) from written) = :transfers
            )
            select (select count(*) from written) as written,
                   (select count(*) from part) = (select count(*) from moved) as complete,
                   (select id from short order by id limit 1) as short_of,
                   exists (select 1 from unopened) as unopened
            """;

    /** What the statement did. */
    sealed interface Written {
        record Whole() implements Written {}

        /** Transfers with these ids were there before. */
        record Known() implements Written {}

        record Short(Account account) implements Written {}
    }

    private record Result(
            int written, boolean complete, @Nullable UUID shortOf, boolean unopened) {}

    private final JdbcClient jdbc;

    Postings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Written post(List<Transfer> linked, Instant at) {
        return written(OPENED + LOCKED + WRITTEN + MOVED, Movements.net(linked), at);
    }

    /** Moves what was held a moment ago, in the same transaction: the transfer is there and the amount is free. */
    void move(Transfer held, Instant at) {
        var written = written(OPENED + LOCKED + RESOLVED + MOVED, Movements.net(List.of(held)), at);
        if (!(written instanceof Written.Whole)) {
            throw new IllegalStateException("what was held is gone: " + written);
        }
    }

    /** Opens the accounts that this transfer credits, so that whoever locks them sees them; locks nothing. */
    void open(Transfer transfer) {
        var movements = Movements.net(List.of(transfer));
        if (movements.creditsSharedAccounts()) {
            wanted(OPENED + "select count(*) from unopened", movements)
                    .query(Long.class)
                    .single();
        }
    }

    /** Where accounts had to be opened, the first statement did only that; the next one sees them, whoever opened them. */
    private Written written(String sql, Movements movements, Instant at) {
        var result = send(sql, movements, at);
        return read(result.unopened() ? send(sql, movements, at) : result, movements);
    }

    private Result send(String sql, Movements movements, Instant at) {
        return wanted(sql, movements)
                .param("transferIds", movements.transferIds())
                .param("causeKinds", movements.causeKinds())
                .param("causeIds", movements.causeIds())
                .param("entryAccountIds", movements.entryAccountIds())
                .param("entryIds", movements.entryIds())
                .param("entryTransferIds", movements.entryTransferIds())
                .param("entryAmounts", movements.entryAmountsMinor())
                .param("transfers", movements.transfers().size())
                .param("at", Times.sql(at))
                .query((row, number) -> new Result(
                        row.getInt("written"),
                        row.getBoolean("complete"),
                        row.getObject("short_of", UUID.class),
                        row.getBoolean("unopened")))
                .single();
    }

    private JdbcClient.StatementSpec wanted(String sql, Movements movements) {
        return jdbc.sql(sql)
                .param("accountIds", movements.accountIds())
                .param("accountKinds", movements.accountKinds())
                .param("ownerIds", movements.ownerIds())
                .param("currencies", movements.currencies())
                .param("guarded", movements.guarded())
                .param("met", movements.met())
                .param("slots", movements.slots())
                .param("changes", movements.changesMinor());
    }

    private static Written read(Result result, Movements movements) {
        if (result.unopened()) {
            throw new IllegalStateException("an account that was opened is not there");
        }
        if (result.shortOf() != null) {
            return new Written.Short(movements.account(result.shortOf()));
        }
        if (result.written() == 0) {
            return new Written.Known();
        }
        if (result.written() < movements.transfers().size() || !result.complete()) {
            throw new IllegalStateException("linked transfers of which some were written before");
        }
        return new Written.Whole();
    }

    /**
     * Compares these transfers with the stored ones of their ids: all absent is false, all there and the same is true,
     * and anything else is an id used twice, which is a bug of the caller.
     */
    boolean requireSame(List<Transfer> linked, boolean pending) {
        var stored = stored(linked);
        if (stored.isEmpty()) {
            return false;
        }
        var wanted = linked.stream().collect(Collectors.toMap(Transfer::id, each -> Stored.of(each, pending)));
        if (!stored.equals(wanted.values().stream().collect(Collectors.toSet()))) {
            throw new IllegalStateException("a transfer's id was used for another transfer");
        }
        return true;
    }

    /** A transfer as text, its entries in a fixed order: what two transfers of one id must share. */
    private record Stored(UUID id, String causeKind, UUID causeId, boolean pending, List<String> entries) {
        static Stored of(Transfer transfer, boolean pending) {
            var entries = transfer.entries().stream()
                    .map(each -> each.account().id() + ":" + each.amount().amountMinor())
                    .sorted()
                    .toList();
            return new Stored(
                    transfer.id(), transfer.cause().kind(), transfer.cause().id(), pending, entries);
        }
    }

    private java.util.Set<Stored> stored(List<Transfer> linked) {
        return jdbc.sql("""
                select t.id, t.cause_kind, t.cause_id, t.pending,
                       array(select e.account_id || ':' || e.amount_minor from ledger.entry e
                             where e.transfer_id = t.id and not t.pending
                             union all
                             select h.account_id || ':' || h.amount_minor from ledger.hold h
                             where h.transfer_id = t.id) as entries
                from ledger.transfer t
                where t.id = any(:ids::uuid[])
                """)
                .param("ids", linked.stream().map(Transfer::id).toArray(UUID[]::new))
                .query((row, number) -> new Stored(
                        row.getObject("id", UUID.class),
                        row.getString("cause_kind"),
                        row.getObject("cause_id", UUID.class),
                        row.getBoolean("pending"),
                        java.util.Arrays.stream(
                                        (String[]) row.getArray("entries").getArray())
                                .sorted()
                                .toList()))
                .set();
    }
}
