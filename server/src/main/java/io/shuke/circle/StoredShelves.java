package io.shuke.circle;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands above a circle's posts: announcements, and a shelf of goods. */
@Repository
class StoredShelves {
    private final JdbcClient jdbc;

    StoredShelves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> announced(UUID circleId) {
        return jdbc.sql("select post_id from circle.announcement where circle_id = :circle order by at desc, post_id")
                .param("circle", circleId)
                .query(UUID.class)
                .list();
    }

    /** The latest ones stay. */
    void announce(UUID circleId, UUID postId, int most, Instant at) {
        jdbc.sql("""
                insert into circle.announcement (circle_id, post_id, at) values (:circle, :post, :at)
                on conflict (circle_id, post_id) do update set at = excluded.at
                """)
                .param("circle", circleId)
                .param("post", postId)
                .param("at", Times.sql(at))
                .update();
        jdbc.sql("""
                delete from circle.announcement
                where circle_id = :circle and post_id not in (
                    select post_id from circle.announcement where circle_id = :circle
                    order by at desc, post_id limit :most)
                """).param("circle", circleId).param("most", most).update();
    }

    void unannounce(UUID circleId, UUID postId) {
        jdbc.sql("delete from circle.announcement where circle_id = :circle and post_id = :post")
                .param("circle", circleId)
                .param("post", postId)
                .update();
    }

    List<UUID> shelf(UUID circleId) {
        return jdbc.sql("select product_id from circle.shelf_item where circle_id = :circle order by position")
                .param("circle", circleId)
                .query(UUID.class)
                .list();
    }

    void arrange(UUID circleId, List<UUID> productIds) {
        jdbc.sql("delete from circle.shelf_item where circle_id = :circle")
                .param("circle", circleId)
                .update();
        if (!productIds.isEmpty()) {
            jdbc.sql("""
                    insert into circle.shelf_item (circle_id, position, product_id)
                    select :circle, place - 1, product_id from unnest(:products) with ordinality as p (product_id, place)
                    """)
                    .param("circle", circleId)
                    .param("products", productIds.toArray(UUID[]::new))
                    .update();
        }
    }
}
