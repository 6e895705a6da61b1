package io.shuke.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** WooCommerce's cells in our words: its lists, weights in the shop's unit, decimal commas and escaped line breaks. */
final class WooCells {
    /** Columns that say the same as one of ours, by the name WooCommerce gives them; the first that is there counts. */
    static final Map<String, ImportColumn> PLAIN = plain();

    private static final Map<String, String> GRAMS_OF_UNIT =
            Map.of("kg", "1000", "g", "1", "lbs", "453.59237", "oz", "28.349523125");
    private static final Pattern DECIMAL = Pattern.compile("\\d{0,12}[.,]?\\d{1,6}");
    private static final Pattern LIST_COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern ESCAPED = Pattern.compile("'[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern BLOCKS = Pattern.compile("(?i)<(p|div|ul|ol|table|br|h[1-6])\\b");

    private final Map<String, Integer> columns;

    WooCells(Map<String, Integer> columns) {
        this.columns = columns;
    }

    private static Map<String, ImportColumn> plain() {
        var plain = new LinkedHashMap<String, ImportColumn>();
        plain.put("name", ImportColumn.TITLE);
        plain.put("description", ImportColumn.BODY);
        plain.put("short description", ImportColumn.BODY);
        plain.put("brands", ImportColumn.VENDOR);
        plain.put("categories", ImportColumn.PRODUCT_CATEGORY);
        plain.put("tags", ImportColumn.TAGS);
        plain.put("published", ImportColumn.PUBLISHED);
        plain.put("sku", ImportColumn.SKU);
        plain.put("stock", ImportColumn.QUANTITY);
        plain.put("regular price", ImportColumn.PRICE);
        plain.put("images", ImportColumn.IMAGE);
        plain.put("cost of goods", ImportColumn.COST);
        plain.put("commission budget percent", ImportColumn.BUDGET);
        plain.put("meta: commission_budget_percent", ImportColumn.BUDGET);
        return Collections.unmodifiableMap(plain);
    }

    /** The cell as it was before WooCommerce put a mark before what a spreadsheet would calculate. */
    String text(CSVRecord record, String column) {
        var index = columns.get(column);
        var cell =
                index == null || index >= record.size() ? "" : record.get(index).strip();
        return ESCAPED.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** What a product's own row says, of the product and of the one SKU that it may be. */
    Map<ImportColumn, String> product(CSVRecord record) {
        var read = sku(record, record);
        put(read, ImportColumn.HANDLE, text(record, "sku"));
        put(read, ImportColumn.TITLE, text(record, "name"));
        put(read, ImportColumn.BODY, body(record));
        put(read, ImportColumn.VENDOR, first(list(text(record, "brands"))));
        put(read, ImportColumn.PRODUCT_CATEGORY, first(list(text(record, "categories"))));
        put(read, ImportColumn.TAGS, String.join(",", list(text(record, "tags"))));
        put(read, ImportColumn.PUBLISHED, published(record));
        put(read, ImportColumn.BUDGET, text(record, "commission budget percent"));
        read.computeIfAbsent(ImportColumn.BUDGET, column -> {
            var meta = text(record, "meta: commission_budget_percent");
            return meta.isEmpty() ? null : meta;
        });
        return read;
    }

    /** What a row says of its SKU; what a variation leaves open is as its product says. */
    Map<ImportColumn, String> sku(CSVRecord record, CSVRecord product) {
        var read = new EnumMap<ImportColumn, String>(ImportColumn.class);
        put(read, ImportColumn.SKU, text(record, "sku"));
        put(read, ImportColumn.PRICE, price(record));
        put(read, ImportColumn.QUANTITY, stock(record));
        put(read, ImportColumn.GRAMS, either(grams(record), grams(product)));
        put(
                read,
                ImportColumn.COST,
                either(decimal(text(record, "cost of goods")), decimal(text(product, "cost of goods"))));
        return read;
    }

    List<ImportColumn> skuColumns() {
        return List.of(
                ImportColumn.SKU, ImportColumn.PRICE, ImportColumn.QUANTITY, ImportColumn.GRAMS, ImportColumn.COST);
    }

    List<String> pictures(CSVRecord record) {
        return list(text(record, "images"));
    }

    /** The attributes that the row names, with their value. */
    Map<String, String> attributes(CSVRecord record, int most) {
        var named = new LinkedHashMap<String, String>();
        for (int i = 1; i <= most; i++) {
            var name = text(record, "attribute " + i + " name");
            if (!name.isEmpty()) {
                named.putIfAbsent(name, String.join(", ", list(text(record, "attribute " + i + " value(s)"))));
            }
        }
        return named;
    }

    @Nullable
    String weightColumn() {
        return GRAMS_OF_UNIT.keySet().stream()
                .map(unit -> "weight (" + unit + ")")
                .filter(columns::containsKey)
                .findFirst()
                .orElse(null);
    }

    /** Values stand between commas; a comma of a value has a backslash before it. */
    static List<String> list(String text) {
        var values = new ArrayList<String>();
        for (var value : LIST_COMMA.split(text)) {
            var whole = value.strip().replace("\\,", ",");
            if (!whole.isEmpty()) {
                values.add(whole);
            }
        }
        return values;
    }

    private String price(CSVRecord record) {
        var regular = decimal(text(record, "regular price"));
        var sale = decimal(text(record, "sale price"));
        var forSomeDays = !text(record, "date sale price starts").isEmpty()
                || !text(record, "date sale price ends").isEmpty();
        return sale.isEmpty() || forSomeDays ? regular : sale;
    }

    /** Empty where the shop counts no stock, or counts it for all variations together. */
    private String stock(CSVRecord record) {
        var stock = text(record, "stock");
        return stock.equalsIgnoreCase("parent") ? "" : stock;
    }

    private String published(CSVRecord record) {
        if (text(record, "visibility in catalog").equalsIgnoreCase("hidden")) {
            return "false";
        }
        var published = text(record, "published");
        return switch (published) {
            case "1" -> "true";
            case "0", "-1", "2" -> "false";
            default -> published;
        };
    }

    /** Grams; what is no number stays as it is, to be refused by its name. */
    private String grams(CSVRecord record) {
        var column = weightColumn();
        var weight = column == null ? "" : decimal(text(record, column));
        if (column == null || !DECIMAL.matcher(weight).matches()) {
            return weight;
        }
        var unit = column.substring(column.indexOf('(') + 1, column.length() - 1);
        return new BigDecimal(weight)
                .multiply(new BigDecimal(GRAMS_OF_UNIT.get(unit)))
                .setScale(0, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Prices come with the shop's decimal sign and without signs between thousands. */
    private static String decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return text;
        }
        var dotted = text.replace(',', '.');
        return dotted.startsWith(".") ? "0" + dotted : dotted;
    }

    /** The description, or else the short one; line breaks were written as two characters. */
    private String body(CSVRecord record) {
        var text = either(text(record, "description"), text(record, "short description"))
                .replace("\\\\n", "\u0000")
                .replace("\\n", "\n")
                .replace("\u0000", "\\n");
        if (text.isEmpty() || BLOCKS.matcher(text).find()) {
            return text;
        }
        var paragraphs = new StringBuilder();
        for (var paragraph : text.strip().split("\\R\\s*\\R")) {
            paragraphs
                    .append("<p>")
                    .append(paragraph.strip().replaceAll("\\R", "<br>"))
                    .append("</p>");
        }
        return paragraphs.toString();
    }

    private static String either(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static void put(Map<ImportColumn, String> read, ImportColumn column, String cell) {
        if (!cell.isEmpty()) {
            read.put(column, cell);
        }
    }
}
