package io.shuke.supply;

import io.shuke.ordering.OrderPaid;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Settlements {
    private final JdbcClient jdbc;

    Settlements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a supplier gets for an order. {@code owed} is less than the purchase price where the sale can't bear it: the
     * supplier of a line gets at most what the line's commission budget leaves of its net price.
     */
    record Owed(UUID accrualId, UUID vendorId, Money purchase, Money owed) {
        /** One for each supplier whose goods have a purchase price. */
        static List<Owed> of(OrderPaid order) {
            var ofVendor = new LinkedHashMap<UUID, Owed>();
            for (var line : order.lines()) {
                if (line.vendorId() != null && line.purchaseTotal().isPositive()) {
                    ofVendor.merge(line.vendorId(), of(line.vendorId(), line), Owed::and);
                }
            }
            return List.copyOf(ofVendor.values());
        }

        private static Owed of(UUID vendorId, OrderPaid.Line line) {
            var budget = line.net().basisPointsDown(line.commissionBudgetBasisPoints());
            var left = line.net().minus(budget);
            var owed = left.isLessThan(line.purchaseTotal()) ? left : line.purchaseTotal();
            return new Owed(Ids.next(), vendorId, line.purchaseTotal(), owed);
        }

        private Owed and(Owed other) {
            return new Owed(accrualId, vendorId, purchase.plus(other.purchase), owed.plus(other.owed));
        }
    }

    void insert(UUID orderId, List<Owed> owed, Instant at) {
        jdbc.sql("""
                insert into supply.settlements
                    (order_id, vendor_id, state, currency, purchase_minor, owed_minor, accrual_id, at)
                select :order, s.vendor_id, 'PENDING', s.currency, s.purchase, s.owed, s.accrual_id, :at
                from unnest(cast(:vendors as uuid[]), cast(:currencies as text[]), cast(:purchases as bigint[]),
                            cast(:owed as bigint[]), cast(:accruals as uuid[]))
                     as s (vendor_id, currency, purchase, owed, accrual_id)
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
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
                .param("accruals", owed.stream().map(Owed::accrualId).toArray(UUID[]::new))
                .update();
    }

    List<Owed> reverse(UUID orderId, Instant at) {
        return jdbc.sql("""
                update supply.settlements set state = 'REVERSED', reversed_at = :at
                where order_id = :order and state = 'PENDING'
                returning accrual_id, vendor_id, currency, purchase_minor, owed_minor
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
                .query(Settlements::owed)
                .list();
    }

    List<Owed> release(UUID orderId, Instant at) {
        return jdbc.sql("""
                update supply.settlements set state = 'AVAILABLE', available_at = :at
                where order_id = :order and state = 'PENDING'
                returning accrual_id, vendor_id, currency, purchase_minor, owed_minor
                """)
                .param("order", orderId)
                .param("at", Times.sql(at))
                .query(Settlements::owed)
                .list();
    }

    private static Owed owed(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new Owed(
                row.getObject("accrual_id", UUID.class),
                row.getObject("vendor_id", UUID.class),
                new Money(row.getLong("purchase_minor"), currency),
                new Money(row.getLong("owed_minor"), currency));
    }
}
