package io.shuke.sharing;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads visits through somebody's links, the ones that lost included. One statement. */
@Repository
public class Visits {
    private final JdbcClient jdbc;

    /** When somebody came through a partner's link, and where it led. */
    public record VisitThrough(Instant at, @Nullable UUID productId) {}

    Visits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many visits came through these links that stand on posts; each counts once a visitor, link and hour. */
    public int through(Collection<String> linkCodes) {
        return linkCodes.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from sharing.touch where link_code = any(:codes) and channel = 'POST'")
                        .param("codes", linkCodes.toArray(String[]::new))
                        .query(Integer.class)
                        .single();
    }

    /**
     * The customer's visit through this partner's links that comes nearest to counting for an order: the latest one
     * before the moment, else the first one after it.
     */
    public Optional<VisitThrough> nearestOf(UUID customerId, UUID partnerId, Instant moment) {
        return jdbc.sql("""
                select at, coalesce(product_id, case when target_kind = 'PRODUCT' then target_id end) as product_id
                from sharing.touch
                where partner_id = :partner
                    and (person_id = :customer
                         or person_id is null and visitor_id in
                            (select visitor_id from sharing.known_visitor where person_id = :customer))
                order by at > :moment, case when at > :moment then at - :moment else :moment - at end
                limit 1
                """)
                .param("partner", partnerId)
                .param("customer", customerId)
                .param("moment", Times.sql(moment))
                .query((row, number) ->
                        new VisitThrough(Times.instant(row, "at"), row.getObject("product_id", UUID.class)))
                .optional();
    }
}
