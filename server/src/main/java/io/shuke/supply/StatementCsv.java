package io.shuke.supply;

import io.shuke.shared.Messages;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a statement as a file for spreadsheets: UTF-8 with its mark, and no text that a spreadsheet would compute. */
@Component
public class StatementCsv {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final List<String> COLUMNS = List.of(
            "time", "kind", "order", "goods", "options", "quantity", "amount", "currency", "state", "reference");

    private final Messages messages;

    StatementCsv(Messages messages) {
        this.messages = messages;
    }

    public byte[] of(SupplierStatement statement, Locale locale) {
        var head = COLUMNS.stream().map(column -> messages.text(locale, "supply.statement." + column));
        var rows = statement.entries().stream().map(entry -> row(entry, locale));
        var text = Stream.concat(Stream.of(line(head)), rows).collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String row(SupplierEntry entry, Locale locale) {
        return line(Stream.of(
                TIME.format(entry.at().atZone(StoredSuppliers.MARKET_ZONE)),
                messages.text(locale, "supply.statement.kind." + entry.kind()),
                text(entry.orderNumber()),
                text(entry.title()),
                text(entry.options()),
                entry.quantity() == null ? "" : entry.quantity().toString(),
                BigDecimal.valueOf(entry.amount().amountMinor(), 2).toPlainString(),
                entry.amount().currency(),
                messages.text(locale, "supply.statement.state." + entry.state()),
                text(entry.reference())));
    }

    private static String line(Stream<String> cells) {
        return cells.map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"").collect(Collectors.joining(","));
    }

    /** A text that begins like a formula is kept from being one. */
    private static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
