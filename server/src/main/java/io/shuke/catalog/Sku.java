package io.shuke.catalog;

import io.shuke.shared.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A SKU as shoppers see it; it has one value for each option of its product.
 *
 * @param lowest30Days the lowest of its earlier prices that was in force during the last 30 days, to be shown beside a
 *     changed price; null where the price did not change in that time
 * @param available pieces that can be ordered now, at most {@link #MOST_SHOWN}
 */
public record Sku(
        UUID id,
        @Nullable String code,
        List<String> optionValues,
        Money price,
        @Nullable Money lowest30Days,
        int available,
        int weightGrams) {
    /** More than this is not told: how much there is, is the merchant's business. */
    public static final int MOST_SHOWN = 99;
}
