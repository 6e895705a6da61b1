package io.shuke.ledger;

import io.shuke.shared.Money;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads balances. Each call is one statement. */
@Repository
public class Balances {
    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The balance of each account, held amounts included; one that never moved is zero. */
    public Map<Account, Money> of(Collection<Account> accounts) {
        return read(accounts, "balance_minor");
    }

    /** The balance of the account, held amounts included. */
    public Money of(Account account) {
        return of(java.util.List.of(account)).getOrDefault(account, new Money(0, account.currency()));
    }

    /** What can be taken from each account now: its balance less what pending transfers hold. */
    public Map<Account, Money> freeOf(Collection<Account> accounts) {
        return read(accounts, "balance_minor - held_minor");
    }

    /** What can be taken from the account now. */
    public Money freeOf(Account account) {
        return freeOf(java.util.List.of(account)).getOrDefault(account, new Money(0, account.currency()));
    }

    /**
     * What can be taken from each account now, and stays so until the transaction ends: nobody else moves them meanwhile.
     * One that nobody has credited yet is zero and can't be locked.
     */
    Map<Account, Money> claim(Collection<Account> accounts) {
        var found = new java.util.HashMap<UUID, Long>();
        jdbc.sql("""
                select id, sum(free)::bigint as minor
                from (select id, balance_minor - held_minor as free from ledger.account
                      where id = any(:ids::uuid[]) order by id, slot for update) locked
                group by id
                """)
                .param("ids", accounts.stream().map(Account::id).toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class), row.getLong("minor"));
                });
        var free = new LinkedHashMap<Account, Money>();
        accounts.forEach(each -> free.put(each, new Money(found.getOrDefault(each.id(), 0L), each.currency())));
        return free;
    }

    /** Keeps other transactions that claim for these owners waiting until this one ends. */
    void queue(Collection<Account> accounts) {
        jdbc.sql("select pg_advisory_xact_lock(key) from (select distinct unnest(:keys::bigint[]) as key order by 1) k")
                .param(
                        "keys",
                        accounts.stream()
                                .map(each -> each.id().getMostSignificantBits()
                                        ^ each.id().getLeastSignificantBits())
                                .toArray(Long[]::new))
                .query(row -> {});
    }

    private Map<Account, Money> read(Collection<Account> accounts, String amount) {
        var found = new java.util.HashMap<UUID, Long>();
        jdbc.sql("select id, sum(" + amount + ")::bigint as minor from ledger.account where id = any(:ids::uuid[])"
                        + " group by id")
                .param("ids", accounts.stream().map(Account::id).toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class), row.getLong("minor"));
                });
        var balances = new LinkedHashMap<Account, Money>();
        for (var account : accounts) {
            balances.put(account, new Money(found.getOrDefault(account.id(), 0L), account.currency()));
        }
        return balances;
    }
}
