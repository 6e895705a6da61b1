package io.shuke.supply;

import io.shuke.catalog.Goods;
import io.shuke.inventory.CountingStock;
import io.shuke.inventory.CountingStock.Level;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A supplier counted the pieces of one of its own SKUs; another's is as absent as one that doesn't exist. */
@Component
public class CountingOwnStock {
    private final Goods goods;
    private final CountingStock counting;

    CountingOwnStock(Goods goods, CountingStock counting) {
        this.goods = goods;
        this.counting = counting;
    }

    @Transactional
    public Optional<Level> count(UUID supplierId, UUID personId, UUID skuId, int counted) {
        return Optional.ofNullable(goods.skusOf(List.of(skuId)).get(skuId))
                .filter(sku -> supplierId.equals(sku.vendorId()))
                .flatMap(sku -> counting.count(skuId, counted, personId));
    }
}
