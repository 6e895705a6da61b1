package io.shuke.supply;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.web.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
        var text = new StringBuilder();
        try (var csv = CsvTable.printer(text)) {
            csv.printRecord(COLUMNS.stream().map(column -> messages.text(locale, "supply.statement." + column)));
            for (var entry : statement.entries()) {
                csv.printRecord(row(entry, locale));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> row(SupplierEntry entry, Locale locale) {
        return List.of(
                TIME.format(entry.at().atZone(MarketClock.ZONE)),
                messages.text(locale, "supply.statement.kind." + entry.kind()),
                text(entry.orderNumber()),
                text(entry.title()),
                text(entry.options()),
                entry.quantity() == null ? "" : entry.quantity().toString(),
                CsvTable.yuan(entry.amount()),
                entry.amount().currency(),
                messages.text(locale, "supply.statement.state." + entry.state()),
                text(entry.reference()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : CsvTable.disarmed(text);
    }
}
