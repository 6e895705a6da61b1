package io.shuke.tax;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import io.shuke.tax.Cumulated.Sums;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what was withheld. */
@Repository
class Withholdings {
    private final JdbcClient jdbc;

    /** What is withheld of an amount. */
    record Withheld(
            UUID personId,
            YearMonth month,
            int consecutiveMonths,
            Money gross,
            Money tax,
            Money fee,
            LocalDate tableFrom) {}

    Withholdings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes whoever works out the tax of one of these accounts wait for one another until the transaction ends. */
    void lock(Set<UUID> accounts) {
        jdbc.sql("""
                insert into tax.person as p (person_id)
                select account from unnest(cast(:accounts as uuid[])) as a (account) order by account
                on conflict (person_id) do update set person_id = p.person_id
                """).param("accounts", accounts.toArray(UUID[]::new)).update();
    }

    /** The sums of a person's accounts in each month of the year that has any, counter entries taken off. */
    Map<YearMonth, Sums> ofYear(Set<UUID> accounts, int year) {
        var sums = new HashMap<YearMonth, Sums>();
        jdbc.sql("""
                select month, sum(gross_minor)::bigint as gross, sum(tax_minor)::bigint as tax, currency
                from tax.withholding
                where person_id = any(cast(:accounts as uuid[])) and month >= :from and month < :until
                group by month, currency
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("from", LocalDate.of(year, 1, 1))
                .param("until", LocalDate.of(year + 1, 1, 1))
                .query((row, number) -> sums.put(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        new Sums(
                                new Money(row.getLong("gross"), row.getString("currency")),
                                new Money(row.getLong("tax"), row.getString("currency")))))
                .list();
        return sums;
    }

    void add(UUID payoutId, Withheld withheld, Instant at) {
        var net = withheld.gross().minus(withheld.tax()).minus(withheld.fee());
        jdbc.sql("""
                insert into tax.withholding
                    (person_id, sequence, payout_id, kind, month, consecutive_months, gross_minor, tax_minor, fee_minor,
                     net_minor, currency, table_from, at)
                values (:person,
                        (select coalesce(max(sequence), 0) + 1 from tax.withholding where person_id = :person),
                        :payout, 'WITHHELD', :month, :months, :gross, :tax, :fee, :net, :currency, :table, :at)
                """)
                .param("person", withheld.personId())
                .param("payout", payoutId)
                .param("month", withheld.month().atDay(1))
                .param("months", withheld.consecutiveMonths())
                .param("gross", withheld.gross().amountMinor())
                .param("tax", withheld.tax().amountMinor())
                .param("fee", withheld.fee().amountMinor())
                .param("net", net.amountMinor())
                .param("currency", net.currency())
                .param("table", withheld.tableFrom())
                .param("at", Times.sql(at))
                .update();
    }

    /** Every line of the person's, in order. */
    List<Map<String, Object>> of(UUID personId) {
        return jdbc.sql("""
                select month, kind, payout_id, consecutive_months, gross_minor, fee_minor, tax_minor, net_minor, currency,
                       table_from, at
                from tax.withholding where person_id = :person order by sequence
                """).param("person", personId).query().listOfRows();
    }

    /** The counter entry of a payout; nothing where none was counted or it was taken off before. */
    void takeOff(UUID personId, UUID payoutId, Instant at) {
        jdbc.sql("""
                insert into tax.withholding
                    (person_id, sequence, payout_id, kind, month, consecutive_months, gross_minor, tax_minor, fee_minor,
                     net_minor, currency, table_from, at)
                select person_id, (select max(sequence) + 1 from tax.withholding where person_id = :person), payout_id,
                       'RETURNED', month, consecutive_months, -gross_minor, -tax_minor, -fee_minor, -net_minor,
                       currency, table_from, :at
                from tax.withholding where person_id = :person and payout_id = :payout and kind = 'WITHHELD'
                on conflict (payout_id, kind) do nothing
                """)
                .param("person", personId)
                .param("payout", payoutId)
                .param("at", Times.sql(at))
                .update();
    }
}
