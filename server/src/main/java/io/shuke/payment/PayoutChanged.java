package io.shuke.payment;

import java.util.UUID;

/** A payout was asked for, decided, paid or failed, and the partner's balances with it. Published in the transaction. */
public record PayoutChanged(UUID partnerId, UUID payoutId, Payout.State state) {
    static PayoutChanged of(UUID partnerId, Payout payout) {
        return new PayoutChanged(partnerId, payout.id(), payout.state());
    }
}
