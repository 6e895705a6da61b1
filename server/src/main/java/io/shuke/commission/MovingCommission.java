package io.shuke.commission;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.ledger.Transfer.Cause;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Moves the money of commissions in the ledger, all of an order's at once or none. The transfers' ids follow from the
 * commission, so that doing it again is the same transfer.
 */
@Component
class MovingCommission {
    private final Ledger ledger;

    MovingCommission(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Out of what is held of the buyer. */
    void setAside(UUID orderId, List<Moved> accruals) {
        var held = Account.of(AccountKind.BUYER_HELD, orderId);
        move("accrual", accruals, partner -> held, partner -> Account.of(AccountKind.PARTNER_PENDING, partner));
    }

    /** Back to what is held of the buyer. */
    void putBack(UUID orderId, List<Moved> accruals) {
        var held = Account.of(AccountKind.BUYER_HELD, orderId);
        move("reversal", accruals, partner -> Account.of(AccountKind.PARTNER_PENDING, partner), partner -> held);
    }

    /** To the market, where the order is settled and its money no longer held. */
    void giveUp(List<Moved> accruals) {
        var revenue = Account.of(AccountKind.PLATFORM_REVENUE, Account.MARKET);
        move("reversal", accruals, partner -> Account.of(AccountKind.PARTNER_PENDING, partner), partner -> revenue);
    }

    /** To what the partner can ask for. */
    void release(List<Moved> accruals) {
        move(
                "release",
                accruals,
                partner -> Account.of(AccountKind.PARTNER_PENDING, partner),
                partner -> Account.of(AccountKind.PARTNER_AVAILABLE, partner));
    }

    private void move(String cause, List<Moved> accruals, Function<UUID, Account> from, Function<UUID, Account> to) {
        if (accruals.isEmpty()) {
            return;
        }
        var transfers = accruals.stream()
                .map(moved -> Transfer.between(
                        id(cause, moved.accrualId()),
                        new Cause(cause, moved.accrualId()),
                        from.apply(moved.partnerId()),
                        to.apply(moved.partnerId()),
                        moved.amount()))
                .toList();
        if (ledger.post(transfers) instanceof Ledger.Outcome.Overdraft overdraft) {
            throw new IllegalStateException("commission would overdraw " + overdraft.account());
        }
    }

    private static UUID id(String cause, UUID accrualId) {
        return UUID.nameUUIDFromBytes((cause + ":" + accrualId).getBytes(StandardCharsets.UTF_8));
    }
}
