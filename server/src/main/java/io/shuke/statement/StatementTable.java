package io.shuke.statement;

import io.shuke.shared.Messages;
import io.shuke.shared.Money;
import io.shuke.statement.Statement.Columns;
import io.shuke.statement.Statement.Line;
import java.math.BigDecimal;
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
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(Statements.MARKET_ZONE);

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
                        : List.of(yuan(paid.gross()), yuan(paid.fee()), yuan(paid.tax()), yuan(paid.net())));
        return cells;
    }

    private static void add(List<String> cells, Columns columns) {
        cells.add(yuan(columns.pending()));
        cells.add(yuan(columns.available()));
        cells.add(yuan(columns.inPayout()));
        cells.add(yuan(columns.owed()));
    }

    static String yuan(Money money) {
        return BigDecimal.valueOf(money.amountMinor(), 2).toPlainString();
    }
}
