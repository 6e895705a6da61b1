package io.shuke.catalog;

import io.shuke.catalog.ProductCard.CategoryName;
import io.shuke.catalog.ProductDraft.SkuDraft;
import io.shuke.catalog.ProductState.SkuState;
import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, edits and publishes a product. Each act is one transaction with its line in the audit trail. A SKU that is left
 * out of an edit is no longer offered, but known for good.
 */
@Component
public class EditingProduct {
    private final StoredProducts products;
    private final StoredCategories categories;
    private final StockLevels stock;
    private final Revision revision;
    private final Audit audit;
    private final Clock clock;

    EditingProduct(
            StoredProducts products,
            StoredCategories categories,
            StockLevels stock,
            Revision revision,
            Audit audit,
            Clock clock) {
        this.products = products;
        this.categories = categories;
        this.stock = stock;
        this.revision = revision;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a product; refused as {@code handle-taken} where another has its handle. */
    @Transactional
    public UUID create(UUID actor, ProductDraft draft) {
        var after = checked(state(Ids.next(), draft, null));
        store(new ProductChange(null, after), draft);
        audit.record(actor, "product.create", subject(after.id()), null, after, null);
        revision.raise();
        return after.id();
    }

    /** Refuses what {@link #create} would refuse, or {@link #edit} of this product; nothing is written. */
    public void check(@Nullable UUID id, ProductDraft draft) {
        var before =
                id == null ? null : products.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        checked(state(id == null ? Ids.next() : id, draft, before));
    }

    /** Edits the product that was read at this version; refused as {@code edited-meanwhile} at another. */
    @Transactional
    public void edit(UUID actor, UUID id, int version, ProductDraft draft) {
        var before = lock(id);
        if (before.version() != version) {
            throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
        }
        var after = checked(state(id, draft, before));
        if (after.equals(before.state())) {
            return;
        }
        store(new ProductChange(before, after), draft);
        audit.record(actor, "product.edit", subject(id), before.state(), after, null);
        revision.raise();
    }

    /** Shows the product to shoppers, or hides it from them. Again changes nothing. */
    @Transactional
    public void publish(UUID actor, UUID id, boolean published) {
        var before = lock(id);
        var state = before.state();
        if (state.published() == published) {
            return;
        }
        var after = new ProductState(
                id,
                state.handle(),
                state.title(),
                state.bodyHtml(),
                state.vendor(),
                state.category(),
                state.tags(),
                published,
                state.commissionBudgetBasisPoints(),
                state.optionNames(),
                state.skus(),
                state.pictureSources());
        products.store(List.of(new ProductChange(before, after)), clock.instant());
        audit.record(
                actor,
                published ? "product.publish" : "product.unpublish",
                subject(id),
                Map.of("published", !published),
                Map.of("published", published),
                null);
        revision.raise();
    }

    private StoredProduct lock(UUID id) {
        var found = products.lock(List.of(id)).get(id);
        if (found == null) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        return found;
    }

    private void store(ProductChange change, ProductDraft draft) {
        var holder = products.idOfHandle(draft.handle());
        if (holder != null && !holder.equals(change.after().id())) {
            throw new ProblemException(ProblemKind.HANDLE_TAKEN);
        }
        try {
            products.store(List.of(change), clock.instant());
        } catch (DuplicateKeyException e) {
            throw new ProblemException(ProblemKind.HANDLE_TAKEN, e);
        }
        stock.count(firstCount(change.after(), draft));
    }

    /** The pieces of those SKUs that the draft brought along. */
    private static Map<UUID, Integer> firstCount(ProductState after, ProductDraft draft) {
        var counted = new HashMap<UUID, Integer>();
        for (int i = 0; i < draft.skus().size(); i++) {
            if (draft.skus().get(i).id() == null) {
                counted.put(after.skus().get(i).id(), draft.skus().get(i).stock());
            }
        }
        return counted;
    }

    private ProductState state(UUID id, ProductDraft draft, @Nullable StoredProduct before) {
        var category = categories.find(draft.categoryId());
        if (category.isEmpty()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("categoryId", "catalog.fault.no-category");
        }
        return new ProductState(
                id,
                draft.handle(),
                draft.title().strip(),
                BodyHtml.sanitised(draft.bodyHtml()),
                draft.vendor() == null || draft.vendor().isBlank()
                        ? null
                        : draft.vendor().strip(),
                new CategoryName(category.get().id(), category.get().name()),
                draft.tags().stream().map(String::strip).distinct().toList(),
                draft.published(),
                draft.commissionBudgetBasisPoints(),
                draft.optionNames().stream().map(String::strip).toList(),
                skus(draft.skus(), before),
                before == null ? List.of() : before.state().pictureSources());
    }

    private static List<SkuState> skus(List<SkuDraft> drafts, @Nullable StoredProduct before) {
        Map<UUID, SkuState> own = before == null
                ? Map.of()
                : before.state().skus().stream().collect(Collectors.toMap(SkuState::id, sku -> sku));
        Map<List<String>, SkuState> retired = before == null
                ? Map.of()
                : before.retired().stream()
                        .collect(Collectors.toMap(SkuState::optionValues, sku -> sku, (older, newer) -> newer));
        var taken = new HashSet<UUID>();
        return drafts.stream().map(draft -> sku(draft, own, retired, taken)).toList();
    }

    private static SkuState sku(
            SkuDraft draft, Map<UUID, SkuState> own, Map<List<String>, SkuState> retired, HashSet<UUID> taken) {
        var values = draft.optionValues().stream().map(String::strip).toList();
        var was = draft.id() == null ? retired.get(values) : own.get(draft.id());
        if (draft.id() != null && (was == null || !taken.add(draft.id()))) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("skus", "catalog.fault.no-such-sku");
        }
        return new SkuState(
                was == null ? Ids.next() : was.id(),
                draft.code() == null || draft.code().isBlank()
                        ? null
                        : draft.code().strip(),
                values,
                draft.priceMinor(),
                draft.purchasePriceMinor(),
                draft.weightGrams(),
                was == null ? null : was.importedQuantity());
    }

    private static ProductState checked(ProductState product) {
        var faults = ProductRules.faultsOf(product);
        if (!faults.isEmpty()) {
            var problem = new ProblemException(ProblemKind.INVALID_REQUEST);
            faults.forEach(fault -> problem.field(
                    fault.path(), fault.messageKey(), fault.arguments().toArray()));
            throw problem;
        }
        return product;
    }

    private static String subject(UUID id) {
        return "product:" + id;
    }
}
