package io.shuke.catalog;

import io.shuke.catalog.ImportFile.Product;
import io.shuke.catalog.ImportFile.Row;
import io.shuke.catalog.WooFamilies.Family;
import io.shuke.catalog.WooFamilies.Line;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/**
 * WooCommerce's product export in English: a variable product is its own row and those of its variations, which name it
 * by its SKU or number. It has no handles; one is made of the SKU, or else of the number, since both stay when a product
 * gets another name. A sale price counts unless it is for some days only.
 */
final class WooSheet {
    private static final int MOST_ATTRIBUTES = 20;
    private static final Set<String> KINDS = Set.of("simple", "variable", WooFamilies.VARIATION);

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<ImportColumn, String> titles = new EnumMap<>(ImportColumn.class);
    private final WooCells cells;
    private final int width;

    private WooSheet(CSVRecord header) {
        width = header.size();
        for (int i = 0; i < width; i++) {
            columns.putIfAbsent(header.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        cells = new WooCells(columns);
        titles.put(ImportColumn.HANDLE, columns.containsKey("sku") ? "SKU" : "ID");
        WooCells.PLAIN.forEach((name, column) -> title(header, name, column));
        var weight = cells.weightColumn();
        if (weight != null) {
            title(header, weight, ImportColumn.GRAMS);
        }
        for (int i = 0; i < ImportColumn.OPTION_NAMES.size(); i++) {
            titles.put(ImportColumn.OPTION_NAMES.get(i), "Attribute " + (i + 1) + " name");
            titles.put(ImportColumn.OPTION_VALUES.get(i), "Attribute " + (i + 1) + " value(s)");
        }
    }

    private void title(CSVRecord header, String name, ImportColumn column) {
        var index = columns.get(name);
        if (index != null) {
            titles.putIfAbsent(column, header.get(index).strip());
        }
    }

    static boolean reads(CSVRecord header) {
        var sheet = new WooSheet(header);
        return sheet.columns.containsKey("type")
                && sheet.columns.containsKey("name")
                && (sheet.columns.containsKey("sku") || sheet.columns.containsKey("id"));
    }

    static ImportSheet read(CSVRecord header, Iterable<CSVRecord> records) {
        return new WooSheet(header).read(records);
    }

    private ImportSheet read(Iterable<CSVRecord> records) {
        var families = WooFamilies.of(records, cells);
        var handles = new HashSet<String>();
        var products =
                families.all().stream().map(family -> product(family, handles)).toList();
        return new ImportSheet(titles, products, families.lines());
    }

    private Product product(Family family, Set<String> handles) {
        var own = family.own();
        var lines = family.lines();
        var handle = handle(lines.getFirst(), handles);
        if (own == null) {
            return new Product(handle, refused(lines, "Parent", "catalog.import.parent"));
        }
        if (!KINDS.contains(own.kind())) {
            return new Product(handle, refused(lines, "Type", "catalog.import.kind"));
        }
        var attributes = attributes(family.variations());
        var rows = new ArrayList<Row>();
        rows.add(own(own, attributes));
        family.variations().forEach(line -> rows.add(variation(line, own, attributes)));
        return new Product(handle, List.copyOf(rows));
    }

    private List<Row> refused(List<Line> lines, String column, String messageKey) {
        return lines.stream()
                .map(line -> {
                    var fault = ImportFault.of(line.number(), column, messageKey, line.kind());
                    return new Row(line.number(), cells.product(line.record()), List.of(), false, List.of(fault));
                })
                .toList();
    }

    /** The product's own row; one with variations stands for no SKU itself. */
    private Row own(Line line, Map<String, Integer> attributes) {
        var read = cells.product(line.record());
        var faults = new ArrayList<ImportFault>();
        var names = List.copyOf(attributes.keySet());
        var most = ImportColumn.OPTION_NAMES.size();
        for (int i = 0; i < Math.min(names.size(), most); i++) {
            read.put(ImportColumn.OPTION_NAMES.get(i), names.get(i));
        }
        if (names.size() > most) {
            faults.add(
                    ImportFault.of(line.number(), "Attribute " + (most + 1) + " name", "catalog.fault.too-many", most));
        }
        overflow(line, faults);
        var variable = line.kind().equals("variable");
        if (variable) {
            cells.skuColumns().forEach(read::remove);
        }
        return new Row(line.number(), read, cells.pictures(line.record()), variable, faults);
    }

    private Row variation(Line line, Line own, Map<String, Integer> attributes) {
        var read = cells.sku(line.record(), own.record());
        var values = cells.attributes(line.record(), MOST_ATTRIBUTES);
        var faults = new ArrayList<ImportFault>();
        var place = 0;
        for (var name : attributes.keySet()) {
            var value = values.getOrDefault(name, "");
            if (value.isEmpty()) {
                faults.add(ImportFault.of(
                        line.number(),
                        "Attribute " + attributes.get(name) + " value(s)",
                        "catalog.import.any-value",
                        name));
            } else if (place < ImportColumn.OPTION_VALUES.size()) {
                read.put(ImportColumn.OPTION_VALUES.get(place), value);
            }
            place++;
        }
        overflow(line, faults);
        return new Row(line.number(), read, cells.pictures(line.record()), false, faults);
    }

    private void overflow(Line line, List<ImportFault> faults) {
        if (ImportSheet.overflows(line.record(), width)) {
            faults.add(ImportFault.of(line.number(), "Type", "catalog.import.cells"));
        }
    }

    /** The attributes that tell the variations apart, in their order, with the number of the column that names each. */
    private Map<String, Integer> attributes(List<Line> variations) {
        var names = new LinkedHashSet<String>();
        variations.forEach(line ->
                names.addAll(cells.attributes(line.record(), MOST_ATTRIBUTES).keySet()));
        var numbered = new LinkedHashMap<String, Integer>();
        names.forEach(name -> numbered.put(name, numbered.size() + 1));
        return numbered;
    }

    private static String handle(Line line, Set<String> taken) {
        var made = line.sku().isEmpty() ? "woo-" + line.id() : Slug.of(line.sku());
        if (line.sku().isEmpty() && line.id().isEmpty()) {
            return "";
        }
        var handle = made;
        for (int i = 2; !taken.add(handle); i++) {
            handle = made + "-" + (line.id().isEmpty() ? i : line.id() + (i == 2 ? "" : "-" + i));
        }
        return handle;
    }
}
