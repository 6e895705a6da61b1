package io.shuke.catalog;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SkuRows {
    private final JdbcClient jdbc;

    SkuRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids are taken through a subselect, so that the plan does not hang on how many they are and is made once. */
    Map<UUID, SkuForSale> skusOf(Collection<UUID> skuIds) {
        return jdbc
                .sql("""
                select s.id, s.product_id, p.category_id, p.vendor_id, p.handle, p.title,
                       array_to_string(s.option_values, ' / ') as options, s.price_minor, s.purchase_price_minor,
                       s.currency, p.commission_budget_basis_points, s.weight_grams,
                       p.published and s.combination is not null as for_sale, picture.content_hash
                from unnest((select cast(:ids as uuid[]))) as wanted (id)
                join catalog.sku s on s.id = wanted.id
                join catalog.product p on p.id = s.product_id
                left join lateral (
                    select m.content_hash from catalog.product_picture pp join catalog.media m on m.id = pp.media_id
                    where pp.product_id = p.id order by pp.position limit 1) picture on true
                """)
                .param("ids", skuIds.toArray(UUID[]::new))
                .query((row, number) -> skuForSale(row))
                .list()
                .stream()
                .collect(Collectors.toMap(SkuForSale::skuId, Function.identity()));
    }

    Map<UUID, ShownPrice> pricesOf(Collection<UUID> skuIds, Instant now) {
        return jdbc
                .sql("select s.id, s.price_minor, s.currency, " + ProductRows.LOWEST + """
                     as lowest_minor
                from catalog.sku s where s.id = any(cast(:ids as uuid[]))
                """)
                .param("ids", skuIds.toArray(UUID[]::new))
                .param("since", Times.sql(now.minus(ProductRows.PRICES_REMEMBERED)))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), shownPrice(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ShownPrice shownPrice(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var lowest = row.getObject("lowest_minor", Long.class);
        return new ShownPrice(
                new Money(row.getLong("price_minor"), currency), lowest == null ? null : new Money(lowest, currency));
    }

    private static SkuForSale skuForSale(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var hash = row.getString("content_hash");
        return new SkuForSale(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("category_id", UUID.class),
                row.getObject("vendor_id", UUID.class),
                row.getString("handle"),
                row.getString("title"),
                row.getString("options"),
                hash == null ? null : "/media/" + hash + "-320.webp",
                new Money(row.getLong("price_minor"), currency),
                new Money(row.getLong("purchase_price_minor"), currency),
                row.getInt("commission_budget_basis_points"),
                row.getInt("weight_grams"),
                row.getBoolean("for_sale"));
    }
}
