package io.shuke.ordering;

import io.shuke.groupbuying.Seating;
import io.shuke.payment.ChargeCaptured;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import io.shuke.sharing.Evidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Marks orders paid, and those with a seat in a group sold once it is full. */
@Repository
class PaidOrders {
    private final JdbcClient jdbc;

    PaidOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that was just paid: sold, unless it has a seat in a group. */
    record Paid(UUID orderId, boolean inFlash, @Nullable OrderPaid sold) {}

    /**
     * The lines of what moved. Where an offer sells a supplier's goods for less than its purchase price and the commission's budget, the
     * market bears what is lacking: the purchase price was raised after the offer was published.
     */
    private static final String LINES = """
            , bearing as materialized (
                select l.id, l.purchase_minor - l.total_minor
                             + (l.total_minor - l.discount_minor) * l.commission_budget_basis_points / 10000 as lacking_minor
                from moved p join ordering.order_lines l on l.order_id = p.id
                where p.sold_at is not null and p.by_offer and l.vendor_id is not null
            ), borne as (
                update ordering.order_lines l set borne_minor = b.lacking_minor
                from moved p, bearing b where l.order_id = p.id and l.id = b.id and b.lacking_minor > 0
            )
            select p.id as order_id, p.flash_offer_id is not null as in_flash, p.state, p.paid_at, p.sold_at, p.total_minor, p.currency, p.number, p.buyer_id,
                   p.freight_discount_minor, l.id, l.product_id, l.category_id, l.vendor_id, l.title, l.options,
                   l.quantity, l.total_minor - l.discount_minor as net_minor,
                   l.market_minor + greatest(coalesce(b.lacking_minor, 0), 0) as by_market_minor, l.supplier_coupon_minor, l.purchase_minor,
                   l.commission_budget_basis_points, l.plan_version, l.owner_partner_id, l.bound_since,
                   l.introducer_partner_id, l.introduced_since, l.sharer_partner_id, l.touch_id, l.touched_at, l.link_code, l.channel
            from moved p join ordering.order_lines l on l.order_id = p.id left join bearing b on b.id = l.id
            order by l.position
            """;

    /**
     * Moves the order from PLACED to PAID, or to GATHERING where it has a seat in a group, and reads its lines as they were
     * frozen, in one statement. Nothing where the order is in another state, or where the amount is not its total.
     */
    Optional<Paid> pay(ChargeCaptured captured) {
        ResultSetExtractor<Optional<Paid>> lines = PaidOrders::paid;
        return jdbc.sql("""
                with moved as (
                    update ordering.orders
                    set state = case when group_id is null then 'PAID' else 'GATHERING' end,
                        paid_at = :at, paying_charge_id = :charge,
                        sold_at = case when group_id is null then cast(:at as timestamptz) end
                    where id = :order and state = 'PLACED' and total_minor = :amount and currency = :currency
                    returning id, state, paid_at, sold_at, total_minor, currency, number, buyer_id, freight_discount_minor,
                              flash_offer_id, group_id is not null or flash_offer_id is not null as by_offer
                )
                """ + LINES)
                .param("order", captured.orderId())
                .param("charge", captured.chargeId())
                .param("amount", captured.amount().amountMinor())
                .param("currency", captured.amount().currency())
                .param("at", Times.sql(captured.at()))
                .query(lines);
    }

    /** What became cheaper by as much, and the charge that it goes back to. */
    record Lowered(UUID chargeId, Money saved) {}

    /** Gives the line of an order that gathers the lower one of these prices; nothing where none is, or it gathers no more. */
    Optional<Lowered> lower(UUID orderId, Map<UUID, Money> prices) {
        var skus = prices.keySet().toArray(UUID[]::new);
        return jdbc.sql("""
                with gathering as materialized (
                    select id from ordering.orders where id = :order and state = 'GATHERING' for update
                ), cheaper as materialized (
                    select l.id, p.price, (l.unit_price_minor - p.price) * l.quantity as saved
                    from gathering o join ordering.order_lines l on l.order_id = o.id
                    join unnest(cast(:skus as uuid[]), cast(:prices as bigint[])) as p (sku_id, price) on p.sku_id = l.sku_id
                    where p.price < l.unit_price_minor
                ), lowered as (
                    update ordering.order_lines l set unit_price_minor = c.price, total_minor = c.price * l.quantity
                    from cheaper c where l.order_id = :order and l.id = c.id
                )
                update ordering.orders o
                set goods_minor = o.goods_minor - s.saved, total_minor = o.total_minor - s.saved, group_saving_minor = s.saved
                from (select sum(saved)::bigint as saved from cheaper) s
                where o.id = :order and o.state = 'GATHERING' and s.saved > 0
                returning o.paying_charge_id, o.group_saving_minor, o.currency
                """)
                .param("order", orderId)
                .param("skus", skus)
                .param(
                        "prices",
                        Arrays.stream(skus)
                                .map(sku ->
                                        Objects.requireNonNull(prices.get(sku)).amountMinor())
                                .toArray(Long[]::new))
                .query((row, number) -> new Lowered(
                        row.getObject("paying_charge_id", UUID.class),
                        new Money(row.getLong("group_saving_minor"), row.getString("currency"))))
                .optional();
    }

