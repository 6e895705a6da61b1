package io.shuke.review;

import io.shuke.shared.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes who was told of which question, and of how many on a day. */
@Repository
class StoredAskedBuyers {
    static final int MOST_BUYERS = 20;

    /** The table refuses a fourth. */
    static final int MOST_A_DAY = 3;

    private final JdbcClient jdbc;

    StoredAskedBuyers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True for the one who may tell buyers of the question. */
    boolean begin(UUID questionId, Instant at) {
        return jdbc.sql("update review.question set buyers_asked_at = :at where id = :id and buyers_asked_at is null")
                        .param("id", questionId)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /**
     * The first twenty of the buyers who can be told of one more question that day, each counted. The rows are taken in the
     * order of their buyers; whom somebody else's question fills up meanwhile the guard leaves out.
     */
    List<UUID> take(List<UUID> buyers, LocalDate day) {
        return jdbc.sql("""
                with free as (
                    select w.buyer from unnest(cast(:buyers as uuid[])) with ordinality as w (buyer, place)
                    where not exists (select from review.asked_buyer b
                                      where b.buyer_id = w.buyer and b.day = :day and b.questions >= :most)
                    order by w.place limit :buyers_at_most)
                insert into review.asked_buyer as a (buyer_id, day, questions)
                select buyer, :day, 1 from free order by buyer
                on conflict (buyer_id) do update
                    set day = excluded.day, questions = case when a.day = excluded.day then a.questions + 1 else 1 end
                    where a.day <> excluded.day or a.questions < :most
                returning buyer_id
                """)
                .param("buyers", buyers.toArray(UUID[]::new))
                .param("day", day)
                .param("most", MOST_A_DAY)
                .param("buyers_at_most", MOST_BUYERS)
                .query(UUID.class)
                .list();
    }
}
