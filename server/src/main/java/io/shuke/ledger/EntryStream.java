package io.shuke.ledger;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads all entries of an account, newest first, by a cursor of the database's, which a transaction has to be around.
 * The balance after each follows from today's, less what came later.
 */
@Repository
class EntryStream {
    private final JdbcClient jdbc;

    EntryStream(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Stream<Books.EntryRow> read(UUID accountId, int fetchSize) {
        return jdbc.sql("""
                with start as (
                    select coalesce(sum(balance_minor), 0) as balance, min(currency) as currency
                    from ledger.account where id = :accountId
                )
                select e.id, e.transfer_id, e.at, t.cause_kind, t.cause_id, e.amount_minor, s.currency,
                       (s.balance - sum(e.amount_minor) over (order by e.id desc) + e.amount_minor)::bigint as balance
                from ledger.entry e cross join start s join ledger.transfer t on t.id = e.transfer_id
                where e.account_id = :accountId
                order by e.id desc
                """).withFetchSize(fetchSize).param("accountId", accountId).query(EntryStream::entry).stream();
    }

    private static Books.EntryRow entry(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new Books.EntryRow(
                row.getObject("id", UUID.class),
                row.getObject("transfer_id", UUID.class),
                Times.instant(row, "at"),
                new Transfer.Cause(row.getString("cause_kind"), row.getObject("cause_id", UUID.class)),
                new Money(row.getLong("amount_minor"), currency),
                new Money(row.getLong("balance"), currency));
    }
}
