package io.shuke.social;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who of those that a reader follows bought goods, or tagged them in a post. */
@Repository
class FriendsChoiceRows {
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

    /** One statement: it goes from those whom the reader follows, so that goods that sell well cost no more. */
    List<Row> of(UUID readerId, Collection<UUID> productIds) {
        return jdbc.sql("""
                select b.product_id, r.person_id, r.code, r.expert_in, true as bought, null::uuid as post_id, max(b.line_id::text) as latest
                from social.follow f
                join social.bought_line b on b.person_id = f.followed_id and b.product_id = any(:products)
                join social.profile r on r.person_id = f.followed_id
                where f.follower_id = :reader
                    and not exists (select from social.given_back g where g.id in (b.order_id, b.line_id))
                """ + Sight.wanted("f.followed_id") + """
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
                .query((row, number) -> new Row(
                        row.getObject("product_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        ProfileRef.of(row),
                        row.getBoolean("bought"),
                        row.getObject("post_id", UUID.class)))
                .list();
    }
}
