package io.shuke.commission;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.MovingPurses;
import io.shuke.ledger.MovingPurses.Part;
import io.shuke.ledger.Purse;
import io.shuke.ledger.Transfer;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.shared.Money;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Moves the money of commissions in the ledger, all of an order's at once or none. The transfers' ids follow from the
 * commission and the cause, so that doing it again is the same transfer. Amounts are positive.
 */
@Component
class MovingCommission {
    /** Commission is released once, whatever led to it: its own id says enough. */
    private static final UUID RELEASE = new UUID(0, 0);

    private final Ledger ledger;
    private final MovingPurses purses;
    private final CommissionFigures figures;

    MovingCommission(Ledger ledger, MovingPurses purses, CommissionFigures figures) {
        this.ledger = ledger;
        this.purses = purses;
        this.figures = figures;
    }

    /** Out of what is held of the buyer. */
    void setAside(UUID orderId, List<Moved> accruals) {
        var held = Account.of(AccountKind.BUYER_HELD, orderId);
        figures.accrued(accruals);
        move("accrual", orderId, accruals, partner -> held, Purse.PARTNER::pending);
    }

    /**
     * Back to what is held of the buyer: what is pending from there, what was released as far as the partner still has
     * it. Answers by accrual what the partner owes from now on.
     */
    Map<UUID, Money> takeBack(UUID orderId, UUID causeId, List<Moved> accruals) {
        figures.reversed(accruals);
        takeTurn(accruals);
        var held = Account.of(AccountKind.BUYER_HELD, orderId);
        var pending = accruals.stream().filter(moved -> !moved.released()).toList();
        move("reversal", causeId, pending, Purse.PARTNER::pending, partner -> held);
        var released = accruals.stream().filter(Moved::released).toList();
        return byAccrual(
                "reversal",
                causeId,
                released,
                purses.takeBack(Purse.PARTNER, parts("reversal", causeId, released), held));
    }

    /** Before what is marked in one transaction moves in two steps: what both of them touch, at once. */
    void takeTurn(List<Moved> refused, List<Moved> released) {
        if (!refused.isEmpty() && !released.isEmpty()) {
            purses.takeTurnAndPending(
                    Purse.PARTNER,
                    partners(Stream.concat(refused.stream(), released.stream()).toList()));
        }
    }

    /** To the market, where the order is settled and its money no longer held. */
    void giveUp(UUID causeId, List<Moved> accruals) {
        figures.reversed(accruals);
        takeTurn(accruals);
        var revenue = Account.of(AccountKind.PLATFORM_REVENUE, Account.MARKET);
        move("reversal", causeId, accruals, Purse.PARTNER::pending, partner -> revenue);
    }

    /** To the market, where the day of release shows that nobody is to have it. */
    void giveUp(List<Moved> accruals) {
        giveUp(RELEASE, accruals);
    }

    /** To what the partner can ask for, debts first. Answers by accrual what it paid of a debt. */
    Map<UUID, Money> release(List<Moved> accruals) {
        figures.released(accruals);
        return byAccrual(
                "release", RELEASE, accruals, purses.release(Purse.PARTNER, parts("release", RELEASE, accruals)));
    }

    private void takeTurn(List<Moved> accruals) {
        purses.takeTurn(Purse.PARTNER, partners(accruals));
    }

    private static List<UUID> partners(List<Moved> accruals) {
        return accruals.stream().map(Moved::partnerId).toList();
    }

    private void move(
            String cause,
            UUID causeId,
            List<Moved> accruals,
            Function<UUID, Account> from,
            Function<UUID, Account> to) {
        if (accruals.isEmpty()) {
            return;
        }
        var transfers = accruals.stream()
                .map(moved -> Transfer.between(
                        id(cause, causeId, moved.accrualId()),
                        new Cause(cause, moved.accrualId()),
                        from.apply(moved.partnerId()),
                        to.apply(moved.partnerId()),
                        moved.amount()))
                .toList();
        if (ledger.post(transfers) instanceof Ledger.Outcome.Overdraft overdraft) {
            throw new IllegalStateException("commission would overdraw " + overdraft.account());
        }
    }

    private static List<Part> parts(String cause, UUID causeId, List<Moved> accruals) {
        return accruals.stream()
                .map(moved -> new Part(
                        id(cause, causeId, moved.accrualId()),
                        new Cause(cause, moved.accrualId()),
                        moved.partnerId(),
                        moved.amount()))
                .toList();
    }

    private static Map<UUID, Money> byAccrual(
            String cause, UUID causeId, List<Moved> accruals, Map<UUID, Money> byTransfer) {
        var amounts = new HashMap<UUID, Money>();
        for (var moved : accruals) {
            var amount = byTransfer.get(id(cause, causeId, moved.accrualId()));
            if (amount != null && amount.isPositive()) {
                amounts.put(moved.accrualId(), amount);
            }
        }
        return amounts;
    }

    private static UUID id(String cause, UUID causeId, UUID accrualId) {
        return UUID.nameUUIDFromBytes((cause + ":" + causeId + ":" + accrualId).getBytes(StandardCharsets.UTF_8));
    }
}
