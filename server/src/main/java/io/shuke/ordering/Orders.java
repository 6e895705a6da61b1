package io.shuke.ordering;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves orders from state to state. Each move is one guarded statement: it waits for whoever is moving the order now,
 * looks at the state it then has, and answers nothing where that is no longer the one to leave.
 */
@Repository
class Orders {
    /** What a line's coupon costs the market, less the part that went with what is back of the line. */
    private static final String MARKETS_LEFT = """
            market_minor
            - coalesce(floor(market_minor::numeric * refunded_minor / nullif(total_minor - discount_minor, 0)), 0)""";

    private final JdbcClient jdbc;

    Orders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that has just moved. {@code before} is the state it left; {@code reduced} if it was placed with coupons. */
    record Moved(
            UUID id,
            UUID buyerId,
            OrderState before,
            Money total,
            Money refunded,
            boolean reduced,
            boolean inGroup,
            boolean inFlash,
            @Nullable UUID payingChargeId) {
        Money notRefunded() {
            return total.minus(refunded);
        }
    }

    /** Where an order stands, and which charge paid it. */
    record Standing(
            UUID id,
            String number,
            OrderState state,
            Money total,
            Instant payBefore,
            @Nullable UUID payingChargeId) {
        boolean ended() {
            return state == OrderState.CANCELLED || state == OrderState.EXPIRED;
        }
    }

    /** Somebody who has bought something: for good, or as long as their group gathers. */
    record Customer(UUID id, boolean forGood) {}

    /** Those of the buyers to whom an order was sold, or of whom one is paid for and gathers. */
    List<Customer> customersAmong(Collection<UUID> buyerIds) {
        return jdbc.sql("""
                select b.id,
                       exists (select from ordering.orders o where o.buyer_id = b.id and o.sold_at is not null) as for_good
                from unnest((select cast(:buyers as uuid[]))) as b (id)
                where exists (select from ordering.orders o
                              where o.buyer_id = b.id and (o.sold_at is not null or o.state = 'GATHERING'))
                """)
                .param("buyers", buyerIds.toArray(UUID[]::new))
                .query(Customer.class)
                .list();
    }

    /** Whether one of these has bought something by another order; of one that is being paid just now, the end is awaited. */
    boolean boughtBesides(UUID orderId, Collection<UUID> buyerIds) {
        var buyers = buyerIds.toArray(UUID[]::new);
        jdbc.sql("""
                select id from ordering.orders
                where buyer_id = any(cast(:buyers as uuid[])) and id <> :order and state = 'PLACED'
                order by id for share
                """)
                .param("buyers", buyers)
                .param("order", orderId)
                .query(UUID.class)
                .list();
        return jdbc.sql("""
                select exists (select from ordering.orders
                               where buyer_id = any(cast(:buyers as uuid[])) and id <> :order
                                 and (sold_at is not null or state = 'GATHERING'))
                """)
                .param("buyers", buyers)
                .param("order", orderId)
                .query(Boolean.class)
                .single();
    }

    /** Where an order stands; with a buyer, only that buyer's. */
    Optional<Standing> standing(UUID orderId, @Nullable UUID buyerId) {
        return jdbc.sql("""
                select id, number, state, total_minor, currency, pay_before, paying_charge_id
                from ordering.orders
                where id = :order and (cast(:buyer as uuid) is null or buyer_id = :buyer)
                """)
                .param("order", orderId)
                .param("buyer", buyerId)
                .query((row, number) -> new Standing(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        OrderState.valueOf(row.getString("state")),
                        total(row),
                        Times.instant(row, "pay_before"),
                        row.getObject("paying_charge_id", UUID.class)))
                .optional();
    }

    /** Ends an order of which nothing is shipped; with a buyer, only that buyer's. */
    Optional<Moved> cancel(UUID orderId, @Nullable UUID buyerId, String reason, Instant at) {
        return jdbc.sql("""
                with now as materialized (
                    select id, state from ordering.orders
                    where id = :order and (cast(:buyer as uuid) is null or buyer_id = :buyer)
                    for update
                )
                update ordering.orders o set state = 'CANCELLED', ended_at = :at, cancel_reason = :reason
                from now
                where o.id = now.id and now.state in ('PLACED', 'GATHERING', 'PAID') and o.first_parcel_at is null
                returning o.id, o.buyer_id, now.state as before, o.total_minor, o.refunded_minor, o.currency,
                       o.discount_minor + o.freight_discount_minor > 0 as reduced, o.group_id is not null as in_group,
                       o.flash_offer_id is not null as in_flash, o.paying_charge_id
                """)
                .param("order", orderId)
                .param("buyer", buyerId)
                .param("reason", reason)
                .param("at", Times.sql(at))
                .query(Orders::moved)
                .optional();
    }

