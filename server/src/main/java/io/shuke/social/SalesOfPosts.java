package io.shuke.social;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import io.shuke.social.RememberingSales.GoodsSold;
import io.shuke.social.RememberingSales.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Facts of sales, as posts need them. */
@Repository
class SalesOfPosts {
    private final JdbcClient jdbc;

    /** A line that came through a post. */
    record Sold(
            UUID lineId, UUID orderId, String productTitle, int quantity, Money net, Instant at, boolean givenBack) {}

    /** Orders that came through a post, and what was paid in them for it. */
    record Sums(int orders, Money sold) {}

    SalesOfPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody bought whose account is held open, each line once. */
    void writeBought(GoodsSold sold) {
        jdbc.sql("""
                insert into social.bought_line (line_id, person_id, order_id, product_id, at)
                select l.line_id, :buyer, :order, l.product_id, :at
                from unnest(:lines, :products) as l (line_id, product_id)
                on conflict do nothing
                """)
                .param("order", sold.orderId())
                .param("buyer", sold.buyerId())
                .param("at", Times.sql(sold.at()))
                .param("lines", ids(sold.lines(), Line::lineId))
                .param("products", ids(sold.lines(), Line::productId))
                .update();
    }

    /** What came through posts, each line once; a post that is gone brought nothing. */
    void writeBrought(GoodsSold sold) {
        sold.lines().stream().filter(line -> line.code() != null).forEach(line -> write(sold, line));
    }

    private void write(GoodsSold sold, Line line) {
        jdbc.sql("""
                insert into social.post_sale
                    (line_id, post_id, order_id, product_title, quantity, net_minor, currency, at)
                select :line, p.id, :order, :title, :quantity, :net, :currency, :at
                from (select id from social.post
                      where id = (select post_id from social.post_link where code = :code) for key share) p
                on conflict do nothing
                """)
                .param("line", line.lineId())
                .param("order", sold.orderId())
                .param("title", line.title())
                .param("quantity", line.quantity())
                .param("net", line.netMinor())
                .param("currency", line.currency())
                .param("at", Times.sql(sold.at()))
                .param("code", line.code())
                .update();
    }

    void giveBack(UUID id, Instant at) {
        jdbc.sql("insert into social.given_back (id, at) values (:id, :at) on conflict do nothing")
                .param("id", id)
                .param("at", Times.sql(at))
                .update();
    }

    /** The links of a published post of this author's, or nothing. */
    Optional<List<String>> linksOf(UUID authorId, UUID postId) {
        var own = jdbc.sql("""
                select exists (select from social.post
                               where id = :post and author_id = :author and state = 'PUBLISHED')
                """)
                .param("post", postId)
                .param("author", authorId)
                .query(Boolean.class)
                .single();
        return own
                ? Optional.of(jdbc.sql("select code from social.post_link where post_id = :post")
                        .param("post", postId)
                        .query(String.class)
                        .list())
                : Optional.empty();
    }

    int viewsOf(UUID postId) {
        return jdbc.sql("select count(*) from social.post_view where post_id = :post")
                .param("post", postId)
                .query(Integer.class)
                .single();
    }

    /** What was not given back of all that came through the post. */
    Sums sumsOf(UUID postId) {
        return jdbc.sql("""
                select count(distinct s.order_id)::int as orders, coalesce(sum(s.net_minor), 0)::bigint as sold_minor
                from social.post_sale s
                where s.post_id = :post
                    and not exists (select from social.given_back g where g.id in (s.order_id, s.line_id))
                """)
                .param("post", postId)
                .query((row, number) -> new Sums(row.getInt("orders"), Money.cny(row.getLong("sold_minor"))))
                .single();
    }

    List<UUID> linesOf(UUID postId) {
        return jdbc.sql("select line_id from social.post_sale where post_id = :post")
                .param("post", postId)
                .query(UUID.class)
                .list();
    }

    /** What came through the post, the latest first. */
    List<Sold> latestOf(UUID postId, int limit) {
        return jdbc.sql("""
                select s.line_id, s.order_id, s.product_title, s.quantity, s.net_minor, s.currency, s.at,
                       exists (select from social.given_back g where g.id in (s.order_id, s.line_id)) as given_back
                from social.post_sale s where s.post_id = :post order by s.line_id desc limit :limit
                """)
                .param("post", postId)
                .param("limit", limit)
                .query((row, number) -> new Sold(
                        row.getObject("line_id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getString("product_title"),
                        row.getInt("quantity"),
                        new Money(row.getLong("net_minor"), row.getString("currency")),
                        Times.instant(row, "at"),
                        row.getBoolean("given_back")))
                .list();
    }

    private static UUID[] ids(List<Line> lines, Function<Line, UUID> of) {
        return lines.stream().map(of).toArray(UUID[]::new);
    }
}
