package io.shuke.ledger;

import io.shuke.ledger.Ledger.Resolution;
import io.shuke.ledger.Postings.Written;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.ledger.Transfer.Entry;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pending transfers: what they hold, and how they end. */
@Repository
class Holds {
    private final JdbcClient jdbc;

    Holds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Like a posting, but the debits of guarded accounts are set aside and nothing moves. One statement. */
    Written hold(List<Transfer> linked, Instant at, @Nullable Instant expiresAt) {
        var debits = Movements.guardedDebits(linked);
        record Result(int written, @Nullable UUID shortOf) {}
        var result = jdbc.sql("""
                with wanted as materialized (
                    select id, -change as amount
                    from unnest(:accountIds::uuid[], :changes::bigint[]) as w (id, change)
                ),
                locked as materialized (
                    select a.id, a.slot, a.free
                    from (select * from wanted order by id) w
                    cross join lateral (
                        select a.id, a.slot, a.balance_minor - a.held_minor as free
                        from ledger.account a where a.id = w.id
                        order by a.slot limit 64 for update
                    ) a
                ),
                short as materialized (
                    select w.id from wanted w
                    where coalesce((select sum(l.free) from locked l where l.id = w.id), 0) < w.amount
                ),
                written as (
                    insert into ledger.transfer (id, cause_kind, cause_id, at, pending, expires_at)
                    select id, cause_kind, cause_id, :at, true, :expiresAt::timestamptz
                    from unnest(:transferIds::uuid[], :causeKinds::text[], :causeIds::uuid[])
                         as t (id, cause_kind, cause_id)
                    where not exists (select 1 from short)
                    order by id
                    on conflict (id) do nothing
                    returning id
                ),
                held as (
                    update ledger.account a
                    set held_minor = a.held_minor + least(l.free, w.amount - l.before)
                    from wanted w
                    join (select id, slot, free, sum(free) over (partition by id order by slot) - free as before
                          from locked where free > 0) l on l.id = w.id
                    where l.before < w.amount and a.id = l.id and a.slot = l.slot
                      and (select count(*) from written) = :transfers
                ),
                promised as (
                    insert into ledger.hold
                        (transfer_id, position, account_id, kind, owner_id, currency, amount_minor)
                    select transfer_id, position, account_id, kind, owner_id, currency, amount_minor
                    from unnest(:entryTransferIds::uuid[], :positions::int[], :entryAccountIds::uuid[],
                                :entryKinds::text[], :entryOwnerIds::uuid[], :entryCurrencies::text[],
                                :entryAmounts::bigint[])
                         as h (transfer_id, position, account_id, kind, owner_id, currency, amount_minor)
                    where (select count(*) from written) = :transfers
                )
                select (select count(*) from written) as written, (select id from short order by id limit 1) as short_of
                """)
                .param("accountIds", debits.accountIds())
                .param("changes", debits.changesMinor())
                .param("transferIds", debits.transferIds())
                .param("causeKinds", debits.causeKinds())
                .param("causeIds", debits.causeIds())
                .param("entryTransferIds", debits.entryTransferIds())
                .param("positions", debits.entryPositions())
                .param("entryAccountIds", debits.entryAccountIds())
                .param("entryKinds", names(debits))
                .param("entryOwnerIds", owners(debits))
                .param("entryCurrencies", currencies(debits))
                .param("entryAmounts", debits.entryAmountsMinor())
                .param("transfers", linked.size())
                .param("at", Times.sql(at))
                .param("expiresAt", Times.sqlOrNull(expiresAt))
                .query((row, number) -> new Result(row.getInt("written"), row.getObject("short_of", UUID.class)))
                .single();
        if (result.shortOf() != null) {
            return new Written.Short(debits.account(result.shortOf()));
        }
        if (result.written() > 0 && result.written() < linked.size()) {
            throw new IllegalStateException("linked transfers of which some were written before");
        }
        return result.written() == 0 ? new Written.Known() : new Written.Whole();
    }

