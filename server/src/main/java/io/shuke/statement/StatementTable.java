package io.shuke.statement;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.web.CsvTable;
import io.shuke.statement.Statement.Columns;
import io.shuke.statement.Statement.Line;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A statement as a table of words: opening, the lines, closing. Amounts in yuan with two decimals. */
@Component
class StatementTable {
    static final List<String> COLUMNS = List.of(
            "at", "what", "reference", "pending", "available", "inPayout", "owed", "gross", "fee", "tax", "net");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(MarketClock.ZONE);

    private final Messages messages;

    StatementTable(Messages messages) {
        this.messages = messages;
    }

    List<String> head(Locale locale) {
        return COLUMNS.stream()
                .map(column -> messages.text(locale, "statement.column." + column))
                .toList();
    }

    List<List<String>> rows(Statement statement, Locale locale) {
        var rows = new ArrayList<List<String>>();
        rows.add(balance("opening", statement.opening(), locale));
        statement.lines().forEach(line -> rows.add(row(line)));
        rows.add(balance("closing", statement.closing(), locale));
        return rows;
    }

    private List<String> balance(String which, Columns sums, Locale locale) {
        var cells = new ArrayList<>(List.of("", messages.text(locale, "statement." + which), ""));
        add(cells, sums);
        cells.addAll(List.of("", "", "", ""));
        return cells;
    }

    private static List<String> row(Line line) {
        var cells = new ArrayList<>(List.of(TIME.format(line.at()), line.what(), line.reference()));
        add(cells, line.change());
        var paid = line.paid();
        cells.addAll(
                paid == null
                        ? List.of("", "", "", "")
                        : List.of(
                                CsvTable.yuan(paid.gross()),
                                CsvTable.yuan(paid.fee()),
                                CsvTable.yuan(paid.tax()),
                                CsvTable.yuan(paid.net())));
        return cells;
    }

    private static void add(List<String> cells, Columns columns) {
        cells.add(CsvTable.yuan(columns.pending()));
        cells.add(CsvTable.yuan(columns.available()));
        cells.add(CsvTable.yuan(columns.inPayout()));
        cells.add(CsvTable.yuan(columns.owed()));
    }
}
