package io.shuke.catalog;

import io.shuke.catalog.ProductCard.CategoryName;
import io.shuke.shared.Money;
import io.shuke.shared.SearchText;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads products as shoppers see them, without their stock, which somebody else keeps. */
@Repository
class ProductRows {
    static final Duration PRICES_REMEMBERED = Duration.ofDays(30);

    /**
     * The lowest earlier price of the SKU {@code s} that was in force after {@code :since}: each price ended when the
     * next began, and the one that didn't end is today's.
     */
    static final String LOWEST = """
            case when s.price_changed_at > :since then (
                select min(h.price_minor)
                from (select price_minor, lead(at) over (order by at) as ended
                      from catalog.price_change where sku_id = s.id) h
                where h.ended > :since) end
            """;

    /** Cards of the products that the query before it calls {@code p}. */
    private static final String CARDS = """
            select p.id, p.handle, p.title, p.category_id, c.name as category_name, p.price_from_minor,
                   p.price_to_minor, p.currency, p.commission_budget_basis_points, p.listed_at, p.rank,
                   skus.ids as sku_ids, skus.lowest_minor, (select number from catalog.revision) as revision,
                   picture.id as media_id, picture.alt, picture.content_hash, picture.width, picture.height
            from p
            join catalog.category c on c.id = p.category_id
            cross join lateral (
                select array_agg(s.id order by s.position) as ids,
                       min(%s) filter (where s.price_minor = p.price_from_minor) as lowest_minor
                from catalog.sku s where s.product_id = p.id and s.combination is not null) skus
            left join lateral (
                select m.id, pp.alt, m.content_hash, m.width, m.height
                from catalog.product_picture pp join catalog.media m on m.id = pp.media_id
                where pp.product_id = p.id order by pp.position limit 1) picture on true
            """.formatted(LOWEST);

    private static final String PRODUCT = """
            select p.id, p.handle, p.title, p.category_id, c.name as category_name, p.price_from_minor,
                   p.price_to_minor, p.currency, p.commission_budget_basis_points, p.listed_at, p.body_html,
                   v.name as vendor, p.tags, p.option_names, p.published,
                   (select number from catalog.revision) as revision,
                   (select json_agg(json_build_object(
                               'id', s.id, 'code', s.code, 'optionValues', s.option_values,
                               'priceMinor', s.price_minor, 'weightGrams', s.weight_grams,
                               'lowestMinor', %s) order by s.position)
                    from catalog.sku s where s.product_id = p.id and s.combination is not null) as skus,
                   (select json_agg(json_build_object(
                               'id', m.id, 'alt', pp.alt, 'contentHash', m.content_hash,
                               'width', m.width, 'height', m.height) order by pp.position)
                    from catalog.product_picture pp join catalog.media m on m.id = pp.media_id
                    where pp.product_id = p.id) as pictures
            from catalog.product p
            join catalog.category c on c.id = p.category_id
            left join catalog.vendor v on v.id = p.vendor_id
            """.formatted(LOWEST);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final EarningTerms terms;

    private record SkuJson(
            UUID id,
            @Nullable String code,
            List<String> optionValues,
            long priceMinor,
            int weightGrams,
            @Nullable Long lowestMinor) {}

    private record PictureJson(UUID id, String alt, String contentHash, int width, int height) {
        Picture picture() {
            return Picture.of(id, alt, contentHash, width, height);
        }
    }

    ProductRows(JdbcClient jdbc, JsonMapper json, EarningTerms terms) {
        this.jdbc = jdbc;
        this.json = json;
        this.terms = terms;
    }

    List<CardRow> publishedCardsOf(Collection<UUID> productIds, Instant now) {
        var rules = terms.now();
        return jdbc.sql(
                        "with p as (select p.*, 0 as rank from catalog.product p where p.id = any (:ids) and p.published)"
                                + CARDS)
                .param("ids", productIds.toArray(UUID[]::new))
                .param("since", since(now))
                .query((row, number) -> card(row, rules))
                .list();
    }