    /** Ends an order that gathers; nothing where it doesn't, or not any more. */
    Optional<Moved> cancelGathering(UUID orderId, String reason, Instant at) {
        return jdbc.sql("""
                update ordering.orders o set state = 'CANCELLED', ended_at = :at, cancel_reason = :reason
                where o.id = :order and o.state = 'GATHERING'
                returning o.id, o.buyer_id, 'GATHERING' as before, o.total_minor, o.refunded_minor, o.currency,
                       o.discount_minor + o.freight_discount_minor > 0 as reduced, o.group_id is not null as in_group,
                       o.flash_offer_id is not null as in_flash, o.paying_charge_id
                """)
                .param("order", orderId)
                .param("reason", reason)
                .param("at", Times.sql(at))
                .query(Orders::moved)
                .optional();
    }

    /** Orders that gather in a group; only a list, nothing is locked. */
    List<UUID> gatheringIn(UUID groupId) {
        return jdbc.sql("select id from ordering.orders where group_id = :group and state = 'GATHERING' order by id")
                .param("group", groupId)
                .query(UUID.class)
                .list();
    }

    /** Ends unpaid orders whose time is up, at most so many, and none that somebody else is moving. */
    List<Moved> expire(Instant at, int atMost) {
        return jdbc.sql("""
                with due as materialized (
                    select id, state from ordering.orders
                    where state = 'PLACED' and pay_before <= :at
                    order by pay_before limit :at_most
                    for update skip locked
                )
                update ordering.orders o set state = 'EXPIRED', ended_at = :at
                from due
                where o.id = due.id and o.state = 'PLACED'
                returning o.id, o.buyer_id, due.state as before, o.total_minor, o.refunded_minor, o.currency,
                       o.discount_minor + o.freight_discount_minor > 0 as reduced, o.group_id is not null as in_group,
                       o.flash_offer_id is not null as in_flash, o.paying_charge_id
                """)
                .param("at", Times.sql(at))
                .param("at_most", atMost)
                .query(Orders::moved)
                .list();
    }

    /** Orders with lines whose return window is over, and that can settle; only a list, nothing is locked. */
    List<UUID> toSettle(Instant at, int atMost) {
        return jdbc.sql("""
                select order_id from ordering.order_lines
                where returns_until <= :at and settled_at is null and open_after_sale_id is null
                group by order_id order by min(returns_until), order_id limit :at_most
                """)
                .param("at", Times.sql(at))
                .param("at_most", atMost)
                .query(UUID.class)
                .list();
    }

    /** Locks an order of which something has come, and answers the freight that is still held; nothing if it has ended. */
    Optional<Money> lockToSettle(UUID orderId) {
        return jdbc.sql("""
                select freight_minor - freight_refunded_minor as freight, currency from ordering.orders
                where id = :order and state in ('PAID', 'SHIPPED', 'RECEIVED') for update
                """)
                .param("order", orderId)
                .query((row, number) -> new Money(row.getLong("freight"), row.getString("currency")))
                .optional();
    }