    /** Moves an order from GATHERING to PAID; nothing where it is in another state. */
    Optional<OrderPaid> sell(UUID orderId, Instant at) {
        ResultSetExtractor<Optional<Paid>> lines = PaidOrders::paid;
        return Objects.requireNonNull(jdbc.sql("""
                with moved as (
                    update ordering.orders set state = 'PAID', sold_at = :at
                    where id = :order and state = 'GATHERING'
                    returning id, state, paid_at, sold_at, total_minor, currency, number, buyer_id, freight_discount_minor,
                              flash_offer_id, group_id is not null or flash_offer_id is not null as by_offer
                )
                """ + LINES)
                        .param("order", orderId)
                        .param("at", Times.sql(at))
                        .query(lines))
                .map(Paid::sold);
    }

    /** Locks an order that ended unpaid, no late money of which went back, and whose seat in a group another may replace. */
    boolean lockToRevive(ChargeCaptured captured) {
        return jdbc.sql("""
                select id from ordering.orders
                where id = :order and state = 'EXPIRED' and group_id is not null and paying_charge_id is null
                  and refunded_minor = 0 and total_minor = :amount and currency = :currency
                for update
                """)
                .param("order", captured.orderId())
                .param("amount", captured.amount().amountMinor())
                .param("currency", captured.amount().currency())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Lets the locked order gather after all. */
    void revive(ChargeCaptured captured) {
        jdbc.sql("""
                update ordering.orders
                set state = 'GATHERING', paid_at = :at, paying_charge_id = :charge, ended_at = null
                where id = :order and state = 'EXPIRED'
                """)
                .param("order", captured.orderId())
                .param("charge", captured.chargeId())
                .param("at", Times.sql(captured.at()))
                .update();
    }

    /** Notes the group that a late payer's seat is in now. */
    void reseat(UUID orderId, Seating.Seated seated, Instant at) {
        jdbc.sql("""
                update ordering.orders set group_id = :group, group_code = :code, reseated_at = :at
                where id = :order and state = 'GATHERING'
                """)
                .param("order", orderId)
                .param("group", seated.groupId())
                .param("code", seated.code())
                .param("at", Times.sql(at))
                .update();
    }

    private static Optional<Paid> paid(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        var id = rows.getObject("order_id", UUID.class);
        var soldAt = Times.instantOrNull(rows, "sold_at");
        if (soldAt == null) {
            return Optional.of(new Paid(id, false, null));
        }
        var inFlash = rows.getBoolean("in_flash");
        var currency = rows.getString("currency");
        var number = rows.getString("number");
        var buyer = rows.getObject("buyer_id", UUID.class);
        var total = new Money(rows.getLong("total_minor"), currency);
        var freightDiscount = new Money(rows.getLong("freight_discount_minor"), currency);
        var lines = new ArrayList<OrderPaid.Line>();
        do {
            lines.add(line(rows, currency));
        } while (rows.next());
        return Optional.of(
                new Paid(id, inFlash, new OrderPaid(id, number, buyer, soldAt, total, freightDiscount, lines)));
    }

    private static OrderPaid.Line line(ResultSet row, String currency) throws SQLException {
        return new OrderPaid.Line(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("category_id", UUID.class),
                row.getObject("vendor_id", UUID.class),
                row.getString("title"),
                row.getString("options"),
                row.getInt("quantity"),
                new Money(row.getLong("net_minor"), currency),
                new Money(row.getLong("by_market_minor"), currency),
                new Money(row.getLong("supplier_coupon_minor"), currency),
                new Money(row.getLong("purchase_minor"), currency),
                row.getInt("commission_budget_basis_points"),
                row.getInt("plan_version"),
                evidence(row));
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getObject("owner_partner_id", UUID.class),
                Times.instantOrNull(row, "bound_since"),
                row.getObject("introducer_partner_id", UUID.class),
                Times.instantOrNull(row, "introduced_since"),
                row.getObject("sharer_partner_id", UUID.class),
                row.getObject("touch_id", UUID.class),
                Times.instantOrNull(row, "touched_at"),
                row.getString("link_code"),
                row.getString("channel"));
    }
}