    /** One row more than the limit, so that the page knows whether it is the last. */
    List<CardRow> published(ProductsWanted wanted, Instant now) {
        var rules = terms.now();
        var parameters = new HashMap<String, Object>();
        return jdbc.sql(statement(wanted, now, parameters))
                .params(parameters)
                .query((row, number) -> card(row, rules))
                .list();
    }

    /** The page is chosen first, so that pictures and prices are looked up for its products alone. */
    static String statement(ProductsWanted wanted, Instant now, Map<String, Object> parameters) {
        var chosen = "select p.*, " + rank(wanted, parameters) + " as rank from catalog.product p where p.published"
                + matching(wanted, parameters);
        var page = "select * from (" + chosen + ") p where true" + goingOn(wanted, parameters) + " order by "
                + order(wanted) + " limit :limit";
        parameters.put("since", since(now));
        parameters.put("limit", wanted.limit() + 1);
        return "with p as (" + page + ") " + CARDS + " order by " + order(wanted);
    }

    Optional<ProductRow> byId(UUID id, Instant now) {
        return product("p.id = :key", id, now);
    }

    Optional<ProductRow> byHandle(String handle, Instant now) {
        return product("p.handle = :key", handle, now);
    }

    private Optional<ProductRow> product(String condition, Object key, Instant now) {
        var rules = terms.now();
        return jdbc.sql(PRODUCT + " where " + condition)
                .param("key", key)
                .param("since", since(now))
                .query((row, number) -> product(row, rules))
                .optional();
    }

    private static String matching(ProductsWanted wanted, Map<String, Object> parameters) {
        var conditions = new StringBuilder();
        if (wanted.categorySlug() != null) {
            conditions.append(" and p.category_id = (select id from catalog.category where slug = :category)");
            parameters.put("category", wanted.categorySlug());
        }
        if (!wanted.runs().isEmpty()) {
            conditions.append(" and p.grams @> cast(:grams as text[])");
            parameters.put("grams", SearchText.gramsOfQuery(wanted.runs()).toArray(String[]::new));
            for (int i = 0; i < wanted.runs().size(); i++) {
                conditions.append(" and p.search_text like :needle").append(i);
                parameters.put(
                        "needle" + i, "%" + SearchText.needle(wanted.runs().get(i)) + "%");
            }
        }
        return conditions.toString();
    }

    /** Each run counts: most where a word of the title begins with it, less within the title, least elsewhere. */
    private static String rank(ProductsWanted wanted, Map<String, Object> parameters) {
        if (wanted.sort() != ProductsWanted.Sort.RELEVANCE) {
            return "0";
        }
        var rank = new StringBuilder();
        for (int i = 0; i < wanted.runs().size(); i++) {
            rank.append(i == 0 ? "" : " + ")
                    .append("case when p.search_title like :begins")
                    .append(i)
                    .append(" then 4")
                    .append(" when p.search_title like :needle")
                    .append(i)
                    .append(" then 3 else 1 end");
            parameters.put("begins" + i, "% " + wanted.runs().get(i) + "%");
        }
        return rank.toString();
    }

    private static String goingOn(ProductsWanted wanted, Map<String, Object> parameters) {
        var after = wanted.after();
        if (after == null) {
            return "";
        }
        parameters.put("after_id", after.id(2));
        return switch (wanted.sort()) {
            case NEWEST -> {
                parameters.put("after", Times.sql(ProductsWanted.instantOfMicros(after.number(1))));
                yield " and (p.listed_at, p.id) < (:after, :after_id)";
            }
            case PRICE_UP -> {
                parameters.put("after", after.number(1));
                yield " and (p.price_from_minor, p.id) > (:after, :after_id)";
            }
            case PRICE_DOWN -> {
                parameters.put("after", after.number(1));
                yield " and (p.price_from_minor, p.id) < (:after, :after_id)";
            }
            case RELEVANCE -> {
                parameters.put("after", after.number(1));
                yield " and (p.rank, p.id) < (:after, :after_id)";
            }
        };
    }

    private static String order(ProductsWanted wanted) {
        return switch (wanted.sort()) {
            case NEWEST -> "p.listed_at desc, p.id desc";
            case PRICE_UP -> "p.price_from_minor, p.id";
            case PRICE_DOWN -> "p.price_from_minor desc, p.id desc";
            case RELEVANCE -> "p.rank desc, p.id desc";
        };
    }

