package io.shuke.catalog;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A card as it was read, before stock and reader are known.
 *
 * @param earnUpTo the most that one person may earn by one piece, by the rules in force when it was read
 * @param rank how well the row fits the search, 0 without one
 * @param revision the catalogue's when the row was read
 */
record CardRow(ProductCard card, List<UUID> skuIds, Money earnUpTo, Instant listedAt, int rank, long revision) {
    static List<UUID> skusOf(Collection<CardRow> rows) {
        return rows.stream().flatMap(row -> row.skuIds.stream()).toList();
    }

    ProductCard shown(Map<UUID, Integer> available, boolean withEarnings) {
        return new ProductCard(
                card.id(),
                card.handle(),
                card.title(),
                card.category(),
                card.picture(),
                card.priceFrom(),
                card.priceVaries(),
                card.lowest30Days(),
                skuIds.stream().allMatch(sku -> available.getOrDefault(sku, 0) <= 0),
                withEarnings ? earnUpTo : null);
    }
}
