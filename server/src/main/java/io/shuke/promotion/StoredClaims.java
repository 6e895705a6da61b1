package io.shuke.promotion;

import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Coupons in people's hands. They are locked in the order claims → coupons, those of one sort by their ids, so that orders
 * that are placed, end and are paid at once never wait for each other in a ring.
 */
@Repository
class StoredClaims {
    private final JdbcClient jdbc;

    StoredClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many of a coupon the person behind these accounts has had. */
    int count(UUID couponId, Collection<UUID> accounts) {
        return jdbc.sql("""
                select count(*) from promotion.claims
                where coupon_id = :coupon and person_id = any(cast(:accounts as uuid[]))
                """)
                .param("coupon", couponId)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Gives the person their next one; false where somebody gave it to them at the same moment. */
    boolean insert(UUID id, UUID couponId, UUID personId, UUID ownerId, int ordinal, Instant at) {
        return jdbc.sql("""
                        insert into promotion.claims (person_id, id, coupon_id, owner_id, ordinal, state, claimed_at)
                        values (:person, :id, :coupon, :owner, :ordinal, 'HELD', :at)
                        on conflict on constraint claims_once_an_owner do nothing
                        """)
                        .param("person", personId)
                        .param("id", id)
                        .param("coupon", couponId)
                        .param("owner", ownerId)
                        .param("ordinal", ordinal)
                        .param("at", Times.sql(at))
                        .update()
                > 0;
    }

    /** What somebody can use now: within its days, and with money left in its budget. */
    List<HeldCoupon> held(UUID personId, Instant at) {
        return jdbc.sql("select c.id as claim_id, p.id as coupon_id, p.name, p.ends_at, " + StoredCoupons.TERMS + """
                from promotion.claims c join promotion.coupons p on p.id = c.coupon_id
                where c.person_id = :person and c.state = 'HELD' and p.state <> 'DRAFT'
                  and p.starts_at <= :at and p.ends_at > :at
                  and (p.budget_minor is null or p.committed_minor < p.budget_minor)
                order by p.ends_at, c.id limit 100
                """)
                .param("person", personId)
                .param("at", Times.sql(at))
                .query(StoredClaims::held)
                .list();
    }

    /**
     * Puts coupons into an order and counts what it saves against their budgets; answers how many: fewer than wanted where
     * one is used already, over, or its budget can't bear it.
     */
    int take(UUID orderId, UUID personId, Map<UUID, Long> savedByClaim, Instant at) {
        return jdbc.sql("""
                with wanted as materialized (
                    select c.person_id, c.id, c.coupon_id, w.saved
                    from unnest(cast(:claims as uuid[]), cast(:saved as bigint[])) as w (id, saved)
                    join promotion.claims c on c.person_id = :person and c.id = w.id
                    where c.state = 'HELD' order by c.id for update of c
                ), taken as (
                    update promotion.claims c set state = 'TAKEN', order_id = :order, saved_minor = w.saved
                    from wanted w where c.person_id = w.person_id and c.id = w.id and c.state = 'HELD'
                    returning c.coupon_id, c.saved_minor
                ), locked as materialized (
                    select p.id from promotion.coupons p where p.id in (select coupon_id from taken)
                    order by p.id for update
                )
                update promotion.coupons p set committed_minor = p.committed_minor + t.saved_minor
                from taken t join locked l on l.id = t.coupon_id
                where p.id = t.coupon_id and p.state <> 'DRAFT' and p.starts_at <= :at and p.ends_at > :at
                  and (p.budget_minor is null or p.committed_minor + t.saved_minor <= p.budget_minor)
                """)
                .param("order", orderId)
                .param("person", personId)
                .param("claims", savedByClaim.keySet().toArray(UUID[]::new))
                .param("saved", savedByClaim.values().toArray(Long[]::new))
                .param("at", Times.sql(at))
                .update();
    }

    void use(UUID orderId, Instant at) {
        jdbc.sql("""
                update promotion.claims set state = 'USED', used_at = :at
                where order_id = :order and state = 'TAKEN'
                """).param("order", orderId).param("at", Times.sql(at)).update();
    }

    /** Takes coupons out of orders that have ended, and what these saved out of the budgets. */
    void giveBack(Collection<UUID> orderIds) {
        jdbc.sql("""
                with due as materialized (
                    select person_id, id, coupon_id, saved_minor from promotion.claims
                    where order_id = any(cast(:orders as uuid[])) order by id for update
                ), back as (
                    update promotion.claims c set state = 'HELD', order_id = null, saved_minor = null, used_at = null
                    from due d where c.person_id = d.person_id and c.id = d.id
                ), sums as materialized (
                    select coupon_id, sum(saved_minor)::bigint as saved from due group by coupon_id
                ), locked as materialized (
                    select p.id from promotion.coupons p where p.id in (select coupon_id from sums)
                    order by p.id for update
                )
                update promotion.coupons p set committed_minor = p.committed_minor - s.saved
                from sums s join locked l on l.id = s.coupon_id
                where p.id = s.coupon_id
                """).param("orders", orderIds.toArray(UUID[]::new)).update();
    }

    List<Map<String, @Nullable Object>> copyOf(UUID personId) {
        return jdbc.sql("""
                select p.name, c.state, c.claimed_at, c.used_at, c.order_id, c.saved_minor, p.currency, p.ends_at
                from promotion.claims c join promotion.coupons p on p.id = c.coupon_id
                where c.person_id = :person order by c.id
                """).param("person", personId).query().listOfRows();
    }

    /** What was not used is nobody's any more; the pieces stay counted. */
    void forget(UUID personId) {
        jdbc.sql("delete from promotion.claims where person_id = :person and state = 'HELD'")
                .param("person", personId)
                .update();
    }

    private static HeldCoupon held(ResultSet row, int number) throws SQLException {
        return new HeldCoupon(
                row.getObject("claim_id", UUID.class),
                row.getObject("coupon_id", UUID.class),
                row.getString("name"),
                StoredCoupons.terms(row),
                Times.instant(row, "ends_at"));
    }
}