    private CardRow card(ResultSet row, EarningTerms.Rules rules) throws SQLException {
        var currency = row.getString("currency");
        var hash = row.getString("content_hash");
        var picture = hash == null
                ? null
                : Picture.of(
                        row.getObject("media_id", UUID.class),
                        row.getString("alt"),
                        hash,
                        row.getInt("width"),
                        row.getInt("height"));
        var lowest = row.getObject("lowest_minor", Long.class);
        var card = new ProductCard(
                row.getObject("id", UUID.class),
                row.getString("handle"),
                row.getString("title"),
                new CategoryName(row.getObject("category_id", UUID.class), row.getString("category_name")),
                picture,
                new Money(row.getLong("price_from_minor"), currency),
                row.getLong("price_to_minor") > row.getLong("price_from_minor"),
                lowest == null ? null : new Money(lowest, currency),
                false,
                null);
        return new CardRow(
                card,
                List.of((UUID[]) row.getArray("sku_ids").getArray()),
                earnUpTo(row, currency, rules),
                Times.instant(row, "listed_at"),
                row.getInt("rank"),
                row.getLong("revision"));
    }

    private ProductRow product(ResultSet row, EarningTerms.Rules rules) throws SQLException {
        var currency = row.getString("currency");
        var from = row.getLong("price_from_minor");
        var skus = Arrays.stream(json.readValue(row.getString("skus"), SkuJson[].class))
                .map(sku -> new Sku(
                        sku.id(),
                        sku.code(),
                        sku.optionValues(),
                        new Money(sku.priceMinor(), currency),
                        sku.lowestMinor() == null ? null : new Money(sku.lowestMinor(), currency),
                        0,
                        sku.weightGrams()))
                .toList();
        var picturesJson = row.getString("pictures");
        var pictures = picturesJson == null
                ? List.<Picture>of()
                : Arrays.stream(json.readValue(picturesJson, PictureJson[].class))
                        .map(PictureJson::picture)
                        .toList();
        var names = List.of((String[]) row.getArray("option_names").getArray());
        var product = new Product(
                row.getObject("id", UUID.class),
                row.getString("handle"),
                row.getString("title"),
                new CategoryName(row.getObject("category_id", UUID.class), row.getString("category_name")),
                pictures.isEmpty() ? null : pictures.getFirst(),
                new Money(from, currency),
                row.getLong("price_to_minor") > from,
                lowestOfCheapest(skus, from),
                false,
                null,
                row.getString("body_html"),
                row.getString("vendor"),
                List.of((String[]) row.getArray("tags").getArray()),
                pictures,
                options(names, skus),
                skus,
                row.getBoolean("published"));
        return new ProductRow(product, earnUpTo(row, currency, rules), row.getLong("revision"));
    }

    private static @Nullable Money lowestOfCheapest(List<Sku> skus, long from) {
        return skus.stream()
                .filter(sku -> sku.price().amountMinor() == from)
                .map(Sku::lowest30Days)
                .filter(Objects::nonNull)
                .reduce((left, right) -> left.isLessThan(right) ? left : right)
                .orElse(null);
    }

    private static List<ProductOption> options(List<String> names, List<Sku> skus) {
        return java.util.stream.IntStream.range(0, names.size())
                .mapToObj(i -> new ProductOption(
                        names.get(i),
                        skus.stream()
                                .map(sku -> sku.optionValues().get(i))
                                .distinct()
                                .toList()))
                .toList();
    }

    /** The rules are known before the rows are read: whoever reads rows has a connection, and asks for no other. */
    private static Money earnUpTo(ResultSet row, String currency, EarningTerms.Rules rules) throws SQLException {
        return rules.mostOf(
                new Money(row.getLong("price_to_minor"), currency),
                row.getObject("id", UUID.class),
                row.getObject("category_id", UUID.class),
                row.getInt("commission_budget_basis_points"));
    }

    private static Object since(Instant now) {
        return Times.sql(now.minus(PRICES_REMEMBERED));
    }
}
