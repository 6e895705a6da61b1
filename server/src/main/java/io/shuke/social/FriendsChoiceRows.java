package io.shuke.social;

import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who of those that a reader follows bought goods, or tagged them in a post. */
@Repository
class FriendsChoiceRows {
    private static final String KEPT =
            "not exists (select from social.given_back g where g.id in (b.order_id, b.line_id))";

    private final JdbcClient jdbc;

    /** Somebody who bought a product, or recommends it: then in this post, the latest of theirs. */
    record Row(
            UUID productId,
            UUID personId,
            ProfileRef person,
            boolean bought,
            @Nullable UUID postId) {}

    FriendsChoiceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whom the reader follows who bought anything since then and kept it. */
    List<UUID> buyersFollowedBy(UUID readerId, Instant since) {
        return jdbc.sql("""
                select f.followed_id from social.follow f
                where f.follower_id = :reader
                    and exists (select from social.bought_line b
                                where b.person_id = f.followed_id and b.at > :since and %s)
                """.formatted(KEPT) + Sight.wanted("f.followed_id"))
                .param("reader", readerId)
                .param("since", Times.sql(since))
                .query(UUID.class)
                .list();
    }

    /** So many goods that these people bought last, and who of them did; the latest first. */
    List<Row> boughtBy(Collection<UUID> personIds, Instant since, int mostGoods) {
        return jdbc.sql("""
                with bought as materialized (
                    select b.product_id, b.person_id, max(b.line_id::text) as latest
                    from social.bought_line b
                    where b.person_id = any(:people) and b.at > :since and %s
                    group by b.product_id, b.person_id
                ), goods as (
                    select product_id, max(latest) as latest from bought
                    group by product_id order by latest desc limit :most
                )
                select b.product_id, r.person_id, r.code, r.expert_in, true as bought, null::uuid as post_id
                from goods g
                join bought b on b.product_id = g.product_id
                join social.profile r on r.person_id = b.person_id
                order by g.latest desc, b.latest desc, r.person_id
                """.formatted(KEPT))
                .param("people", personIds.toArray(UUID[]::new))
                .param("since", Times.sql(since))
                .param("most", mostGoods)
                .query(FriendsChoiceRows::row)
                .list();
    }

    /** One statement: it goes from those whom the reader follows, so that goods that sell well cost no more. */
    List<Row> of(UUID readerId, Collection<UUID> productIds) {
        return jdbc.sql("""
                select b.product_id, r.person_id, r.code, r.expert_in, true as bought, null::uuid as post_id, max(b.line_id::text) as latest
                from social.follow f
                join social.bought_line b on b.person_id = f.followed_id and b.product_id = any(:products)
                join social.profile r on r.person_id = f.followed_id
                where f.follower_id = :reader and
                """ + KEPT + Sight.wanted("f.followed_id") + """
                group by b.product_id, r.person_id, r.code, r.expert_in
                union all
                select t.product_id, r.person_id, r.code, r.expert_in, false, (array_agg(p.id order by p.feed_id desc))[1],
                       max(p.feed_id::text)
                from social.follow f
                join social.post p on p.author_id = f.followed_id and p.state = 'PUBLISHED'
                join social.post_tag t on t.post_id = p.id and t.product_id = any(:products)
                join social.profile r on r.person_id = f.followed_id
                where f.follower_id = :reader
                """ + Sight.wanted("f.followed_id")
                        + Sight.MEANT_FOR_READER + """
                group by t.product_id, r.person_id, r.code, r.expert_in
                order by latest desc, person_id
                """)
                .param("reader", readerId)
                .param("products", productIds.toArray(UUID[]::new))
                .query(FriendsChoiceRows::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("product_id", UUID.class),
                row.getObject("person_id", UUID.class),
                ProfileRef.of(row),
                row.getBoolean("bought"),
                row.getObject("post_id", UUID.class));
    }
}
