package io.shuke.payment;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows who pays from, and is paid to, which account at a provider; of the account itself only a keyed hash is kept. */
@Repository
public class PersonAccounts {
    private final JdbcClient jdbc;

    PersonAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody, and an order that they may have paid. */
    public record OrderOfPerson(UUID orderId, UUID personId) {}

    /**
     * Those of them where the person has themselves paid from, or been paid to, or linked, an account that paid for the
     * order.
     */
    public Set<OrderOfPerson> behindOrders(Collection<OrderOfPerson> wanted) {
        return jdbc.sql("""
                with paying as materialized (
                    select w.order_id, w.person_id, c.account_hash
                    from unnest(cast(:orders as uuid[]), cast(:people as uuid[])) as w (order_id, person_id)
                    join payment.charge c on c.order_id = w.order_id and c.account_hash is not null
                )
                select distinct p.order_id, p.person_id from paying p
                where exists (select from payment.charge c
                              where c.account_hash = p.account_hash and c.buyer_id = p.person_id)
                   or exists (select from payment.payout o
                              where o.account_hash = p.account_hash and o.partner_id = p.person_id)
                   or exists (select from payment.payer_account a
                              where a.person_id = p.person_id and a.account_hash = p.account_hash)
                """)
                .param("orders", wanted.stream().map(OrderOfPerson::orderId).toArray(UUID[]::new))
                .param("people", wanted.stream().map(OrderOfPerson::personId).toArray(UUID[]::new))
                .query(OrderOfPerson.class)
                .set();
    }

    /** The same for one order: the people. */
    public Set<UUID> behindOrder(UUID orderId, Collection<UUID> personIds) {
        var wanted = personIds.stream()
                .map(person -> new OrderOfPerson(orderId, person))
                .toList();
        return behindOrders(wanted).stream().map(OrderOfPerson::personId).collect(Collectors.toSet());
    }

    /** Everybody who has paid for something from an account that paid for the order. */
    public Set<UUID> payingLike(UUID orderId) {
        return jdbc.sql("""
                select distinct other.buyer_id
                from payment.charge c join payment.charge other on other.account_hash = c.account_hash
                where c.order_id = :order and c.account_hash is not null
                """).param("order", orderId).query(UUID.class).set();
    }
}