    /** Settles the lines of a locked order whose return window is over, and about which nothing is open. */
    List<UUID> settleLines(UUID orderId, Instant at) {
        return jdbc.sql("""
                update ordering.order_lines set settled_at = :at
                where order_id = :order and returns_until <= :at and settled_at is null and open_after_sale_id is null
                returning id
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
                .query(UUID.class)
                .list();
    }

    /** What could still go back for the lines that could not settle yet, coupons included; nothing where all have. */
    Optional<Long> unsettledMinor(UUID orderId) {
        return jdbc.sql("""
                select sum(total_minor - discount_minor - refunded_minor + MARKETS_LEFT)::bigint as unsettled
                from ordering.order_lines where order_id = :order and settled_at is null
                having count(*) > 0
                """.replace("MARKETS_LEFT", MARKETS_LEFT))
                .param("order", orderId)
                .query(Long.class)
                .optional();
    }

    /** What the market still bears of an order: of its freight, and of the lines what is not back. */
    Money fundedLeft(UUID orderId) {
        return jdbc.sql("""
                select o.currency, o.freight_discount_minor + (
                           select sum(MARKETS_LEFT) from ordering.order_lines l where l.order_id = o.id
                       )::bigint as left_minor
                from ordering.orders o where o.id = :order
                """.replace("MARKETS_LEFT", MARKETS_LEFT))
                .param("order", orderId)
                .query((row, number) -> new Money(row.getLong("left_minor"), row.getString("currency")))
                .single();
    }

    boolean settle(UUID orderId, Instant at) {
        return jdbc.sql("""
                        update ordering.orders set state = 'SETTLED', settled_at = :at
                        where id = :order and state = 'RECEIVED'
                        """).param("order", orderId).param("at", Times.sql(at)).update() > 0;
    }

    /**
     * Notes that money goes back; false where a refund of the charge was noted before. What the order itself was paid
     * with, or should have been, counts as refunded; a second payment doesn't, nor what a group made cheaper, which is off
     * the order's total.
     */
    boolean noteRefund(UUID refundId, UUID orderId, UUID chargeId, RefundReason reason, Money amount, Instant at) {
        return jdbc.sql("""
                        with noted as (
                            insert into ordering.order_refunds (order_id, id, charge_id, reason, amount_minor, at)
                            values (:order, :id, :charge, :reason, :amount, :at)
                            on conflict (order_id, charge_id) where reason not in ('AFTER_SALE', 'GROUP_PRICE') do nothing
                            returning order_id, amount_minor, reason
                        ), counted as (
                            update ordering.orders o set refunded_minor = least(total_minor, refunded_minor + n.amount_minor)
                            from noted n where o.id = n.order_id and n.reason not in ('PAID_TWICE', 'GROUP_PRICE')
                        )
                        select count(*) from noted
                        """)
                        .param("order", orderId)
                        .param("id", refundId)
                        .param("charge", chargeId)
                        .param("reason", reason.name())
                        .param("amount", amount.amountMinor())
                        .param("at", Times.sql(at))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Counts a refund of a part on the order that is locked. */
    void countRefund(UUID orderId, Money amount, Money freight, boolean tookFreight) {
        jdbc.sql("""
                update ordering.orders
                set refunded_minor = refunded_minor + :amount + :freight,
                    freight_refunded_minor = freight_refunded_minor + :freight,
                    freight_base_minor = freight_base_minor + :base
                where id = :order
                """)
                .param("order", orderId)
                .param("amount", amount.amountMinor())
                .param("freight", freight.amountMinor())
                .param("base", tookFreight ? amount.amountMinor() : 0L)
                .update();
    }

    /** Notes a part that goes back, and answers the charge that paid the order. */
    UUID notePart(UUID refundId, UUID orderId, Money amount, Instant at) {
        return jdbc.sql("""
                insert into ordering.order_refunds (order_id, id, charge_id, reason, amount_minor, at)
                select id, :id, paying_charge_id, 'AFTER_SALE', :amount, :at from ordering.orders where id = :order
                returning charge_id
                """)
                .param("order", orderId)
                .param("id", refundId)
                .param("amount", amount.amountMinor())
                .param("at", Times.sql(at))
                .query(UUID.class)
                .single();
    }

    /** Notes that the provider gave a refund back. */
    void noteDone(UUID orderId, UUID refundId, Instant at) {
        jdbc.sql("update ordering.order_refunds set done_at = :at where order_id = :order and id = :id")
                .param("order", orderId)
                .param("id", refundId)
                .param("at", Times.sql(at))
                .update();
    }

    /** Notes that a refund was given by hand. */
    void noteByHand(UUID orderId, UUID refundId, Instant at) {
        jdbc.sql("update ordering.order_refunds set by_hand_at = :at where order_id = :order and id = :id")
                .param("order", orderId)
                .param("id", refundId)
                .param("at", Times.sql(at))
                .update();
    }

    private static Moved moved(ResultSet row, int number) throws SQLException {
        return new Moved(
                row.getObject("id", UUID.class),
                row.getObject("buyer_id", UUID.class),
                OrderState.valueOf(row.getString("before")),
                total(row),
                new Money(row.getLong("refunded_minor"), row.getString("currency")),
                row.getBoolean("reduced"),
                row.getBoolean("in_group"),
                row.getBoolean("in_flash"),
                row.getObject("paying_charge_id", UUID.class));
    }

    private static Money total(ResultSet row) throws SQLException {
        return new Money(row.getLong("total_minor"), row.getString("currency"));
    }
}
