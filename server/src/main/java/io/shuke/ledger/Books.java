package io.shuke.ledger;

import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the books: the trial balance, accounts, their entries, and transfers. Each call is one statement. */
@Repository
public class Books {
    private static final int MOST_TRANSFERS = 200;

    /** An account and its balance, held amounts included. */
    public record AccountRow(Account account, UUID id, Money balance) {}

    /** One entry of an account; {@code balanceAfter} counts the account's entries up to this one. */
    public record EntryRow(
            UUID id, UUID transferId, Instant at, Transfer.Cause cause, Money amount, Money balanceAfter) {}

    /** A transfer with all of its entries; a pending one shows what it holds. */
    public record TransferRow(UUID id, Instant at, State state, Transfer.Cause cause, List<Transfer.Entry> entries) {
        public TransferRow {
            entries = List.copyOf(entries);
        }
    }

    /** Where a transfer stands. */
    public enum State {
        PENDING,
        POSTED,
        VOIDED,
        EXPIRED
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Books(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The whole ledger, added up from its entries and compared with the stored balances, in one query. */
    public TrialBalance trialBalance() {
        record Kind(@Nullable String name, long accounts, long balance, long debits, long credits, long drift) {}
        var kinds = jdbc.sql("with " + BalanceUpkeep.TRUTH + """
                select kind as name, count(*) as accounts, sum(balance) as balance,
                       -coalesce(sum(balance) filter (where balance < 0), 0) as debits,
                       coalesce(sum(balance) filter (where balance > 0), 0) as credits,
                       count(*) filter (where stored_balance is distinct from balance
                                           or stored_held is distinct from held) as drift
                from truth group by kind order by kind
                """)
                .param("currency", Money.CNY)
                .query(Kind.class)
                .list();
        return new TrialBalance(
                clock.instant(),
                Money.CNY,
                Money.cny(kinds.stream().mapToLong(Kind::debits).sum()),
                Money.cny(kinds.stream().mapToLong(Kind::credits).sum()),
                kinds.stream().mapToLong(Kind::drift).sum(),
                kinds.stream()
                        .filter(kind -> kind.name() != null)
                        .map(kind -> new TrialBalance.Row(
                                AccountKind.valueOf(kind.name()), kind.accounts(), Money.cny(kind.balance())))
                        .toList());
    }

    public List<AccountRow> accounts(@Nullable AccountKind kind, @Nullable Cursor after, int atMost) {
        return jdbc.sql("""
                select id, kind, owner_id, currency, sum(balance_minor)::bigint as balance
                from ledger.account
                where (:kind::text is null or kind = :kind)
                  and (:afterKind::text is null or (kind, id) > (:afterKind, :afterId::uuid))
                group by kind, id, owner_id, currency
                order by kind, id
                limit :atMost
                """)
                .param("kind", kind == null ? null : kind.name())
                .param("afterKind", after == null ? null : after.text(0))
                .param("afterId", after == null ? null : after.id(1))
                .param("atMost", atMost)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    return new AccountRow(
                            new Account(
                                    AccountKind.valueOf(row.getString("kind")),
                                    row.getObject("owner_id", UUID.class),
                                    currency),
                            row.getObject("id", UUID.class),
                            new Money(row.getLong("balance"), currency));
                })
                .list();
    }

    /**
     * The account's entries, newest first. The cursor carries the balance before the last entry shown, so that going on
     * adds nothing up again.
     */
    public List<EntryRow> entries(UUID accountId, @Nullable Cursor after, int atMost) {
        return jdbc.sql("""
                with start as (
                    select coalesce(:balance::bigint, sum(balance_minor), 0) as balance, min(currency) as currency
                    from ledger.account where id = :accountId
                ),
                shown as (
                    select id, transfer_id, at, amount_minor from ledger.entry
                    where account_id = :accountId and (:afterId::uuid is null or id < :afterId)
                    order by id desc limit :atMost
                )
                select e.id, e.transfer_id, e.at, t.cause_kind, t.cause_id, e.amount_minor, s.currency,
                       (s.balance - sum(e.amount_minor) over (order by e.id desc) + e.amount_minor)::bigint as balance
                from shown e cross join start s join ledger.transfer t on t.id = e.transfer_id
                order by e.id desc
                """)
                .param("accountId", accountId)
                .param("balance", after == null ? null : after.number(1))
                .param("afterId", after == null ? null : after.id(0))
                .param("atMost", atMost)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    return new EntryRow(
                            row.getObject("id", UUID.class),
                            row.getObject("transfer_id", UUID.class),
                            Times.instant(row, "at"),
                            new Transfer.Cause(row.getString("cause_kind"), row.getObject("cause_id", UUID.class)),
                            new Money(row.getLong("amount_minor"), currency),
                            new Money(row.getLong("balance"), currency));
                })
                .list();
    }

    public Optional<TransferRow> transfer(UUID id) {
        return transfers("t.id = :first", id, "").stream().findFirst();
    }

    /** Transfers with this cause, oldest first. */
    public List<TransferRow> transfersOf(Transfer.Cause cause) {
        return transfers("t.cause_id = :first and t.cause_kind = :second", cause.id(), cause.kind());
    }

    private List<TransferRow> transfers(String condition, UUID first, String second) {
        record Line(UUID id, Instant at, State state, Transfer.Cause cause, Transfer.Entry entry) {}
        var lines = jdbc.sql("""
                with found as (
                    select t.id, t.at, t.cause_kind, t.cause_id, t.pending,
                           coalesce(r.how, case when t.pending then 'PENDING' else 'POSTED' end) as state
                    from ledger.transfer t left join ledger.resolution r on r.transfer_id = t.id
                    where %s
                    order by t.at, t.id limit %d
                )
                select f.id, f.at, f.cause_kind, f.cause_id, f.state, l.kind, l.owner_id, l.currency, l.amount_minor
                from found f
                cross join lateral (
                    select a.kind, a.owner_id, a.currency, e.amount_minor, e.id::text as position
                    from ledger.entry e
                    cross join lateral (select kind, owner_id, currency from ledger.account
                                        where id = e.account_id limit 1) a
                    where e.transfer_id = f.id and not f.pending
                    union all
                    select h.kind, h.owner_id, h.currency, h.amount_minor, to_char(h.position, 'FM00000')
                    from ledger.hold h where h.transfer_id = f.id
                ) l
                order by f.at, f.id, l.position
                """.formatted(condition, MOST_TRANSFERS))
                .param("first", first)
                .param("second", second)
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    var account = new Account(
                            AccountKind.valueOf(row.getString("kind")),
                            row.getObject("owner_id", UUID.class),
                            currency);
                    return new Line(
                            row.getObject("id", UUID.class),
                            Times.instant(row, "at"),
                            State.valueOf(row.getString("state")),
                            new Transfer.Cause(row.getString("cause_kind"), row.getObject("cause_id", UUID.class)),
                            new Transfer.Entry(account, new Money(row.getLong("amount_minor"), currency)));
                })
                .list();
        var byId = new java.util.LinkedHashMap<UUID, List<Line>>();
        lines.forEach(line -> byId.computeIfAbsent(line.id(), id -> new java.util.ArrayList<>())
                .add(line));
        return byId.values().stream()
                .map(all -> new TransferRow(
                        all.getFirst().id(),
                        all.getFirst().at(),
                        all.getFirst().state(),
                        all.getFirst().cause(),
                        all.stream().map(Line::entry).toList()))
                .toList();
    }
}
