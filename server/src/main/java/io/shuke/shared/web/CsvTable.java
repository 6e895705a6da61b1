package io.shuke.shared.web;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list as a spreadsheet reads them: texts that could be taken for a formula are disarmed by an
 * apostrophe in front, money is a decimal number of yuan, times are ISO 8601 in the market's zone. Headings and words
 * come from the message bundles under {@code export.<list>.<column>}.
 */
public final class CsvTable<T> {

    /** What spreadsheets begin a formula with, in either width. */
    private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final List<Column<T>> columns = new ArrayList<>();

    private CsvTable(String name) {
        this.name = name;
    }

    private record Column<T>(String key, Kind kind, Function<T, ? extends @Nullable Object> value) {}

    private enum Kind {
        TEXT,
        WORD,
        FIGURE
    }

    public static <T> CsvTable<T> named(String name) {
        return new CsvTable<>(name);
    }

    /** Text that anybody may have written. */
    public CsvTable<T> text(String key, Function<T, @Nullable String> value) {
        return with(key, Kind.TEXT, value);
    }

    /** One of few words, in the reader's language. */
    public CsvTable<T> word(String key, Function<T, ? extends @Nullable Enum<?>> value) {
        return with(key, Kind.WORD, value);
    }

    public CsvTable<T> money(String key, Function<T, @Nullable Money> value) {
        return with(key, Kind.FIGURE, row -> {
            var money = value.apply(row);
            return money == null ? null : yuan(money);
        });
    }

    public CsvTable<T> number(String key, Function<T, ? extends Number> value) {
        return with(key, Kind.FIGURE, value);
    }

    public CsvTable<T> time(String key, Function<T, @Nullable Instant> value) {
        return with(key, Kind.FIGURE, row -> {
            var at = value.apply(row);
            return at == null ? null : time(at);
        });
    }

    private CsvTable<T> with(String key, Kind kind, Function<T, ? extends @Nullable Object> value) {
        columns.add(new Column<>(key, kind, value));
        return this;
    }

    String name() {
        return name;
    }

    List<String> headings(Messages messages, Locale locale) {
        return columns.stream()
                .map(column -> messages.text(locale, "export." + name + "." + column.key()))
                .toList();
    }

    List<String> cells(T row, Messages messages, Locale locale) {
        return columns.stream()
                .map(column -> cell(column, row, messages, locale))
                .toList();
    }

    private String cell(Column<T> column, T row, Messages messages, Locale locale) {
        var value = column.value().apply(row);
        if (value == null) {
            return "";
        }
        return switch (column.kind()) {
            case TEXT -> disarmed(value.toString());
            case WORD -> messages.text(locale, "export." + name + "." + column.key() + "." + value);
            case FIGURE -> value.toString();
        };
    }

    /** Writes records as RFC 4180 says, after the mark by which spreadsheets know UTF-8. */
    public static CSVPrinter printer(Appendable out) throws IOException {
        out.append(BYTE_ORDER_MARK);
        return new CSVPrinter(out, CSVFormat.RFC4180);
    }

    /** The text, with an apostrophe in front where a spreadsheet would take it for a formula. */
    public static String disarmed(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** A decimal number of yuan. */
    public static String yuan(Money money) {
        return BigDecimal.valueOf(money.amountMinor(), 2).toPlainString();
    }

    static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.atZone(MarketClock.ZONE).truncatedTo(ChronoUnit.SECONDS));
    }
}
