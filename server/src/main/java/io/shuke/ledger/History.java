package io.shuke.ledger;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened on somebody's accounts within a time, and what was on them before. Each call is one statement. */
@Repository
public class History {
    /** One transfer that touched the accounts, with all of its entries summed by kind of account. */
    public record Movement(UUID transferId, Instant at, Transfer.Cause cause, Map<AccountKind, Money> byKind) {
        public Movement {
            byKind = Map.copyOf(byKind);
        }

        public Money of(AccountKind kind) {
            return byKind.getOrDefault(kind, Money.cny(0));
        }
    }

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The sum of each account's entries before a moment. */
    public Map<AccountKind, Money> before(Collection<Account> accounts, Instant moment) {
        var sums = new HashMap<AccountKind, Money>();
        var kinds = kindsById(accounts);
        jdbc.sql("""
                select account_id, sum(amount_minor)::bigint as minor from ledger.entry
                where account_id = any(:accounts) and at < :moment group by account_id
                """)
                .param("accounts", kinds.keySet().toArray(UUID[]::new))
                .param("moment", Times.sql(moment))
                .query((row, number) -> sums.merge(
                        kinds.get(row.getObject("account_id", UUID.class)),
                        Money.cny(row.getLong("minor")),
                        Money::plus))
                .list();
        return sums;
    }

    /** Transfers with an entry on one of the accounts, from a moment until before another, oldest first. */
    public List<Movement> between(Collection<Account> accounts, Instant from, Instant until) {
        var found = new LinkedHashMap<UUID, Movement>();
        jdbc.sql("""
                with touching as (
                    select transfer_id, min(id::text) as position from ledger.entry
                    where account_id = any(:accounts) and at >= :from and at < :until group by transfer_id
                )
                select t.id, t.at, t.cause_kind, t.cause_id, a.kind, sum(e.amount_minor)::bigint as minor
                from touching s
                join ledger.transfer t on t.id = s.transfer_id
                join ledger.entry e on e.transfer_id = t.id
                cross join lateral (select kind from ledger.account where id = e.account_id limit 1) a
                group by t.id, t.at, t.cause_kind, t.cause_id, a.kind, s.position
                order by t.at, s.position, a.kind
                """)
                .param("accounts", accounts.stream().map(Account::id).toArray(UUID[]::new))
                .param("from", Times.sql(from))
                .param("until", Times.sql(until))
                .query((row, number) -> {
                    var one = new Movement(
                            row.getObject("id", UUID.class),
                            Times.instant(row, "at"),
                            new Transfer.Cause(row.getString("cause_kind"), row.getObject("cause_id", UUID.class)),
                            Map.of(AccountKind.valueOf(row.getString("kind")), Money.cny(row.getLong("minor"))));
                    return found.merge(one.transferId(), one, History::together);
                })
                .list();
        return List.copyOf(found.values());
    }

    private static Movement together(Movement one, Movement other) {
        var both = new HashMap<>(one.byKind());
        other.byKind().forEach((kind, amount) -> both.merge(kind, amount, Money::plus));
        return new Movement(one.transferId(), one.at(), one.cause(), both);
    }

    private static Map<UUID, AccountKind> kindsById(Collection<Account> accounts) {
        var kinds = new HashMap<UUID, AccountKind>();
        accounts.forEach(account -> kinds.put(account.id(), account.kind()));
        return kinds;
    }
}
