package io.shuke.catalog;

import io.shuke.catalog.ProductState.SkuState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The stored SKUs that no row has claimed yet: found by their values, then – where their values are no longer in the
 * file – by their code; the retired last.
 */
final class KnownSkus {
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
