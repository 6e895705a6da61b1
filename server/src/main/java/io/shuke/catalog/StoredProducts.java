package io.shuke.catalog;

import io.shuke.catalog.ProductCard.CategoryName;
import io.shuke.catalog.ProductState.PictureSource;
import io.shuke.catalog.ProductState.SkuState;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.SearchText;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads and stores products, one or hundreds at a time, each kind of row in one statement: the rows travel as one JSON
 * text that PostgreSQL takes apart. Whoever stores joins the transaction in which they were loaded, which locks them.
 */
@Repository
class StoredProducts {
    private static final String SEPARATOR = "\u001f";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    private record SkuJson(
            UUID id,
            @Nullable String code,
            List<String> optionValues,
            long priceMinor,
            long purchasePriceMinor,
            int weightGrams,
            @Nullable Integer importedQuantity,
            boolean offered) {
        SkuState state() {
            return new SkuState(id, code, optionValues, priceMinor, purchasePriceMinor, weightGrams, importedQuantity);
        }
    }

    StoredProducts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Loads and locks those of the products that exist, in the order of their ids. */
    Map<UUID, StoredProduct> lock(Collection<UUID> ids) {
        return load("p.id = any (:keys)", ids.toArray(UUID[]::new), true).stream()
                .collect(Collectors.toMap(product -> product.state().id(), Function.identity()));
    }

    Map<String, StoredProduct> byHandle(Collection<String> handles, boolean locking) {
        return load("p.handle = any (:keys)", handles.toArray(String[]::new), locking).stream()
                .collect(Collectors.toMap(product -> product.state().handle(), Function.identity()));
    }

    Optional<StoredProduct> find(UUID id) {
        return load("p.id = any (:keys)", new UUID[] {id}, false).stream().findFirst();
    }

