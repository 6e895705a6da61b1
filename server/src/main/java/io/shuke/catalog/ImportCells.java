package io.shuke.catalog;

import io.shuke.catalog.ImportFile.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single cells of a product's rows, and gathers what is wrong with them. */
final class ImportCells {
    private static final Pattern DECIMAL = Pattern.compile("-?(?:\\d{1,12}|\\d{1,3}(?:,\\d{3})+)(?:\\.\\d{1,6})?");

    private final ImportFile file;
    private final List<ImportFault> faults = new ArrayList<>();

    ImportCells(ImportFile file) {
        this.file = file;
    }

    List<ImportFault> faults() {
        return List.copyOf(faults);
    }

    void addAll(List<ImportFault> more) {
        faults.addAll(more);
    }

    void add(Row row, ImportColumn column, String messageKey, Object... arguments) {
        faults.add(ImportFault.of(row.number(), file.title(column), messageKey, arguments));
    }

    /** A fault of the whole product, unless the row has one in this column already. */
    void addOnce(int row, ImportColumn column, String messageKey, Object... arguments) {
        var title = file.title(column);
        if (faults.stream()
                .noneMatch(known -> known.row() == row && known.field().equals(title))) {
            faults.add(ImportFault.of(row, title, messageKey, arguments));
        }
    }

    /** The cell's number; nothing, and a fault, where it is none. */
    Optional<BigDecimal> number(Row row, ImportColumn column) {
        return number(row, column, row.cell(column));
    }

    Optional<BigDecimal> number(Row row, ImportColumn column, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            add(row, column, "catalog.import.number");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.replace(",", "")));
    }

    /** The number as a whole one within bounds; a fault, and the least, where it is none. */
    long whole(Row row, ImportColumn column, BigDecimal number, long least, long most, String messageKey) {
        var rounded = number.stripTrailingZeros();
        if (rounded.scale() > 0
                || rounded.compareTo(BigDecimal.valueOf(least)) < 0
                || rounded.compareTo(BigDecimal.valueOf(most)) > 0) {
            add(row, column, rounded.scale() > 0 ? "catalog.import.too-fine" : messageKey);
            return least;
        }
        return rounded.longValueExact();
    }

    String oneOf(Row row, ImportColumn column, String... allowed) {
        var text = row.cell(column).toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !List.of(allowed).contains(text)) {
            add(row, column, "catalog.import.one-of", String.join(", ", allowed));
        }
        return text;
    }
}
