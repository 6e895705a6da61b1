package io.shuke.catalog;

import io.shuke.catalog.ImportFile.Row;
import io.shuke.catalog.ProductState.SkuState;
import io.shuke.shared.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the SKUs of one product from its rows, each beside the stored one that it is. */
final class ImportSkus {
    /** What a file says in the one option's cell of a product that is sold in one form. */
    static final String ONLY_VALUE = "Default Title";

    private final ImportFile file;
    private final ImportFile.Product rows;
    private final @Nullable StoredProduct stored;
    private final ImportCells cells;
    private final Map<Integer, Integer> rowOfSku = new HashMap<>();
    private final Map<UUID, Integer> rowOfSkuId = new HashMap<>();

    ImportSkus(ImportFile file, ImportFile.Product rows, @Nullable StoredProduct stored, ImportCells cells) {
        this.file = file;
        this.rows = rows;
        this.stored = stored;
        this.cells = cells;
    }

    /** The row of a SKU by its place among those that were read; the product's own where it is of none. */
    int rowOf(int sku) {
        return rowOfSku.getOrDefault(sku, rows.mainRow().number());
    }

    Map<UUID, Integer> rowsById() {
        return Map.copyOf(rowOfSkuId);
    }

    /** One SKU for each row that tells of one, in the file's order. */
    List<SkuState> read(List<ImportColumn> options) {
        var first = rows.mainRow();
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
                cells.add(row, column, "catalog.import.value-without-option");
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
                cells.add(row, ImportColumn.PRICE, "field.missing");
            }
            return was.map(SkuState::priceMinor).orElse(1L);
        }
        var price = cells.number(row, ImportColumn.PRICE).orElse(BigDecimal.ONE);
        return cells.whole(
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
        var cost = cells.number(row, ImportColumn.COST).orElse(BigDecimal.ZERO);
        return cells.whole(
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
        var grams = cells.number(row, ImportColumn.GRAMS).orElse(BigDecimal.ZERO);
        return (int)
                cells.whole(row, ImportColumn.GRAMS, grams, 0, ProductRules.HEAVIEST_GRAMS, "catalog.fault.weight");
    }

    private Optional<Integer> quantity(Row row) {
        if (!row.has(ImportColumn.QUANTITY)) {
            return Optional.empty();
        }
        var pieces = cells.number(row, ImportColumn.QUANTITY).orElse(BigDecimal.ZERO);
        return Optional.of((int)
                cells.whole(row, ImportColumn.QUANTITY, pieces, 0, ProductRules.MOST_PIECES, "catalog.fault.quantity"));
    }
}
