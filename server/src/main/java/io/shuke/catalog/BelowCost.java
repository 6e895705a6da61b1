package io.shuke.catalog;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That the prices of an offer don't bear any more what its goods cost the market: purchase prices or commission rose after it was
 * published.
 *
 * @param since when that was noticed; nothing where it is so new that nobody has looked since
 */
@Schema(description = "The goods cost more by now than the prices of the offer bear")
public record BelowCost(
        @Nullable @Schema(description = "when that was noticed first")
        Instant since,

        List<Shortfall> goods) {
    /** What a SKU has to bring, and how much less its lowest price brings. */
    @Schema(name = "PriceShortfall")
    public record Shortfall(UUID skuId, Money least, Money lacking) {
        /** Nothing where the price bears it. */
        public static @Nullable Shortfall of(UUID skuId, Money price, Money least) {
            return price.isLessThan(least) ? new Shortfall(skuId, least, least.minus(price)) : null;
        }
    }

    public BelowCost {
        goods = List.copyOf(goods);
    }

    /** Nothing where nothing is lacking. */
    public static @Nullable BelowCost of(@Nullable Instant since, List<Shortfall> goods) {
        return goods.isEmpty() ? null : new BelowCost(since, goods);
    }
}
