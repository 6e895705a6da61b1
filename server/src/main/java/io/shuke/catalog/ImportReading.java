package io.shuke.catalog;

import io.shuke.catalog.ImportFile.Row;
import io.shuke.catalog.ProductCard.CategoryName;
import io.shuke.catalog.ProductState.PictureSource;
import io.shuke.catalog.ProductState.SkuState;
import io.shuke.shared.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one product as the product they describe, beside the one that is stored. What the file has no column
 * for stays as it was, or gets its usual value where the product is new. Every fault is gathered; with one, there is no
 * product.
 */
final class ImportReading {
    static final String NO_CATEGORY = "其他 Other";

    private static final Pattern DECIMAL = Pattern.compile("-?(?:\\d{1,12}|\\d{1,3}(?:,\\d{3})+)(?:\\.\\d{1,6})?");
    private static final Pattern PICTURE_ADDRESS = Pattern.compile("https?://[^\\s\"<>]{1,1990}");
    private static final int MOST_SOURCES = 250;
    private static final int LONGEST_ALT = 500;
    private static final String ONLY_OPTION = "Title";
    private static final String ONLY_VALUE = "Default Title";

    private final ImportFile file;
    private final ImportFile.Product rows;
    private final @Nullable StoredProduct stored;
    private final List<ImportFault> faults = new ArrayList<>();
    private final Map<Integer, Integer> rowOfSku = new HashMap<>();
    private final Map<UUID, Integer> rowOfSkuId = new HashMap<>();

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
    }

    /** The category that the rows name, to be made where there is none; the stored one where they name none. */
    static String categoryName(ImportFile.Product rows, @Nullable StoredProduct stored) {
        var first = mainRow(rows);
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

    /** The row that speaks for the whole product: the first with a title. */
    private static Row mainRow(ImportFile.Product rows) {
        return rows.rows().stream()
                .filter(row -> row.has(ImportColumn.TITLE))
                .findFirst()
                .orElse(rows.rows().getFirst());
    }

    Result read(Function<String, CategoryName> categories) {
        var first = mainRow(rows);
        rows.rows().forEach(row -> faults.addAll(row.faults()));
        if (rows.handle().isEmpty()) {
            rows.rows().forEach(row -> fault(row, ImportColumn.HANDLE, "field.missing"));
            return new Result(null, faults, Map.of());
        }
        if (isTrue(first.cell(ImportColumn.GIFT_CARD))) {
            fault(first, ImportColumn.GIFT_CARD, "catalog.import.gift-card");
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
                skus(List.copyOf(options.keySet())),
                pictureSources());
        ProductRules.faultsOf(product).forEach(this::fault);
        return faults.isEmpty() ? new Result(product, List.of(), rowOfSkuId) : new Result(null, faults, Map.of());
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
            fault(
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
        var published = oneOf(first, ImportColumn.PUBLISHED, "true", "false", "yes", "no", "1", "0");
        var status = oneOf(first, ImportColumn.STATUS, "active", "draft", "archived", "unlisted");
        return (published.isEmpty() || isTrue(published)) && (status.isEmpty() || status.equals("active"));
    }

    private int budget(Row first) {
        if (!first.has(ImportColumn.BUDGET)) {
            return stored == null
                    ? ProductDraft.USUAL_BUDGET_BASIS_POINTS
                    : stored.state().commissionBudgetBasisPoints();
        }
        var percent = number(
                first, ImportColumn.BUDGET, first.cell(ImportColumn.BUDGET).replaceFirst("\\s*[%％]$", ""));
        var points = percent.map(number -> number.movePointRight(2)).orElse(BigDecimal.ZERO);
        return (int) whole(first, ImportColumn.BUDGET, points, 0, 10_000, "catalog.fault.budget");
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
                && ONLY_VALUE.equalsIgnoreCase(
                        first.cell(options.keySet().iterator().next()));
        return only ? Map.of() : options;
    }

    private List<SkuState> skus(List<ImportColumn> options) {
        var first = mainRow(rows);
        var skus = new ArrayList<SkuState>();
        var known = new KnownSkus(stored, valuesInFile(options));
        for (var row : rows.rows()) {
            if (!row.productOnly() && (row == first || isSku(row))) {
                rowOfSku.put(skus.size(), row.number());
                var sku = sku(row, options, known);
                rowOfSkuId.put(sku.id(), row.number());
                skus.add(sku);
            }
        }
        return skus;
    }

    private Set<List<String>> valuesInFile(List<ImportColumn> options) {
        return rows.rows().stream()
                .map(row -> options.stream().map(row::cell).toList())
                .collect(Collectors.toSet());
    }

    /** Other rows of a product tell nothing but a further picture. */
    private static boolean isSku(Row row) {
        return row.has(ImportColumn.SKU)
                || row.has(ImportColumn.PRICE)
                || ImportColumn.OPTION_VALUES.stream().anyMatch(row::has);
    }

    private SkuState sku(Row row, List<ImportColumn> options, KnownSkus known) {
        for (var column : ImportColumn.OPTION_VALUES) {
            var only = options.isEmpty() && ONLY_VALUE.equalsIgnoreCase(row.cell(column));
            if (row.has(column) && !options.contains(column) && !only) {
                fault(row, column, "catalog.import.value-without-option");
            }
        }
        var values = options.stream().map(row::cell).toList();
        var code = row.has(ImportColumn.SKU) ? row.cell(ImportColumn.SKU) : null;
        var was = known.take(values, code);
        var quantity = quantity(row);
        return new SkuState(
                was.map(SkuState::id).orElseGet(Ids::next),
                file.has(ImportColumn.SKU) ? code : was.map(SkuState::code).orElse(null),
                values,
                price(row, was),
                cost(row, was),
                grams(row, was),
                quantity.isPresent()
                        ? quantity.get()
                        : was.map(SkuState::importedQuantity).orElse(null));
    }

    private long price(Row row, Optional<SkuState> was) {
        if (!row.has(ImportColumn.PRICE)) {
            if (was.isEmpty()) {
                fault(row, ImportColumn.PRICE, "field.missing");
            }
            return was.map(SkuState::priceMinor).orElse(1L);
        }
        var price =
                number(row, ImportColumn.PRICE, row.cell(ImportColumn.PRICE)).orElse(BigDecimal.ONE);
        return whole(
                row,
                ImportColumn.PRICE,
                price.movePointRight(2),
                1,
                ProductRules.HIGHEST_PRICE_MINOR,
                "catalog.fault.price");
    }

    private long cost(Row row, Optional<SkuState> was) {
        if (!row.has(ImportColumn.COST)) {
            return was.map(SkuState::purchasePriceMinor).orElse(0L);
        }
        var cost = number(row, ImportColumn.COST, row.cell(ImportColumn.COST)).orElse(BigDecimal.ZERO);
        return whole(
                row,
                ImportColumn.COST,
                cost.movePointRight(2),
                0,
                ProductRules.HIGHEST_PRICE_MINOR,
                "catalog.fault.purchase-price");
    }

    private int grams(Row row, Optional<SkuState> was) {
        if (!row.has(ImportColumn.GRAMS)) {
            return was.map(SkuState::weightGrams).orElse(0);
        }
        var grams =
                number(row, ImportColumn.GRAMS, row.cell(ImportColumn.GRAMS)).orElse(BigDecimal.ZERO);
        return (int) whole(row, ImportColumn.GRAMS, grams, 0, ProductRules.HEAVIEST_GRAMS, "catalog.fault.weight");
    }

    private Optional<Integer> quantity(Row row) {
        if (!row.has(ImportColumn.QUANTITY)) {
            return Optional.empty();
        }
        var pieces = number(row, ImportColumn.QUANTITY, row.cell(ImportColumn.QUANTITY))
                .orElse(BigDecimal.ZERO);
        return Optional.of(
                (int) whole(row, ImportColumn.QUANTITY, pieces, 0, ProductRules.MOST_PIECES, "catalog.fault.quantity"));
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
                        ? number(row, ImportColumn.IMAGE_POSITION, row.cell(ImportColumn.IMAGE_POSITION))
                                .orElse(last)
                        : last;
                placed.add(new Placed(position, pictureSource(row, address)));
                last = position;
            }
        }
        if (placed.size() > MOST_SOURCES) {
            fault(mainRow(rows), ImportColumn.IMAGE, "catalog.fault.too-many", MOST_SOURCES);
        }
        placed.sort(Comparator.comparing(Placed::position));
        return placed.stream().map(Placed::source).toList();
    }

    private PictureSource pictureSource(Row row, String address) {
        if (!PICTURE_ADDRESS.matcher(address).matches() || !PlainText.isClean(address)) {
            fault(row, ImportColumn.IMAGE, "catalog.import.address");
        }
        var alt = row.cell(ImportColumn.IMAGE_ALT);
        if (alt.length() > LONGEST_ALT) {
            fault(row, ImportColumn.IMAGE_ALT, "catalog.fault.too-long", LONGEST_ALT);
        } else if (!PlainText.isClean(alt)) {
            fault(row, ImportColumn.IMAGE_ALT, "catalog.fault.characters");
        }
        return new PictureSource(address, alt);
    }

    private Optional<BigDecimal> number(Row row, ImportColumn column, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            fault(row, column, "catalog.import.number");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.replace(",", "")));
    }

    /** The number as a whole one within bounds; a fault, and the least, where it is none. */
    private long whole(Row row, ImportColumn column, BigDecimal number, long least, long most, String messageKey) {
        var rounded = number.stripTrailingZeros();
        if (rounded.scale() > 0
                || rounded.compareTo(BigDecimal.valueOf(least)) < 0
                || rounded.compareTo(BigDecimal.valueOf(most)) > 0) {
            fault(row, column, rounded.scale() > 0 ? "catalog.import.too-fine" : messageKey);
            return least;
        }
        return rounded.longValueExact();
    }

    private String oneOf(Row row, ImportColumn column, String... allowed) {
        var text = row.cell(column).toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !List.of(allowed).contains(text)) {
            fault(row, column, "catalog.import.one-of", String.join(", ", allowed));
        }
        return text;
    }

    private static boolean isTrue(String text) {
        return List.of("true", "yes", "1").contains(text.toLowerCase(Locale.ROOT));
    }

    private void fault(Row row, ImportColumn column, String messageKey, Object... arguments) {
        faults.add(ImportFault.of(row.number(), file.title(column), messageKey, arguments));
    }

    private void fault(ProductRules.Fault fault) {
        var row = rowOfSku.getOrDefault(fault.sku(), mainRow(rows).number());
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
        var same = faults.stream()
                .anyMatch(known -> known.row() == row && known.field().equals(file.title(column)));
        if (!same) {
            faults.add(ImportFault.of(
                    row,
                    file.title(column),
                    fault.messageKey(),
                    fault.arguments().toArray()));
        }
    }

    /**
     * The stored SKUs that no row has claimed yet: found by their values, then – where their values are no longer in the
     * file – by their code; the retired last.
     */
    private static final class KnownSkus {
        private final LinkedHashSet<SkuState> offered = new LinkedHashSet<>();
        private final LinkedHashSet<SkuState> retired = new LinkedHashSet<>();

        private final Set<List<String>> valuesInFile;

        KnownSkus(@Nullable StoredProduct stored, Set<List<String>> valuesInFile) {
            this.valuesInFile = valuesInFile;
            if (stored != null) {
                offered.addAll(stored.state().skus());
                retired.addAll(stored.retired());
            }
        }

        Optional<SkuState> take(List<String> values, @Nullable String code) {
            return take(offered, sku -> sku.optionValues().equals(values))
                    .or(() -> code == null ? Optional.empty() : take(offered, sku -> isRenamed(sku, code)))
                    .or(() -> take(retired, sku -> sku.optionValues().equals(values)));
        }

        private boolean isRenamed(SkuState sku, String code) {
            return code.equals(sku.code()) && !valuesInFile.contains(sku.optionValues());
        }

        private static Optional<SkuState> take(LinkedHashSet<SkuState> from, Predicate<SkuState> wanted) {
            var found = from.stream().filter(wanted).findFirst();
            found.ifPresent(from::remove);
            return found;
        }
    }
}
