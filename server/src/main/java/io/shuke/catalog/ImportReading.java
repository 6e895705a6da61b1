package io.shuke.catalog;

import io.shuke.catalog.ImportFile.Row;
import io.shuke.catalog.ProductCard.CategoryName;
import io.shuke.catalog.ProductState.PictureSource;
import io.shuke.shared.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one product as the product they describe, beside the one that is stored. What the file has no column
 * for stays as it was, or gets its usual value where the product is new. Every fault is gathered; with one, there is no
 * product.
 */
final class ImportReading {
    static final String NO_CATEGORY = "其他 Other";

    private static final Pattern PICTURE_ADDRESS = Pattern.compile("https?://[^\\s\"<>]{1,1990}");
    private static final int MOST_SOURCES = 250;
    private static final int LONGEST_ALT = 500;
    private static final String ONLY_OPTION = "Title";

    private final ImportFile file;
    private final ImportFile.Product rows;
    private final @Nullable StoredProduct stored;
    private final ImportCells cells;
    private final ImportSkus skus;

    /**
     * What the rows say.
     *
     * @param product the product as they describe it, or null where they have faults
     * @param rowOfSku which row each SKU stands in
     */
    record Result(@Nullable ProductState product, List<ImportFault> faults, Map<UUID, Integer> rowOfSku) {}

    ImportReading(ImportFile file, ImportFile.Product rows, @Nullable StoredProduct stored) {
        this.file = file;
        this.rows = rows;
        this.stored = stored;
        this.cells = new ImportCells(file);
        this.skus = new ImportSkus(file, rows, stored, cells);
    }

    /** The category that the rows name, to be made where there is none; the stored one where they name none. */
    static String categoryName(ImportFile.Product rows, @Nullable StoredProduct stored) {
        var first = rows.mainRow();
        var type = first.cell(ImportColumn.TYPE);
        if (!type.isEmpty()) {
            return type;
        }
        var path = first.cell(ImportColumn.PRODUCT_CATEGORY);
        if (!path.isEmpty()) {
            return path.substring(path.lastIndexOf('>') + 1).strip();
        }
        return stored == null ? NO_CATEGORY : stored.state().category().name();
    }

    Result read(Function<String, CategoryName> categories) {
        var first = rows.mainRow();
        rows.rows().forEach(row -> cells.addAll(row.faults()));
        if (rows.handle().isEmpty()) {
            rows.rows().forEach(row -> cells.add(row, ImportColumn.HANDLE, "field.missing"));
            return new Result(null, cells.faults(), Map.of());
        }
        if (isTrue(first.cell(ImportColumn.GIFT_CARD))) {
            cells.add(first, ImportColumn.GIFT_CARD, "catalog.import.gift-card");
        }
        var options = options(first);
        var product = new ProductState(
                stored == null ? Ids.next() : stored.state().id(),
                rows.handle(),
                first.cell(ImportColumn.TITLE),
                body(first),
                vendor(first),
                category(first, categories),
                tags(first),
                published(first),
                budget(first),
                options.values().stream().toList(),
                skus.read(List.copyOf(options.keySet())),
                pictureSources());
        ProductRules.faultsOf(product).forEach(this::fault);
        return cells.faults().isEmpty()
                ? new Result(product, List.of(), skus.rowsById())
                : new Result(null, cells.faults(), Map.of());
    }

    private String body(Row first) {
        if (file.has(ImportColumn.BODY)) {
            return BodyHtml.sanitised(first.cell(ImportColumn.BODY));
        }
        return stored == null ? "" : stored.state().bodyHtml();
    }

    private @Nullable String vendor(Row first) {
        if (file.has(ImportColumn.VENDOR)) {
            return first.has(ImportColumn.VENDOR) ? first.cell(ImportColumn.VENDOR) : null;
        }
        return stored == null ? null : stored.state().vendor();
    }

    private CategoryName category(Row first, Function<String, CategoryName> categories) {
        var name = categoryName(rows, stored);
        if (name.isEmpty() || name.length() > ProductRules.LONGEST_NAME || !PlainText.isClean(name)) {
            cells.add(
                    first,
                    first.has(ImportColumn.TYPE) ? ImportColumn.TYPE : ImportColumn.PRODUCT_CATEGORY,
                    "catalog.import.category",
                    ProductRules.LONGEST_NAME);
            return new CategoryName(Ids.next(), name);
        }
        return categories.apply(name);
    }

    private List<String> tags(Row first) {
        if (!file.has(ImportColumn.TAGS)) {
            return stored == null ? List.of() : stored.state().tags();
        }
        return Arrays.stream(first.cell(ImportColumn.TAGS).split("[,，]"))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
    }

