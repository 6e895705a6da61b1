package io.shuke.payment;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.shared.Money;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the market bears of coupons: added to the order's held money when it is paid, so that whoever is owed a part of the
 * goods' price is owed it of the price before coupons, and taken out again with the part of the goods that goes back. Each
 * order has an account of its own for it, so that no two orders meet there: their sum is what the market bears. Joins the
 * transaction, which has the order locked. Nothing moves for nothing; the same again is the same transfer.
 */
@Component
public class FundingCoupons {
    private final Ledger ledger;

    FundingCoupons(Ledger ledger) {
        this.ledger = ledger;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void fund(UUID orderId, Money amount) {
        move(new Transfer.Cause("coupon", orderId), funded(orderId), held(orderId), amount);
    }

    /** The order's held money must have as much. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(UUID orderId, UUID refundId, Money amount) {
        move(new Transfer.Cause("coupon-return", refundId), held(orderId), funded(orderId), amount);
    }

    private void move(Transfer.Cause cause, Account from, Account to, Money amount) {
        if (amount.isPositive()
                && ledger.post(Transfer.between(id(cause), cause, from, to, amount))
                        instanceof Ledger.Outcome.Overdraft overdraft) {
            throw new IllegalStateException("what coupons added would overdraw " + overdraft.account());
        }
    }

    private static UUID id(Transfer.Cause cause) {
        return UUID.nameUUIDFromBytes((cause.kind() + ":" + cause.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static Account funded(UUID orderId) {
        return Account.of(AccountKind.COUPONS_FUNDED, orderId);
    }

    private static Account held(UUID orderId) {
        return Account.of(AccountKind.BUYER_HELD, orderId);
    }
}
