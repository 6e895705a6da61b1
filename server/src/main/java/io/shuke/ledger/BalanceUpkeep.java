package io.shuke.ledger;

import io.shuke.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Compares the stored balances with the entries, and writes them anew. */
@Repository
class BalanceUpkeep {
    /** What each account has and holds by the entries. Only guarded accounts hold; nobody is held to less than zero. */
    static final String TRUTH = """
            entered as (
                select account_id as id, sum(amount_minor) as balance from ledger.entry group by account_id
            ),
            held as (
                select h.account_id as id, -sum(h.amount_minor) as held
                from ledger.hold h
                where h.amount_minor < 0
                  and not exists (select 1 from ledger.resolution r where r.transfer_id = h.transfer_id)
                group by h.account_id
            ),
            stored as (
                select id, min(kind) as kind, bool_and(guarded) as guarded,
                       sum(balance_minor) as balance, sum(held_minor) as held
                from ledger.account where currency = :currency group by id
            ),
            truth as (
                select coalesce(s.id, e.id) as id, s.kind, s.balance as stored_balance, s.held as stored_held,
                       coalesce(e.balance, 0) as balance,
                       case when s.guarded then coalesce(h.held, 0) else 0 end as held
                from stored s
                full join entered e on e.id = s.id
                left join held h on h.id = s.id
            )
            """;

    private final JdbcClient jdbc;

    BalanceUpkeep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many accounts have a stored balance or held amount that is not what the entries and holds say. */
    long drift() {
        return jdbc.sql("with " + TRUTH + """
                select count(*) from truth
                where stored_balance is distinct from balance or stored_held is distinct from held
                """)
                .param("currency", Money.CNY)
                .query(Long.class)
                .single();
    }

    /** Until the transaction ends. Reading goes on. */
    void stopPostings() {
        jdbc.sql("lock table ledger.account in share row exclusive mode").update();
    }

    /** Puts each account's whole balance and held amount into its first slot and empties the others. */
    void rebuild() {
        jdbc.sql("""
                insert into ledger.account
                    (id, slot, kind, owner_id, currency, guarded, balance_minor, change_minor)
                select distinct on (id) id, 0, kind, owner_id, currency, guarded, 0, 0 from ledger.account
                order by id
                on conflict (id, slot) do nothing
                """).update();
        jdbc.sql("with " + TRUTH + """
                update ledger.account a
                set balance_minor = case a.slot when 0 then t.balance else 0 end,
                    held_minor = case a.slot when 0 then t.held else 0 end,
                    change_minor = 0
                from truth t
                where t.id = a.id
                """).param("currency", Money.CNY).update();
    }
}
