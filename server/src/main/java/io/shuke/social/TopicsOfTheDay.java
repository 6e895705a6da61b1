package io.shuke.social;

import io.shuke.shared.Ids;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people post about lately. One statement, over at most the latest two thousand mentions of a topic. */
@Repository
public class TopicsOfTheDay {
    private static final Duration LATELY = Duration.ofDays(14);
    private static final int AT_MOST = 2_000;

    private final JdbcClient jdbc;

    /** A topic, and how many posts have it lately. */
    @Schema(name = "Topic")
    public record Counted(@Schema(example = "早餐") String topic, int posts) {}

    TopicsOfTheDay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with the most authors first, so that nobody makes a topic alone; then those with the most posts. */
    public List<Counted> most(int limit) {
        return jdbc.sql("""
                select topic, count(*)::int as posts
                from (select topic, author_id from social.post_topic where feed_id > :since
                      order by feed_id desc limit :at_most) t
                group by topic order by count(distinct author_id) desc, count(*) desc, topic limit :limit
                """)
                .param("since", Ids.earlier(Ids.next(), LATELY))
                .param("at_most", AT_MOST)
                .param("limit", limit)
                .query(Counted.class)
                .list();
    }
}
