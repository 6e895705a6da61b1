package io.shuke.catalog;

import io.shuke.catalog.ImportFile.Product;
import io.shuke.catalog.ImportFile.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Shopify's product export: a product is all rows of one handle, which need not stand together. */
final class ShopifySheet {
    private final Map<ImportColumn, Integer> columns = new EnumMap<>(ImportColumn.class);
    private final Map<ImportColumn, String> titles = new EnumMap<>(ImportColumn.class);
    private final int width;

    private ShopifySheet(CSVRecord header) {
        width = header.size();
        for (int i = 0; i < width; i++) {
            var title = header.get(i).strip();
            for (var column : ImportColumn.values()) {
                if (column.names().stream().anyMatch(title::equalsIgnoreCase) && !columns.containsKey(column)) {
                    columns.put(column, i);
                    titles.put(column, title);
                }
            }
        }
    }

    static boolean reads(CSVRecord header) {
        var sheet = new ShopifySheet(header);
        return sheet.columns.containsKey(ImportColumn.HANDLE) && sheet.columns.containsKey(ImportColumn.TITLE);
    }

    static ImportSheet read(CSVRecord header, Iterable<CSVRecord> records) {
        var sheet = new ShopifySheet(header);
        var found = new LinkedHashMap<String, List<Row>>();
        var number = 1;
        var count = 0;
        for (var record : records) {
            number++;
            if (!record.stream().allMatch(String::isBlank)) {
                count++;
                var row = sheet.row(number, record);
                found.computeIfAbsent(handle(row), handle -> new ArrayList<>()).add(row);
            }
        }
        var products = found.entrySet().stream()
                .map(entry -> new Product(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
        return new ImportSheet(sheet.titles, products, count);
    }

    private Row row(int number, CSVRecord record) {
        var cells = new EnumMap<ImportColumn, String>(ImportColumn.class);
        columns.forEach((column, index) -> {
            var cell = index < record.size() ? record.get(index).strip() : "";
            if (!cell.isEmpty()) {
                cells.put(column, cell);
            }
        });
        var picture = cells.get(ImportColumn.IMAGE);
        var faults = ImportSheet.overflows(record, width)
                ? List.of(ImportFault.of(
                        number,
                        titles.getOrDefault(ImportColumn.HANDLE, ImportColumn.HANDLE.title()),
                        "catalog.import.cells"))
                : List.<ImportFault>of();
        return new Row(number, cells, picture == null ? List.of() : List.of(picture), false, faults);
    }

    private static String handle(Row row) {
        return row.cell(ImportColumn.HANDLE).toLowerCase(Locale.ROOT);
    }
}
