package io.shuke.catalog;

import io.shuke.catalog.Import.Outcome;
import io.shuke.catalog.ImportReading.Result;
import io.shuke.catalog.ProductCard.CategoryName;
import io.shuke.catalog.ProductState.SkuState;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings some products of a file into the catalogue, with their outcome and the import's progress, in one transaction
 * and a constant number of statements. Where the database refuses the batch – an order holds more pieces than the file
 * counts, somebody else just made the handle – its products are brought in one by one, and the one is refused.
 */
@Component
class ImportBatch {
    private final StoredImports imports;
    private final StoredProducts products;
    private final StoredCategories categories;
    private final StockLevels stock;
    private final Revision revision;
    private final TransactionTemplate transaction;
    private final MarketClock clock;

    /** A product of the file beside the stored one, and what its rows say. */
    private record Read(ImportFile.Product rows, @Nullable StoredProduct before, Result result) {
        Outcome outcome() {
            if (result.product() == null) {
                return Outcome.REFUSED;
            }
            if (before == null) {
                return Outcome.CREATED;
            }
            return before.state().equals(result.product()) ? Outcome.UNCHANGED : Outcome.UPDATED;
        }

        boolean changes() {
            return outcome() == Outcome.CREATED || outcome() == Outcome.UPDATED;
        }
    }