    private static String[] names(Movements movements) {
        return movements.entries().stream()
                .map(each -> each.account().kind().name())
                .toArray(String[]::new);
    }

    private static UUID[] owners(Movements movements) {
        return movements.entries().stream()
                .map(each -> each.account().ownerId())
                .toArray(UUID[]::new);
    }

    private static String[] currencies(Movements movements) {
        return movements.entries().stream()
                .map(each -> each.account().currency())
                .toArray(String[]::new);
    }

    boolean isOverdue(UUID transferId, Instant now) {
        return jdbc.sql("select expires_at <= :now from ledger.transfer where id = :id and expires_at is not null")
                .param("id", transferId)
                .param("now", Times.sql(now))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Ends a pending transfer; false if it has ended before. */
    boolean resolve(UUID transferId, Resolution how, Instant at) {
        return jdbc.sql("""
                        insert into ledger.resolution (transfer_id, how, at)
                        select id, :how, :at from ledger.transfer where id = :id and pending
                        on conflict (transfer_id) do nothing
                        """)
                        .param("id", transferId)
                        .param("how", how.name())
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    Resolution resolutionOf(UUID transferId) {
        return jdbc.sql("select how from ledger.resolution where transfer_id = :id")
                .param("id", transferId)
                .query((row, number) -> Resolution.valueOf(row.getString("how")))
                .optional()
                .orElseThrow(() -> new IllegalStateException("not a pending transfer: " + transferId));
    }

    /** Frees what the transfer held. Locks the rows of all its guarded accounts first, in (id, slot) order. */
    void giveBack(UUID transferId) {
        jdbc.sql("""
                with debit as materialized (
                    select account_id as id, -sum(amount_minor) filter (where amount_minor < 0) as amount
                    from ledger.hold where transfer_id = :id group by account_id
                ),
                locked as materialized (
                    select a.id, a.slot, a.held_minor
                    from (select * from debit order by id) d
                    cross join lateral (
                        select a.id, a.slot, a.held_minor
                        from ledger.account a where a.id = d.id and a.guarded
                        order by a.slot limit 64 for update
                    ) a
                )
                update ledger.account a
                set held_minor = a.held_minor - least(l.held_minor, d.amount - l.before)
                from debit d
                join (select id, slot, held_minor,
                             sum(held_minor) over (partition by id order by slot) - held_minor as before
                      from locked where held_minor > 0) l on l.id = d.id
                where l.before < d.amount and a.id = l.id and a.slot = l.slot
                """).param("id", transferId).update();
    }

    Transfer of(UUID transferId) {
        record Row(String causeKind, UUID causeId, Entry entry) {}
        var rows = jdbc.sql("""
                select t.cause_kind, t.cause_id, h.kind, h.owner_id, h.currency, h.amount_minor
                from ledger.transfer t join ledger.hold h on h.transfer_id = t.id
                where t.id = :id
                order by h.position
                """)
                .param("id", transferId)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    var account = new Account(
                            AccountKind.valueOf(row.getString("kind")),
                            row.getObject("owner_id", UUID.class),
                            currency);
                    return new Row(
                            row.getString("cause_kind"),
                            row.getObject("cause_id", UUID.class),
                            new Entry(account, new Money(row.getLong("amount_minor"), currency)));
                })
                .list();
        var cause = new Cause(rows.getFirst().causeKind(), rows.getFirst().causeId());
        return new Transfer(transferId, cause, rows.stream().map(Row::entry).toList());
    }

    List<UUID> overdue(Instant now, int atMost) {
        return jdbc.sql("""
                select t.id from ledger.transfer t
                where t.expires_at <= :now
                  and not exists (select 1 from ledger.resolution r where r.transfer_id = t.id)
                order by t.expires_at, t.id
                limit :atMost
                """)
                .param("now", Times.sql(now))
                .param("atMost", atMost)
                .query(UUID.class)
                .list();
    }
}
