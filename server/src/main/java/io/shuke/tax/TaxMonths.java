package io.shuke.tax;

import io.shuke.identity.Identities;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.identity.VerifiedIdentity;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was paid and withheld by month and person: all accounts that were verified with one number are one person, as
 * they are for the tax. Four statements for any number of people.
 */
@Repository
public class TaxMonths {
    private static final int AT_ONCE = 500;

    /** Every entry with the account that stands for its person. */
    private static final String ENTRIES = """
            with several as materialized (
                select account_id, first_id
                from unnest(cast(:accounts as uuid[]), cast(:firsts as uuid[])) as s (account_id, first_id)
            ),
            entry as (
                select coalesce(s.first_id, w.person_id) as person_id, w.person_id as account_id, w.month, w.kind,
                       w.consecutive_months, w.gross_minor, w.fee_minor, w.tax_minor, w.net_minor, w.currency
                from tax.withholding w left join several s on s.account_id = w.person_id
            )
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final Identities identities;

    /** What was paid to how many people in a month, and withheld. */
    @Schema(name = "TaxMonthSum")
    public record MonthSum(@Schema(example = "2026-11") String month, int people, Money gross, Money tax) {}

    /**
     * One person's month; what came back is taken off.
     *
     * @param personId the first account of the person, which stands for them in every month
     * @param accountIds those that were paid in the month
     */
    public record TaxMonth(
            UUID personId,
            List<UUID> accountIds,
            @Nullable String nickname,
            @Nullable String nameMasked,
            @Nullable String numberTail,
            int payouts,
            int consecutiveMonths,
            Money gross,
            Money fee,
            Money tax,
            Money net) {}

    private record Row(
            UUID personId,
            List<UUID> accountIds,
            int payouts,
            int months,
            Money gross,
            Money fee,
            Money tax,
            Money net) {}

    TaxMonths(JdbcClient jdbc, People people, Identities identities) {
        this.jdbc = jdbc;
        this.people = people;
        this.identities = identities;
    }

    /** The sums of each month that has any, the latest first, at most ten years of them. */
    public List<MonthSum> months() {
        return entries("""
                select month, count(distinct person_id)::int as people, sum(gross_minor)::bigint as gross,
                       sum(tax_minor)::bigint as tax, currency
                from entry group by month, currency order by month desc, currency limit 120
                """)
                .query((row, number) -> new MonthSum(
                        YearMonth.from(row.getObject("month", LocalDate.class)).toString(),
                        row.getInt("people"),
                        money(row, "gross"),
                        money(row, "tax")))
                .list();
    }

    /** All of the month, some at a time. */
    public void read(YearMonth month, Consumer<List<TaxMonth>> some) {
        List<TaxMonth> page = of(month, null, AT_ONCE);
        while (!page.isEmpty()) {
            some.accept(page);
            page = page.size() < AT_ONCE ? List.of() : of(month, page.getLast().personId(), AT_ONCE);
        }
    }

    /** By person id, after the one given. */
    public List<TaxMonth> of(YearMonth month, @Nullable UUID after, int atMost) {
        var rows = entries("""
                select person_id, array_agg(distinct account_id) as accounts,
                       (count(*) filter (where kind = 'WITHHELD') - count(*) filter (where kind = 'RETURNED'))::int
                           as payouts,
                       max(consecutive_months)::int as months, sum(gross_minor)::bigint as gross,
                       sum(fee_minor)::bigint as fee, sum(tax_minor)::bigint as tax, sum(net_minor)::bigint as net,
                       currency
                from entry
                where month = :month and (:after::uuid is null or person_id > :after)
                group by person_id, currency order by person_id limit :atMost
                """)
                .param("month", month.atDay(1))
                .param("after", after)
                .param("atMost", atMost)
                .query(TaxMonths::row)
                .list();
        var accounts = rows.stream().flatMap(row -> row.accountIds().stream()).toList();
        var cards = people.cardsOf(accounts);
        var verified = identities.of(accounts);
        return rows.stream().map(row -> month(row, cards, verified)).toList();
    }

    private JdbcClient.StatementSpec entries(String sql) {
        var several = new ArrayList<>(identities.firstOfSeveral().entrySet());
        return jdbc.sql(ENTRIES + sql)
                .param("accounts", several.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param("firsts", several.stream().map(Map.Entry::getValue).toArray(UUID[]::new));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("person_id", UUID.class),
                List.of((UUID[]) row.getArray("accounts").getArray()),
                row.getInt("payouts"),
                row.getInt("months"),
                money(row, "gross"),
                money(row, "fee"),
                money(row, "tax"),
                money(row, "net"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }

    /** Named by the first of the accounts whose verified name is kept. */
    private static TaxMonth month(Row row, Map<UUID, PersonCard> cards, Map<UUID, VerifiedIdentity> verified) {
        var accounts = row.accountIds();
        var named = accounts.stream().filter(verified::containsKey).findFirst().orElse(accounts.getFirst());
        var card = cards.get(named);
        var identity = verified.get(named);
        return new TaxMonth(
                row.personId(),
                accounts,
                card == null ? null : card.nickname(),
                identity == null ? null : identity.nameMasked(),
                identity == null ? null : identity.numberTail(),
                row.payouts(),
                row.months(),
                row.gross(),
                row.fee(),
                row.tax(),
                row.net());
    }
}
