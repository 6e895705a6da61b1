package io.shuke.catalog;

import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.SearchText;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OperatorProductRows {
    private final JdbcClient jdbc;

    /** A line before its stock is known. */
    record Row(OperatorProductRow line, List<UUID> skuIds) {
        UUID id() {
            return line.id();
        }

        Instant updatedAt() {
            return line.updatedAt();
        }

        OperatorProductRow shown(Map<UUID, Integer> available) {
            return new OperatorProductRow(
                    line.id(),
                    line.handle(),
                    line.title(),
                    line.picture(),
                    line.published(),
                    skuIds.size(),
                    skuIds.stream()
                            .mapToInt(sku -> available.getOrDefault(sku, 0))
                            .sum(),
                    line.priceFrom(),
                    line.vendor(),
                    line.updatedAt());
        }
    }

    OperatorProductRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> list(List<String> runs, @Nullable Boolean published, @Nullable Cursor after, int limit) {
        var conditions = new StringBuilder("true");
        var parameters = new HashMap<String, Object>();
        if (!runs.isEmpty()) {
            conditions.append(" and p.grams @> cast(:grams as text[])");
            parameters.put("grams", SearchText.gramsOfQuery(runs).toArray(String[]::new));
            for (int i = 0; i < runs.size(); i++) {
                conditions.append(" and p.search_text like :needle").append(i);
                parameters.put("needle" + i, "%" + SearchText.needle(runs.get(i)) + "%");
            }
        }
        if (published != null) {
            conditions.append(" and p.published = :published");
            parameters.put("published", published);
        }
        return list(conditions, parameters, after, limit);
    }

    List<Row> ofVendor(UUID vendorId, @Nullable Cursor after, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("vendor", vendorId);
        return list(new StringBuilder("p.vendor_id = :vendor"), parameters, after, limit);
    }

    private List<Row> list(
            StringBuilder conditions, Map<String, Object> parameters, @Nullable Cursor after, int limit) {
        if (after != null) {
            conditions.append(" and (p.updated_at, p.id) < (:after, :after_id)");
            parameters.put("after", Times.sql(ProductsWanted.instantOfMicros(after.number(0))));
            parameters.put("after_id", after.id(1));
        }
        return jdbc.sql("""
                with p as (
                    select p.* from catalog.product p where %s order by p.updated_at desc, p.id desc limit :limit)
                select p.id, p.handle, p.title, p.published, p.price_from_minor, p.currency, v.name as vendor,
                       p.updated_at,
                       (select array_agg(s.id) from catalog.sku s
                        where s.product_id = p.id and s.combination is not null) as sku_ids,
                       picture.id as media_id, picture.alt, picture.content_hash, picture.width, picture.height
                from p
                left join catalog.vendor v on v.id = p.vendor_id
                left join lateral (
                    select m.id, pp.alt, m.content_hash, m.width, m.height
                    from catalog.product_picture pp join catalog.media m on m.id = pp.media_id
                    where pp.product_id = p.id order by pp.position limit 1) picture on true
                order by p.updated_at desc, p.id desc
                """.formatted(conditions))
                .params(parameters)
                .param("limit", limit + 1)
                .query((row, number) -> row(row))
                .list();
    }

    List<Picture> picturesOf(UUID productId) {
        return jdbc.sql("""
                select m.id as media_id, pp.alt, m.content_hash, m.width, m.height
                from catalog.product_picture pp join catalog.media m on m.id = pp.media_id
                where pp.product_id = :product order by pp.position
                """)
                .param("product", productId)
                .query((row, number) -> picture(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var line = new OperatorProductRow(
                row.getObject("id", UUID.class),
                row.getString("handle"),
                row.getString("title"),
                row.getString("content_hash") == null ? null : picture(row),
                row.getBoolean("published"),
                0,
                0,
                new Money(row.getLong("price_from_minor"), row.getString("currency")),
                row.getString("vendor"),
                Times.instant(row, "updated_at"));
        return new Row(line, List.of((UUID[]) row.getArray("sku_ids").getArray()));
    }

    private static Picture picture(ResultSet row) throws SQLException {
        return Picture.of(
                row.getObject("media_id", UUID.class),
                row.getString("alt"),
                row.getString("content_hash"),
                row.getInt("width"),
                row.getInt("height"));
    }
}