    /** The product that has the handle, to be told apart from another. */
    @Nullable
    UUID idOfHandle(String handle) {
        return jdbc.sql("select id from catalog.product where handle = :handle")
                .param("handle", handle)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private List<StoredProduct> load(String condition, Object keys, boolean locking) {
        return jdbc.sql("""
                with p as materialized (
                    select p.* from catalog.product p where %s order by p.id %s)
                select p.id, p.handle, p.title, p.body_html, v.name as vendor, p.category_id, c.name as category_name,
                       p.tags, p.published, p.commission_budget_basis_points, p.option_names, p.version,
                       (select json_agg(json_build_object(
                                   'id', s.id, 'code', s.code, 'optionValues', s.option_values,
                                   'priceMinor', s.price_minor, 'purchasePriceMinor', s.purchase_price_minor,
                                   'weightGrams', s.weight_grams, 'importedQuantity', s.imported_quantity,
                                   'offered', s.combination is not null) order by s.position)
                        from catalog.sku s where s.product_id = p.id) as skus,
                       (select json_agg(json_build_object('url', i.url, 'alt', i.alt) order by i.position)
                        from catalog.picture_source i where i.product_id = p.id) as sources
                from p
                join catalog.category c on c.id = p.category_id
                left join catalog.vendor v on v.id = p.vendor_id
                """.formatted(condition, locking ? "for update" : ""))
                .param("keys", keys)
                .query((row, number) -> stored(row))
                .list();
    }

    private StoredProduct stored(ResultSet row) throws SQLException {
        var skus = Arrays.asList(json.readValue(row.getString("skus"), SkuJson[].class));
        var sources = row.getString("sources");
        var state = new ProductState(
                row.getObject("id", UUID.class),
                row.getString("handle"),
                row.getString("title"),
                row.getString("body_html"),
                row.getString("vendor"),
                new CategoryName(row.getObject("category_id", UUID.class), row.getString("category_name")),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getBoolean("published"),
                row.getInt("commission_budget_basis_points"),
                List.of((String[]) row.getArray("option_names").getArray()),
                skus.stream().filter(SkuJson::offered).map(SkuJson::state).toList(),
                sources == null ? List.of() : List.of(json.readValue(sources, PictureSource[].class)));
        var retired =
                skus.stream().filter(sku -> !sku.offered()).map(SkuJson::state).toList();
        return new StoredProduct(state, retired, row.getInt("version"));
    }

    /** Stores every change; the products were locked before, or are new. */
    void store(List<ProductChange> changes, Instant now) {
        var vendors = vendors(changes, now);
        var added = changes.stream().filter(change -> change.before() == null).toList();
        var changed = changes.stream().filter(change -> change.before() != null).toList();
        insertProducts(added, vendors, now);
        updateProducts(changed, vendors, now);
        storeSkus(changes, now);
        storeSources(changes);
    }

    private Map<String, UUID> vendors(List<ProductChange> changes, Instant now) {
        var names = changes.stream()
                .map(change -> change.after().vendor())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        if (names.length == 0) {
            return Map.of();
        }
        var ids = Arrays.stream(names).map(name -> Ids.next()).toArray(UUID[]::new);
        jdbc.sql("""
                insert into catalog.vendor (id, name, created_at)
                select n.id, n.name, :now from unnest(:ids, :names) n (id, name)
                where not exists (select from catalog.vendor v where v.name = n.name)
                on conflict (name) do nothing
                """)
                .param("ids", ids)
                .param("names", names)
                .param("now", Times.sql(now))
                .update();
        var found = new LinkedHashMap<String, UUID>();
        jdbc.sql("select id, name from catalog.vendor where name = any (:names)")
                .param("names", names)
                .query((row, number) -> found.put(row.getString("name"), row.getObject("id", UUID.class)))
                .list();
        return found;
    }

    private void insertProducts(List<ProductChange> added, Map<String, UUID> vendors, Instant now) {
        if (added.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into catalog.product (id, handle, title, body_html, vendor_id, category_id, tags, published,
                    listed_at, commission_budget_basis_points, option_names, price_from_minor, price_to_minor,
                    currency, search_title, search_text, grams, version, created_at, updated_at)
                select id, handle, title, body_html, vendor_id, category_id, tags, published,
                    :now, commission_budget_basis_points, option_names, price_from_minor, price_to_minor,
                    :currency, search_title, search_text, grams, 1, :now, :now
                from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, handle text, title text, body_html text,
                    vendor_id uuid, category_id uuid, tags text[], published boolean,
                    commission_budget_basis_points int, option_names text[], price_from_minor bigint,
                    price_to_minor bigint, search_title text, search_text text, grams text[])
                order by id
                """)
                .param("rows", productRows(added, vendors))
                .param("now", Times.sql(now))
                .param("currency", Money.CNY)
                .update();
    }

    private void updateProducts(List<ProductChange> changed, Map<String, UUID> vendors, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update catalog.product p
                set handle = r.handle, title = r.title, body_html = r.body_html, vendor_id = r.vendor_id,
                    category_id = r.category_id, tags = r.tags, published = r.published,
                    commission_budget_basis_points = r.commission_budget_basis_points,
                    option_names = r.option_names, price_from_minor = r.price_from_minor,
                    price_to_minor = r.price_to_minor, search_title = r.search_title, search_text = r.search_text,
                    grams = r.grams, version = p.version + 1, updated_at = :now
                from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, handle text, title text, body_html text,
                    vendor_id uuid, category_id uuid, tags text[], published boolean,
                    commission_budget_basis_points int, option_names text[], price_from_minor bigint,
                    price_to_minor bigint, search_title text, search_text text, grams text[])
                where p.id = r.id
                """)
                .param("rows", productRows(changed, vendors))
                .param("now", Times.sql(now))
                .update();
    }

    private String productRows(List<ProductChange> changes, Map<String, UUID> vendors) {
        return json.writeValueAsString(changes.stream()
                .map(change -> productRow(change.after(), vendors))
                .toList());
    }

    private static Map<String, @Nullable Object> productRow(ProductState product, Map<String, UUID> vendors) {
        var prices = product.skus().stream().mapToLong(SkuState::priceMinor).summaryStatistics();
        var searched = searched(product);
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", product.id());
        row.put("handle", product.handle());
        row.put("title", product.title());
        row.put("body_html", product.bodyHtml());
        row.put("vendor_id", product.vendor() == null ? null : vendors.get(product.vendor()));
        row.put("category_id", product.category().id());
        row.put("tags", product.tags());
        row.put("published", product.published());
        row.put("commission_budget_basis_points", product.commissionBudgetBasisPoints());
        row.put("option_names", product.optionNames());
        row.put("price_from_minor", prices.getMin());
        row.put("price_to_minor", prices.getMax());
        row.put("search_title", SearchText.normalised(product.title()));
        row.put("search_text", SearchText.normalised(searched));
        row.put("grams", SearchText.grams(searched));
        return row;
    }

