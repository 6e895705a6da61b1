package io.shuke.supply;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.ordering.OrderCancelled;
import io.shuke.ordering.OrderPaid;
import io.shuke.ordering.OrderSettled;
import io.shuke.supply.Settlements.Owed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Owes suppliers the purchase price of what was sold: pending from the buyer's payment, available when the order
 * settles, and back with the buyer's money when it is cancelled – each in the order's own transaction.
 */
@Component
class OwingSuppliers {
    private final Settlements settlements;
    private final Ledger ledger;

    OwingSuppliers(Settlements settlements, Ledger ledger) {
        this.settlements = settlements;
        this.ledger = ledger;
    }

    @EventListener
    void on(OrderPaid order) {
        var owed = Owed.of(order);
        if (!owed.isEmpty()) {
            settlements.insert(order.orderId(), owed, order.at());
            move("supply", owed, vendor -> held(order.orderId()), OwingSuppliers::pending);
        }
    }

    @EventListener
    void on(OrderCancelled order) {
        if (order.paid()) {
            var reversed = settlements.reverse(order.orderId(), order.at());
            move("supply-reversal", reversed, OwingSuppliers::pending, vendor -> held(order.orderId()));
        }
    }

    @EventListener
    void on(OrderSettled order) {
        var released = settlements.release(order.orderId(), order.at());
        move(
                "supply-release",
                released,
                OwingSuppliers::pending,
                vendor -> Account.of(AccountKind.SUPPLIER_AVAILABLE, vendor));
    }

    /** All of an order's at once or none; the ids follow from the accrual, so that again is the same transfer. */
    private void move(String cause, List<Owed> all, Function<UUID, Account> from, Function<UUID, Account> to) {
        var transfers = all.stream()
                .filter(owed -> owed.owed().isPositive())
                .map(owed -> Transfer.between(
                        id(cause, owed.accrualId()),
                        new Cause(cause, owed.accrualId()),
                        from.apply(owed.vendorId()),
                        to.apply(owed.vendorId()),
                        owed.owed()))
                .toList();
        if (!transfers.isEmpty() && ledger.post(transfers) instanceof Ledger.Outcome.Overdraft overdraft) {
            throw new IllegalStateException("suppliers would overdraw " + overdraft.account());
        }
    }

    private static UUID id(String cause, UUID accrualId) {
        return UUID.nameUUIDFromBytes((cause + ":" + accrualId).getBytes(StandardCharsets.UTF_8));
    }

    private static Account held(UUID orderId) {
        return Account.of(AccountKind.BUYER_HELD, orderId);
    }

    private static Account pending(UUID vendorId) {
        return Account.of(AccountKind.SUPPLIER_PENDING, vendorId);
    }
}
