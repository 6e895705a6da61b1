package io.shuke.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps products and lists in memory for as long as the catalogue's revision and the commission rules stay what they
 * were when they were read, at most a minute. What is not kept costs one statement, and one more for its stock.
 */
@Component
class CatalogueMemory {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long MOST_BYTES = 64 * 1024 * 1024;
    private static final int LONGEST_HANDLE = ProductRules.LONGEST_HANDLE;
    private static final int BYTES_OF_A_CARD = 2_000;

    private final ProductRows rows;
    private final StockLevels stock;
    private final StockMoves moves;
    private final Revision revision;
    private final MarketClock clock;
    private final EarningTerms terms;
    private final JsonMapper json;
    private final Cache<Object, Kept<?>> kept;

    CatalogueMemory(
            ProductRows rows,
            StockLevels stock,
            StockMoves moves,
            Revision revision,
            MarketClock clock,
            EarningTerms terms,
            JsonMapper json) {
        this.rows = rows;
        this.stock = stock;
        this.moves = moves;
        this.revision = revision;
        this.clock = clock;
        this.terms = terms;
        this.json = json;
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(LONGEST)
                .maximumWeight(MOST_BYTES)
                .weigher((Object key, Kept<?> entry) -> weight(entry))
                .build();
    }

    /** The product with this id or handle, published or not. */
    Optional<Kept<ProductRow>> product(String idOrHandle) {
        if (idOrHandle.length() > LONGEST_HANDLE || idOrHandle.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Kept<ProductRow> found = current(idOrHandle);
        return found == null ? read(idOrHandle) : Optional.of(found);
    }

    /** One page of the published products that are wanted. */
    Kept<Page<CardRow>> list(ProductsWanted wanted) {
        Kept<Page<CardRow>> found = current(wanted);
        return found == null ? read(wanted) : found;
    }

    Map<UUID, Integer> available(Kept<?> entry) {
        return entry.available(moves, stock::availableOf);
    }

    Answer answer(Kept<?> entry, boolean withEarnings) {
        return entry.answer(moves, stock::availableOf, withEarnings);
    }

    @SuppressWarnings("unchecked") // a key of one type leads to entries of one type
    private <T> @Nullable Kept<T> current(Object key) {
        var found = kept.getIfPresent(key);
        return found != null
                        && found.clockAhead().equals(clock.ahead())
                        && found.rules() == terms.now().version()
                        && revision.isCurrent(found.revision())
                ? (Kept<T>) found
                : null;
    }

    private Optional<Kept<ProductRow>> read(String idOrHandle) {
        var ahead = clock.ahead();
        var rules = terms.now().version();
        var id = id(idOrHandle);
        var found = id == null ? rows.byHandle(idOrHandle, clock.instant()) : rows.byId(id, clock.instant());
        return found.map(row -> keep(
                idOrHandle,
                row,
                row.skuIds(),
                row.revision(),
                ahead,
                rules,
                (available, earnings) -> answer(() -> row.shown(available, earnings))));
    }

    private Kept<Page<CardRow>> read(ProductsWanted wanted) {
        var ahead = clock.ahead();
        var rules = terms.now().version();
        var found = wanted.vain() ? List.<CardRow>of() : rows.published(wanted, clock.instant());
        var page = Page.of(found, wanted.limit(), wanted::cursorOf);
        var number = found.isEmpty() ? -1 : found.getFirst().revision();
        return keep(
                wanted,
                page,
                CardRow.skusOf(page.items()),
                number,
                ahead,
                rules,
                (available, earnings) -> answer(() -> page.map(row -> row.shown(available, earnings))));
    }

    private Answer answer(Supplier<Object> shown) {
        return new Answer(json.writeValueAsBytes(shown.get()));
    }

    /** Not kept: an empty list, which tells no revision, and what a transaction reads that may be undone. */
    private <T> Kept<T> keep(
            Object key,
            T read,
            List<UUID> skuIds,
            long number,
            Duration ahead,
            int rules,
            BiFunction<Map<UUID, Integer>, Boolean, Answer> making) {
        var entry = new Kept<>(read, skuIds, number, ahead, rules, making);
        if (number >= 0 && !TransactionSynchronizationManager.isActualTransactionActive()) {
            revision.learn(number);
            kept.put(key, entry);
        }
        return entry;
    }

    /** Twice what its answer will take, roughly. */
    private static int weight(Kept<?> entry) {
        return switch (entry.rows()) {
            case ProductRow row ->
                2
                        * (2_000
                                + 3 * row.product().bodyHtml().length()
                                + 300 * row.product().skus().size());
            case Page<?> page -> BYTES_OF_A_CARD * (page.items().size() + 1);
            default -> BYTES_OF_A_CARD;
        };
    }

    private static @Nullable UUID id(String text) {
        if (text.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