    /** Found by title, tags, vendor, category and the codes of its SKUs. */
    private static String searched(ProductState product) {
        var words = new ArrayList<String>();
        words.add(product.title());
        words.addAll(product.tags());
        if (product.vendor() != null) {
            words.add(product.vendor());
        }
        words.add(product.category().name());
        product.skus().stream().map(SkuState::code).filter(Objects::nonNull).forEach(words::add);
        return String.join("\n", words);
    }

    private void storeSkus(List<ProductChange> changes, Instant now) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        changes.forEach(change -> addSkuRows(change, rows));
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with r as (
                    select * from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, product_id uuid, position int,
                        code text, option_values text[], combination text, price_minor bigint,
                        purchase_price_minor bigint, weight_grams int, imported_quantity int, added boolean,
                        repriced boolean)),
                priced as (
                    insert into catalog.price_change (sku_id, at, price_minor, currency)
                    select r.id, :now, r.price_minor, :currency from r where r.added or r.repriced),
                added as (
                    insert into catalog.sku (id, product_id, position, code, option_values, combination, price_minor,
                        price_changed_at, purchase_price_minor, currency, weight_grams, imported_quantity)
                    select id, product_id, position, code, option_values, combination, price_minor,
                        null, purchase_price_minor, :currency, weight_grams, imported_quantity
                    from r where added)
                update catalog.sku s
                set position = r.position, code = r.code, option_values = r.option_values,
                    combination = r.combination, price_minor = r.price_minor,
                    price_changed_at = case when r.repriced then :now else s.price_changed_at end,
                    purchase_price_minor = r.purchase_price_minor, weight_grams = r.weight_grams,
                    imported_quantity = r.imported_quantity
                from r where s.id = r.id and not r.added
                """)
                .param("rows", json.writeValueAsString(rows))
                .param("now", Times.sql(now))
                .param("currency", Money.CNY)
                .update();
    }

    private static void addSkuRows(ProductChange change, List<Map<String, @Nullable Object>> rows) {
        var before = change.before();
        var known = new LinkedHashMap<UUID, SkuState>();
        if (before != null) {
            before.retired().forEach(sku -> known.put(sku.id(), sku));
            before.state().skus().forEach(sku -> known.put(sku.id(), sku));
        }
        var product = change.after().id();
        var position = 0;
        for (var sku : change.after().skus()) {
            var was = known.remove(sku.id());
            var combination = String.join(SEPARATOR, sku.optionValues());
            rows.add(skuRow(product, position++, sku, combination, was));
        }
        if (before != null) {
            var retired = new ArrayList<>(before.state().skus());
            retired.removeIf(sku -> !known.containsKey(sku.id()));
            for (var sku : retired) {
                rows.add(skuRow(product, position++, sku, null, sku));
            }
        }
    }

    private static Map<String, @Nullable Object> skuRow(
            UUID product, int position, SkuState sku, @Nullable String combination, @Nullable SkuState was) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", sku.id());
        row.put("product_id", product);
        row.put("position", position);
        row.put("code", sku.code());
        row.put("option_values", sku.optionValues());
        row.put("combination", combination);
        row.put("price_minor", sku.priceMinor());
        row.put("purchase_price_minor", sku.purchasePriceMinor());
        row.put("weight_grams", sku.weightGrams());
        row.put("imported_quantity", sku.importedQuantity());
        row.put("added", was == null);
        row.put("repriced", was != null && was.priceMinor() != sku.priceMinor());
        return row;
    }

    private void storeSources(List<ProductChange> changes) {
        var rows = new ArrayList<Map<String, Object>>();
        var products = new ArrayList<UUID>();
        for (var change : changes) {
            var before = change.before();
            var sources = change.after().pictureSources();
            if (sources.equals(before == null ? List.of() : before.state().pictureSources())) {
                continue;
            }
            products.add(change.after().id());
            for (int i = 0; i < sources.size(); i++) {
                rows.add(Map.of(
                        "product_id", change.after().id(),
                        "position", i,
                        "url", sources.get(i).url(),
                        "alt", sources.get(i).alt()));
            }
        }
        if (products.isEmpty()) {
            return;
        }
        jdbc.sql("delete from catalog.picture_source where product_id = any (:products)")
                .param("products", products.toArray(UUID[]::new))
                .update();
        jdbc.sql("""
                insert into catalog.picture_source (product_id, position, url, alt)
                select product_id, position, url, alt
                from jsonb_to_recordset(cast(:rows as jsonb)) as r (product_id uuid, position int, url text, alt text)
                """).param("rows", json.writeValueAsString(rows)).update();
    }
}
