package io.shuke.catalog;

import io.shuke.shared.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as lists show it.
 *
 * @param lowest30Days for the SKU that {@code priceFrom} is of, as {@link Sku#lowest30Days} says
 * @param earnUpTo the most that one person may earn by one piece, by the rules in force; there only for a signed-in reader
 */
public record ProductCard(
        UUID id,
        String handle,
        String title,
        CategoryName category,
        @Nullable Picture picture,
        Money priceFrom,
        boolean priceVaries,
        @Nullable Money lowest30Days,
        boolean soldOut,
        @Nullable Money earnUpTo) {
    /** The category a product stands in. */
    public record CategoryName(UUID id, String name) {}
}
