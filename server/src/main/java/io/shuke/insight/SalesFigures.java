package io.shuke.insight;

import io.shuke.shared.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what was sold day by day. A day without sales is there too, as zero. */
@Component
public class SalesFigures {
    private final SalesOfDays sales;
    private final Clock clock;

    /** One day in the market's time zone. */
    public record SalesDay(LocalDate day, long orders, Money paid, Money refunded) {}

    SalesFigures(SalesOfDays sales, Clock clock) {
        this.sales = sales;
        this.clock = clock;
    }

    /** The last days in order, today last. One statement. */
    public List<SalesDay> lastDays(int days) {
        var today = CountingSales.dayOf(clock.instant());
        var first = today.minusDays(days - 1L);
        Map<LocalDate, SalesOfDays.Day> counted =
                sales.since(first).stream().collect(Collectors.toMap(SalesOfDays.Day::day, Function.identity()));
        return Stream.iterate(first, day -> !day.isAfter(today), day -> day.plusDays(1))
                .map(day -> figures(counted.getOrDefault(day, new SalesOfDays.Day(day, 0, 0, 0))))
                .toList();
    }

    private static SalesDay figures(SalesOfDays.Day day) {
        return new SalesDay(day.day(), day.orders(), Money.cny(day.paidMinor()), Money.cny(day.refundedMinor()));
    }
}
