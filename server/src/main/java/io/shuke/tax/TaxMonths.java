package io.shuke.tax;

import io.shuke.identity.Identities;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.identity.VerifiedIdentity;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was paid and withheld by month and person. Three statements for any number of people. */
@Repository
public class TaxMonths {
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final People people;
    private final Identities identities;

    /** What was paid to how many people in a month, and withheld. */
    @Schema(name = "TaxMonthSum")
    public record MonthSum(@Schema(example = "2026-11") String month, int people, Money gross, Money tax) {}

    /** One person's month; what came back is taken off. */
    public record TaxMonth(
            UUID personId,
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
            UUID personId, int payouts, int months, long gross, long fee, long tax, long net, String currency) {}

    TaxMonths(JdbcClient jdbc, People people, Identities identities) {
        this.jdbc = jdbc;
        this.people = people;
        this.identities = identities;
    }

    /** The sums of each month that has any, the latest first, at most ten years of them. */
    public List<MonthSum> months() {
        return jdbc.sql("""
                select month, count(distinct person_id)::int as people, sum(gross_minor)::bigint as gross,
                       sum(tax_minor)::bigint as tax, currency
                from tax.withholding group by month, currency order by month desc, currency limit 120
                """)
                .query((row, number) -> new MonthSum(
                        YearMonth.from(row.getObject("month", LocalDate.class)).toString(),
                        row.getInt("people"),
                        new Money(row.getLong("gross"), row.getString("currency")),
                        new Money(row.getLong("tax"), row.getString("currency"))))
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
        var rows = jdbc.sql("""
                select person_id, (count(*) filter (where kind = 'WITHHELD')
                                   - count(*) filter (where kind = 'RETURNED'))::int as payouts,
                       max(consecutive_months)::int as months, sum(gross_minor)::bigint as gross,
                       sum(fee_minor)::bigint as fee, sum(tax_minor)::bigint as tax, sum(net_minor)::bigint as net,
                       currency
                from tax.withholding
                where month = :month and (:after::uuid is null or person_id > :after)
                group by person_id, currency order by person_id limit :atMost
                """)
                .param("month", month.atDay(1))
                .param("after", after)
                .param("atMost", atMost)
                .query(Row.class)
                .list();
        var ids = rows.stream().map(Row::personId).toList();
        var cards = people.cardsOf(ids);
        var verified = identities.of(ids);
        return rows.stream()
                .map(row -> month(row, cards.get(row.personId()), verified.get(row.personId())))
                .toList();
    }

    private static TaxMonth month(Row row, @Nullable PersonCard card, @Nullable VerifiedIdentity identity) {
        return new TaxMonth(
                row.personId(),
                card == null ? null : card.nickname(),
                identity == null ? null : identity.nameMasked(),
                identity == null ? null : identity.numberTail(),
                row.payouts(),
                row.months(),
                new Money(row.gross(), row.currency()),
                new Money(row.fee(), row.currency()),
                new Money(row.tax(), row.currency()),
                new Money(row.net(), row.currency()));
    }
}
