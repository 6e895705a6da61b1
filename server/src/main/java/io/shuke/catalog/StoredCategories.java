package io.shuke.catalog;

import io.shuke.catalog.ProductCard.CategoryName;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredCategories {
    private final JdbcClient jdbc;

    StoredCategories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Category> all() {
        return jdbc.sql("""
                select c.id, c.name, c.slug, coalesce(p.products, 0) as product_count
                from catalog.category c
                left join (select category_id, count(*) as products from catalog.product where published
                           group by category_id) p on p.category_id = c.id
                order by c.id
                """).query(Category.class).list();
    }

    Optional<CategoryName> find(UUID id) {
        return jdbc.sql("select id, name from catalog.category where id = :id")
                .param("id", id)
                .query(CategoryName.class)
                .optional();
    }

    Map<String, CategoryName> byName(Collection<String> names) {
        return jdbc
                .sql("select id, name from catalog.category where name = any (:names)")
                .param("names", names.toArray(String[]::new))
                .query(CategoryName.class)
                .list()
                .stream()
                .collect(Collectors.toMap(CategoryName::name, Function.identity()));
    }

    /** False where the name or the slug is taken. */
    boolean insert(Category category, Instant now) {
        return jdbc.sql("""
                        insert into catalog.category (id, name, slug, created_at)
                        values (:id, :name, :slug, :now) on conflict do nothing
                        """)
                        .param("id", category.id())
                        .param("name", category.name())
                        .param("slug", category.slug())
                        .param("now", Times.sql(now))
                        .update()
                == 1;
    }
}