    ImportBatch(
            StoredImports imports,
            StoredProducts products,
            StoredCategories categories,
            StockLevels stock,
            Revision revision,
            TransactionTemplate transaction,
            MarketClock clock) {
        this.imports = imports;
        this.products = products;
        this.categories = categories;
        this.stock = stock;
        this.revision = revision;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** False where somebody else holds the import by now; then nothing was done. */
    boolean bringIn(StoredImports.Taken taken, UUID holder, ImportFile file, List<ImportFile.Product> batch) {
        try {
            return inTransaction(taken, holder, file, batch);
        } catch (DuplicateKeyException e) {
            return batch.size() == 1
                    ? refuse(taken, holder, batch.getFirst(), taken(file, batch.getFirst()))
                    : oneByOne(taken, holder, file, batch);
        } catch (ProblemException e) {
            if (e.kind() != ProblemKind.STOCK_BELOW_RESERVED) {
                throw e;
            }
            return batch.size() == 1
                    ? refuse(taken, holder, batch.getFirst(), reserved(file, batch.getFirst()))
                    : oneByOne(taken, holder, file, batch);
        }
    }

    private boolean oneByOne(StoredImports.Taken taken, UUID holder, ImportFile file, List<ImportFile.Product> batch) {
        return batch.stream().allMatch(product -> bringIn(taken, holder, file, List.of(product)));
    }

    private boolean inTransaction(
            StoredImports.Taken taken, UUID holder, ImportFile file, List<ImportFile.Product> batch) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var read = read(file, batch, taken.dryRun());
            if (!taken.dryRun()) {
                store(read.stream().filter(Read::changes).toList());
            }
            return advance(taken, holder, batch, outcomes(read), status);
        }));
    }

    private boolean refuse(StoredImports.Taken taken, UUID holder, ImportFile.Product product, ImportFault fault) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var refused = new Read(product, null, new Result(null, List.of(fault), Map.of()));
            return advance(taken, holder, List.of(product), outcomes(List.of(refused)), status);
        }));
    }

    private boolean advance(
            StoredImports.Taken taken,
            UUID holder,
            List<ImportFile.Product> batch,
            List<ImportedRow> outcomes,
            TransactionStatus status) {
        var rows = batch.stream().mapToInt(product -> product.rows().size()).sum();
        if (imports.advance(taken.id(), holder, batch.size(), rows, outcomes, clock.unmoved())) {
            return true;
        }
        status.setRollbackOnly();
        return false;
    }

    private List<Read> read(ImportFile file, List<ImportFile.Product> batch, boolean dryRun) {
        var handles = batch.stream()
                .map(ImportFile.Product::handle)
                .filter(PlainText::isClean)
                .toList();
        var stored = products.byHandle(handles, !dryRun);
        var found = categories(batch, stored, dryRun);
        return batch.stream()
                .map(rows -> {
                    var before = stored.get(rows.handle());
                    var result = new ImportReading(file, rows, before)
                            .read(name -> Objects.requireNonNull(found.get(name), name));
                    return new Read(rows, before, result);
                })
                .toList();
    }

    /** The categories that the products name; those that don't exist are made, or imagined in a dry run. */
    private Map<String, CategoryName> categories(
            List<ImportFile.Product> batch, Map<String, StoredProduct> stored, boolean dryRun) {
        var names = batch.stream()
                .map(rows -> ImportReading.categoryName(rows, stored.get(rows.handle())))
                .filter(PlainText::isClean)
                .collect(Collectors.toCollection(TreeSet::new));
        var found = new HashMap<>(categories.byName(names));
        names.removeAll(found.keySet());
        names.removeIf(name -> name.isEmpty() || name.length() > ProductRules.LONGEST_NAME);
        if (!dryRun) {
            names.forEach(name -> make(name));
            found.putAll(categories.byName(names));
        }
        names.forEach(name -> found.computeIfAbsent(name, _ -> new CategoryName(Ids.next(), name)));
        return found;
    }

    private void make(String name) {
        var slug = Slug.of(name);
        var plain = new Category(Ids.next(), name, slug, 0);
        if (!categories.insert(plain, clock.instant())) {
            categories.insert(
                    new Category(plain.id(), name, slug + "-" + Ids.code(4).toLowerCase(java.util.Locale.ROOT), 0),
                    clock.instant());
        }
    }

    private void store(List<Read> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var changes = changed.stream()
                .map(read -> new ProductChange(
                        read.before(), Objects.requireNonNull(read.result().product())))
                .toList();
        products.store(changes, clock.instant());
        stock.count(counted(changes));
        revision.raise();
    }

    /** What the file counts anew. A quantity that an earlier import told is no count: pieces were sold since. */
    private static Map<UUID, Integer> counted(List<ProductChange> changes) {
        var counted = new HashMap<UUID, Integer>();
        for (var change : changes) {
            var before = change.before();
            Map<UUID, SkuState> known = before == null
                    ? Map.of()
                    : before.state().skus().stream().collect(Collectors.toMap(SkuState::id, Function.identity()));
            for (var sku : change.after().skus()) {
                var was = known.get(sku.id());
                var told = sku.importedQuantity();
                if (told != null && (was == null || !told.equals(was.importedQuantity()))) {
                    counted.put(sku.id(), told);
                }
            }
        }
        return counted;
    }

    private static List<ImportedRow> outcomes(Collection<Read> read) {
        var outcomes = new ArrayList<ImportedRow>();
        for (var product : read) {
            for (var row : product.rows().rows()) {
                outcomes.addAll(outcomes(product, row.number()));
            }
        }
        return outcomes;
    }

    /** One for each fault of the row; a row without one says that another row of its product has it. */
    private static List<ImportedRow> outcomes(Read product, int row) {
        var handle = shown(product.rows().handle());
        var faults = product.result().faults();
        if (faults.isEmpty()) {
            return List.of(new ImportedRow(row, 0, handle, product.outcome(), null, null, List.of()));
        }
        var own = faults.stream().filter(fault -> fault.row() == row).toList();
        if (own.isEmpty()) {
            var other = List.of(String.valueOf(faults.getFirst().row()));
            return List.of(new ImportedRow(row, 0, handle, Outcome.REFUSED, null, "catalog.import.other-row", other));
        }
        var outcomes = new ArrayList<ImportedRow>();
        for (var fault : own) {
            outcomes.add(new ImportedRow(
                    row,
                    outcomes.size(),
                    handle,
                    Outcome.REFUSED,
                    fault.field(),
                    fault.messageKey(),
                    fault.arguments()));
        }
        return outcomes;
    }

    private static String shown(String handle) {
        var clean = PlainText.isClean(handle) ? handle : "";
        return clean.length() > ProductRules.LONGEST_HANDLE ? clean.substring(0, ProductRules.LONGEST_HANDLE) : clean;
    }

    private static ImportFault taken(ImportFile file, ImportFile.Product product) {
        return ImportFault.of(
                product.rows().getFirst().number(), file.title(ImportColumn.HANDLE), "catalog.import.handle-taken");
    }

    private static ImportFault reserved(ImportFile file, ImportFile.Product product) {
        return ImportFault.of(
                product.rows().getFirst().number(), file.title(ImportColumn.QUANTITY), "catalog.import.reserved");
    }
}