    private boolean published(Row first) {
        if (!file.has(ImportColumn.PUBLISHED) && !file.has(ImportColumn.STATUS)) {
            return stored == null || stored.state().published();
        }
        var published = cells.oneOf(first, ImportColumn.PUBLISHED, "true", "false", "yes", "no", "1", "0");
        var status = cells.oneOf(first, ImportColumn.STATUS, "active", "draft", "archived", "unlisted");
        return (published.isEmpty() || isTrue(published)) && (status.isEmpty() || status.equals("active"));
    }

    private int budget(Row first) {
        if (!first.has(ImportColumn.BUDGET)) {
            return stored == null
                    ? ProductDraft.USUAL_BUDGET_BASIS_POINTS
                    : stored.state().commissionBudgetBasisPoints();
        }
        var percent = cells.number(
                first, ImportColumn.BUDGET, first.cell(ImportColumn.BUDGET).replaceFirst("\\s*[%％]$", ""));
        var points = percent.map(number -> number.movePointRight(2)).orElse(BigDecimal.ZERO);
        return (int) cells.whole(first, ImportColumn.BUDGET, points, 0, 10_000, "catalog.fault.budget");
    }

    /** The columns of the options in use with the names of the options; a product that is sold in one form has none. */
    private Map<ImportColumn, String> options(Row first) {
        var options = new LinkedHashMap<ImportColumn, String>();
        for (int i = 0; i < ImportColumn.OPTION_NAMES.size(); i++) {
            var name = first.cell(ImportColumn.OPTION_NAMES.get(i));
            if (!name.isEmpty()) {
                options.put(ImportColumn.OPTION_VALUES.get(i), name);
            }
        }
        var only = options.size() == 1
                && ONLY_OPTION.equalsIgnoreCase(options.values().iterator().next())
                && ImportSkus.ONLY_VALUE.equalsIgnoreCase(
                        first.cell(options.keySet().iterator().next()));
        return only ? Map.of() : options;
    }

    private List<PictureSource> pictureSources() {
        if (!file.has(ImportColumn.IMAGE)) {
            return stored == null ? List.of() : stored.state().pictureSources();
        }
        record Placed(BigDecimal position, PictureSource source) {}
        var placed = new ArrayList<Placed>();
        var last = BigDecimal.ZERO;
        for (var row : rows.rows()) {
            for (var address : row.pictures()) {
                var position = row.has(ImportColumn.IMAGE_POSITION)
                        ? cells.number(row, ImportColumn.IMAGE_POSITION).orElse(last)
                        : last;
                placed.add(new Placed(position, pictureSource(row, address)));
                last = position;
            }
        }
        if (placed.size() > MOST_SOURCES) {
            cells.add(rows.mainRow(), ImportColumn.IMAGE, "catalog.fault.too-many", MOST_SOURCES);
        }
        placed.sort(Comparator.comparing(Placed::position));
        return placed.stream().map(Placed::source).toList();
    }

    private PictureSource pictureSource(Row row, String address) {
        if (!PICTURE_ADDRESS.matcher(address).matches() || !PlainText.isClean(address)) {
            cells.add(row, ImportColumn.IMAGE, "catalog.import.address");
        }
        var alt = row.cell(ImportColumn.IMAGE_ALT);
        if (alt.length() > LONGEST_ALT) {
            cells.add(row, ImportColumn.IMAGE_ALT, "catalog.fault.too-long", LONGEST_ALT);
        } else if (!PlainText.isClean(alt)) {
            cells.add(row, ImportColumn.IMAGE_ALT, "catalog.fault.characters");
        }
        return new PictureSource(address, alt);
    }

    private static boolean isTrue(String text) {
        return List.of("true", "yes", "1").contains(text.toLowerCase(Locale.ROOT));
    }

    private void fault(ProductRules.Fault fault) {
        var row = skus.rowOf(fault.sku());
        var column = switch (fault.field()) {
            case "title" -> ImportColumn.TITLE;
            case "bodyHtml" -> ImportColumn.BODY;
            case "vendor" -> ImportColumn.VENDOR;
            case "tags" -> ImportColumn.TAGS;
            case "commissionBudgetBasisPoints" -> ImportColumn.BUDGET;
            case "options" -> ImportColumn.OPTION1_NAME;
            case "optionValues" -> ImportColumn.OPTION1_VALUE;
            case "code" -> ImportColumn.SKU;
            case "price" -> ImportColumn.PRICE;
            case "purchasePrice" -> ImportColumn.COST;
            case "weightGrams" -> ImportColumn.GRAMS;
            default -> ImportColumn.HANDLE;
        };
        cells.addOnce(row, column, fault.messageKey(), fault.arguments().toArray());
    }
}
