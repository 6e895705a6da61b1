package io.shuke.ordering;

import io.shuke.catalog.LeastPrices;
import io.shuke.catalog.SkuForSale;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells those who offer goods for less what these have to bring. */
@Component
class LeastPricesOfGoods implements LeastPrices {
    private final CommissionTerms terms;
    private final Clock clock;

    LeastPricesOfGoods(CommissionTerms terms, Clock clock) {
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Money> of(Collection<SkuForSale> skus) {
        var budgets = terms.inForce(clock.instant()).budgets();
        return skus.stream().collect(Collectors.toMap(SkuForSale::skuId, sku -> LowestPrice.of(sku, budgets)));
    }
}
