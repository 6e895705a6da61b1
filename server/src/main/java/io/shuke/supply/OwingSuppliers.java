package io.shuke.supply;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.MovingPurses;
import io.shuke.ledger.MovingPurses.Part;
import io.shuke.ledger.Purse;
import io.shuke.ledger.Transfer;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.ordering.LineRefunded;
import io.shuke.ordering.LinesSettled;
import io.shuke.ordering.OrderCancelled;
import io.shuke.ordering.OrderPaid;
import io.shuke.shared.Money;
import io.shuke.supply.Settlements.Moved;
import io.shuke.supply.Settlements.Owed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Owes suppliers the purchase price of what was sold, line by line: pending from the buyer's payment, available when the
 * line settles, and back with the buyer's money in the same proportion as that goes back – each in the order's own
 * transaction. What a supplier no longer has becomes a debt that the next settlement pays first.
 */
@Component
class OwingSuppliers {
    private final Settlements settlements;
    private final Ledger ledger;
    private final MovingPurses purses;

    OwingSuppliers(Settlements settlements, Ledger ledger, MovingPurses purses) {
        this.settlements = settlements;
        this.ledger = ledger;
        this.purses = purses;
    }

    @EventListener
    void on(OrderPaid order) {
        var owed = Owed.of(order);
        if (owed.isEmpty()) {
            return;
        }
        settlements.insert(order.orderId(), owed, order.at());
        post(owed.stream().flatMap(each -> transfers(order.orderId(), each)).toList());
    }

    /** The whole price to the supplier; and back from it, through its own account of coupons, what its coupon took off. */
    private static Stream<Transfer> transfers(UUID orderId, Owed owed) {
        var accrual = owed.accrualId();
        var pending = Purse.SUPPLIER.pending(owed.vendorId());
        var funded = Account.of(AccountKind.COUPONS_FUNDED, owed.vendorId());
        var coupon = new Cause("supply-coupon", accrual);
        return Stream.of(
                        move("supply", new Cause("supply", accrual), held(orderId), pending, owed.price()),
                        move("supply-coupon", coupon, pending, funded, owed.coupon()),
                        move("supply-coupon-order", coupon, funded, held(orderId), owed.coupon()))
                .flatMap(Optional::stream);
    }

    private static Optional<Transfer> move(String kind, Cause cause, Account from, Account to, Money amount) {
        return amount.isPositive()
                ? Optional.of(Transfer.between(id(kind, cause.id()), cause, from, to, amount))
                : Optional.empty();
    }

    @EventListener
    void on(OrderCancelled order) {
        if (order.paid()) {
            var reversed = settlements.reverse(order.orderId(), order.at());
            takeBack(reversed, order.orderId(), order.orderId(), "ORDER_CANCELLED", order.at());
        }
    }

    @EventListener
    void on(LineRefunded line) {
        takeBack(settlements.reverse(line), line.orderId(), line.refundId(), "LINE_REFUNDED", line.at());
    }

    @EventListener
    void on(LinesSettled lines) {
        var released = settlements.release(lines.orderId(), lines.lineIds(), lines.at());
        purses.release(Purse.SUPPLIER, parts(positive(released), "supply-release", lines.orderId()));
    }

    private void takeBack(List<Moved> moved, UUID orderId, UUID causeId, String reason, Instant at) {
        var all = positive(moved);
        purses.takeTurn(Purse.SUPPLIER, all.stream().map(Moved::vendorId).toList());
        var pending = all.stream().filter(each -> !each.available()).toList();
        post(pending.stream()
                .map(each -> Transfer.between(
                        id("supply-reversal:" + causeId, each.accrualId()),
                        new Cause("supply-reversal", each.accrualId()),
                        Purse.SUPPLIER.pending(each.vendorId()),
                        held(orderId),
                        each.amount()))
                .toList());
        var available = all.stream().filter(Moved::available).toList();
        var debts = purses.takeBack(Purse.SUPPLIER, parts(available, "supply-reversal", causeId), held(orderId));
        all.forEach(each -> settlements.note(each, debtOf(each, debts, causeId), reason, causeId, at));
    }

    private static Money debtOf(Moved moved, Map<UUID, Money> debts, UUID causeId) {
        return debts.getOrDefault(
                id("supply-reversal:" + causeId, moved.accrualId()),
                moved.amount().zero());
    }

    private static List<Part> parts(List<Moved> moved, String cause, UUID causeId) {
        return moved.stream()
                .map(each -> new Part(
                        id(cause + ":" + causeId, each.accrualId()),
                        new Cause(cause, each.accrualId()),
                        each.vendorId(),
                        each.amount()))
                .toList();
    }

    private static List<Moved> positive(List<Moved> moved) {
        return moved.stream().filter(each -> each.amount().isPositive()).toList();
    }

    /** All of an order's at once or none. */
    private void post(List<Transfer> transfers) {
        if (!transfers.isEmpty() && ledger.post(transfers) instanceof Ledger.Outcome.Overdraft overdraft) {
            throw new IllegalStateException("suppliers would overdraw " + overdraft.account());
        }
    }

    /** Follows from the cause and the accrual, so that again is the same transfer. */
    private static UUID id(String cause, UUID accrualId) {
        return UUID.nameUUIDFromBytes((cause + ":" + accrualId).getBytes(StandardCharsets.UTF_8));
    }

    private static Account held(UUID orderId) {
        return Account.of(AccountKind.BUYER_HELD, orderId);
    }
}
