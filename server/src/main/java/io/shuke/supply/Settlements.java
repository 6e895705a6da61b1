package io.shuke.supply;

import io.shuke.ordering.LineRefunded;
import io.shuke.ordering.OrderPaid;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
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

/** What suppliers are owed, line by line. Each call is one statement. */
@Repository
class Settlements {
    private final JdbcClient jdbc;

    Settlements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a supplier gets for a line. {@code owed} is less than the purchase price where the sale can't bear it: at most
     * what the line's commission budget leaves of its price before coupons. {@code coupon} is what the supplier's own coupon
     * took of that; where it took more than the supplier would be owed, the market bears the rest.
     */
    record Owed(
            UUID accrualId,
            UUID lineId,
            UUID vendorId,
            Money purchase,
            Money owed,
            Money coupon,
            @Nullable UUID couponEntryId) {
        /** One for each line whose goods are a supplier's and have a purchase price. */
        static List<Owed> of(OrderPaid order) {
            return order.lines().stream()
                    .filter(line ->
                            line.vendorId() != null && line.purchaseTotal().isPositive())
                    .map(line -> of(java.util.Objects.requireNonNull(line.vendorId()), line))
                    .toList();
        }

        private static Owed of(UUID vendorId, OrderPaid.Line line) {
            var budget = line.net().basisPointsDown(line.commissionBudgetBasisPoints());
            var left = line.net()
                    .plus(line.couponByMarket())
                    .plus(line.couponBySupplier())
                    .minus(budget);
            var price = lesser(left, line.purchaseTotal());
            var coupon = lesser(line.couponBySupplier(), price);
            return new Owed(
                    Ids.next(),
                    line.lineId(),
                    vendorId,
                    line.purchaseTotal(),
                    price.minus(coupon),
                    coupon,
                    coupon.isPositive() ? Ids.next() : null);
        }

        private static Money lesser(Money one, Money other) {
            return one.isLessThan(other) ? one : other;
        }

        /** What the supplier would be owed without its coupon. */
        Money price() {
            return owed.plus(coupon);
        }
    }

    /** A settlement that moved on, and the amount that moves with it. */
    record Moved(UUID accrualId, UUID vendorId, boolean available, Money amount) {}

    void insert(UUID orderId, List<Owed> owed, Instant at) {
        jdbc.sql("""
                insert into supply.settlements
                    (order_id, line_id, vendor_id, state, currency, purchase_minor, owed_minor, coupon_minor,
                     coupon_entry_id, accrual_id, at)
                select :order, s.line_id, s.vendor_id, 'PENDING', s.currency, s.purchase, s.owed, s.coupon,
                       s.coupon_entry, s.accrual_id, :at
                from unnest(cast(:lines as uuid[]), cast(:vendors as uuid[]), cast(:currencies as text[]),
                            cast(:purchases as bigint[]), cast(:owed as bigint[]), cast(:coupons as bigint[]),
                            cast(:coupon_entries as uuid[]), cast(:accruals as uuid[]))
                     as s (line_id, vendor_id, currency, purchase, owed, coupon, coupon_entry, accrual_id)
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
                .param("lines", owed.stream().map(Owed::lineId).toArray(UUID[]::new))
                .param("vendors", owed.stream().map(Owed::vendorId).toArray(UUID[]::new))
                .param(
                        "currencies",
                        owed.stream().map(each -> each.owed().currency()).toArray(String[]::new))
                .param(
                        "purchases",
                        owed.stream().map(each -> each.purchase().amountMinor()).toArray(Long[]::new))
                .param(
                        "owed",
                        owed.stream().map(each -> each.owed().amountMinor()).toArray(Long[]::new))
                .param(
                        "coupons",
                        owed.stream().map(each -> each.coupon().amountMinor()).toArray(Long[]::new))
                .param("coupon_entries", owed.stream().map(Owed::couponEntryId).toArray(UUID[]::new))
                .param("accruals", owed.stream().map(Owed::accrualId).toArray(UUID[]::new))
                .update();
    }

    /** Takes back all that is still pending of the order, and answers how much of each that is. */
    List<Moved> reverse(UUID orderId, Instant at) {
        return jdbc.sql("""
                with due as materialized (
                    select accrual_id, owed_minor - reversed_minor as rest from supply.settlements
                    where order_id = :order and state = 'PENDING' order by accrual_id for update
                )
                update supply.settlements s
                set state = 'REVERSED', reversed_at = :at, reversed_minor = s.owed_minor
                from due d
                where s.accrual_id = d.accrual_id and s.state = 'PENDING'
                returning s.accrual_id, s.vendor_id, s.available_at, s.currency, d.rest as amount_minor
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
                .query(Settlements::moved)
                .list();
    }

    /**
     * Takes back the same part of what is owed for the line as is back of its price, less what was taken before: rounded
     * down, so that all parts together are the whole.
     */
    List<Moved> reverse(LineRefunded line) {
        return jdbc.sql("""
                with due as materialized (
                    select accrual_id,
                           floor(owed_minor::numeric * :refunded / :net)::bigint - reversed_minor as back
                    from supply.settlements
                    where line_id = :line and state <> 'REVERSED' for update
                )
                update supply.settlements s
                set reversed_minor = s.reversed_minor + d.back,
                    state = case when :refunded = :net then 'REVERSED' else s.state end,
                    reversed_at = case when :refunded = :net then :at end::timestamptz
                from due d
                where s.accrual_id = d.accrual_id and d.back >= 0
                returning s.accrual_id, s.vendor_id, s.available_at, s.currency, d.back as amount_minor
                """)
                .param("line", line.lineId())
                .param("refunded", line.refunded().amountMinor())
                .param("net", line.net().amountMinor())
                .param("at", Times.sql(line.at()))
                .query(Settlements::moved)
                .list();
    }

    /** Lets go what is pending of these lines, and of rows from before that stand for all lines of the order. */
    List<Moved> release(UUID orderId, Collection<UUID> lineIds, Instant at) {
        return jdbc.sql("""
                update supply.settlements set state = 'AVAILABLE', available_at = :at
                where order_id = :order and state = 'PENDING'
                  and (line_id = any(cast(:lines as uuid[])) or line_id is null)
                returning accrual_id, vendor_id, available_at, currency, owed_minor - reversed_minor as amount_minor
                """)
                .param("order", orderId)
                .param("lines", lineIds.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .query(Settlements::moved)
                .list();
    }

    /** Notes what was taken back, and how much of it became a debt. */
    void note(Moved moved, Money debt, String reason, UUID causeId, Instant at) {
        jdbc.sql("""
                insert into supply.reversals
                    (id, accrual_id, vendor_id, amount_minor, debt_minor, currency, reason, cause_id, at)
                values (:id, :accrual, :vendor, :amount, :debt, :currency, :reason, :cause, :at)
                """)
                .param("id", Ids.next())
                .param("accrual", moved.accrualId())
                .param("vendor", moved.vendorId())
                .param("amount", moved.amount().amountMinor())
                .param("debt", debt.amountMinor())
                .param("currency", moved.amount().currency())
                .param("reason", reason)
                .param("cause", causeId)
                .param("at", Times.sql(at))
                .update();
    }

    private static Moved moved(ResultSet row, int number) throws SQLException {
        return new Moved(
                row.getObject("accrual_id", UUID.class),
                row.getObject("vendor_id", UUID.class),
                Times.instantOrNull(row, "available_at") != null,
                new Money(row.getLong("amount_minor"), row.getString("currency")));
    }
}
