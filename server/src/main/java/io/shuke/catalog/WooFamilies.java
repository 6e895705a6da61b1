package io.shuke.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a WooCommerce file by product: a product's own row and those of its variations, which name it by its SKU or
 * number and may stand before it. In the order of each product's first row, whichever that is.
 *
 * @param lines how many rows there are that are not blank
 */
record WooFamilies(List<Family> all, int lines) {
    static final String VARIATION = "variation";

    /** A row of the file, and what it is of. */
    record Line(int number, CSVRecord record, String kind, String sku, String id) {
        boolean isVariation() {
            return kind.equals(VARIATION);
        }
    }

    /** A product's own row, where the file has it, and its variations. */
    record Family(@Nullable Line own, List<Line> variations) {
        private static Family of(List<Line> lines) {
            return new Family(
                    lines.stream()
                            .filter(line -> !line.isVariation())
                            .findFirst()
                            .orElse(null),
                    lines.stream().filter(Line::isVariation).toList());
        }

        /** Its own row first. */
        List<Line> lines() {
            var lines = new ArrayList<Line>();
            if (own != null) {
                lines.add(own);
            }
            lines.addAll(variations);
            return lines;
        }
    }

    static WooFamilies of(Iterable<CSVRecord> records, WooCells cells) {
        var lines = lines(records, cells);
        var parents = parents(lines);
        var families = new LinkedHashMap<String, List<Line>>();
        for (var line : lines) {
            var key = line.isVariation() ? parentOf(line, cells, parents) : keyOf(line);
            families.computeIfAbsent(key, first -> new ArrayList<>()).add(line);
        }
        return new WooFamilies(families.values().stream().map(Family::of).toList(), lines.size());
    }

    private static List<Line> lines(Iterable<CSVRecord> records, WooCells cells) {
        var lines = new ArrayList<Line>();
        var number = 1;
        for (var record : records) {
            number++;
            if (!record.stream().allMatch(String::isBlank)) {
                lines.add(line(number, record, cells));
            }
        }
        return lines;
    }

    private static Line line(int number, CSVRecord record, WooCells cells) {
        var kinds = WooCells.list(cells.text(record, "type").toLowerCase(Locale.ROOT));
        return new Line(
                number,
                record,
                kinds.size() == 1 ? kinds.getFirst() : String.join(", ", kinds),
                cells.text(record, "sku"),
                cells.text(record, "id"));
    }

    /** The keys of products by what a variation may call them; the first of a name counts. */
    private static Map<String, String> parents(List<Line> lines) {
        var parents = new HashMap<String, String>();
        lines.stream().filter(line -> !line.isVariation()).forEach(line -> {
            if (!line.sku().isEmpty()) {
                parents.putIfAbsent("sku " + line.sku().toLowerCase(Locale.ROOT), keyOf(line));
            }
            if (!line.id().isEmpty()) {
                parents.putIfAbsent("id " + line.id(), keyOf(line));
            }
        });
        return parents;
    }

    private static String keyOf(Line line) {
        return "row " + line.number();
    }

    private static String parentOf(Line line, WooCells cells, Map<String, String> parents) {
        var parent = cells.text(line.record(), "parent").toLowerCase(Locale.ROOT);
        var named = parent.startsWith("id:") ? "id " + parent.substring(3) : "sku " + parent;
        return parents.getOrDefault(named, "parent " + parent);
    }
}
