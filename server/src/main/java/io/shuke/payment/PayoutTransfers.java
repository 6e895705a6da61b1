package io.shuke.payment;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.ledger.Transfer.Entry;
import io.shuke.payment.StoredPayouts.StoredPayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The three ways a payout moves money. Each has an id that follows from the payout's, so each happens once. */
final class PayoutTransfers {
    private PayoutTransfers() {}

    /** Asked: out of what is available, into what is on its way. */
    static Transfer asked(StoredPayout payout) {
        return Transfer.between(
                payout.payout().id(),
                cause(payout),
                available(payout),
                inPayout(payout),
                payout.payout().amount());
    }

    /** Rejected, failed, cancelled or expired: all of it back. */
    static Transfer back(StoredPayout payout) {
        return Transfer.between(
                id(payout, "back"),
                cause(payout),
                inPayout(payout),
                available(payout),
                payout.payout().amount());
    }

    /** Paid: the net amount has left the provider, the fee stays with the platform, the tax is withheld. */
    static Transfer paid(StoredPayout payout) {
        var entries = new ArrayList<>(List.of(
                new Entry(inPayout(payout), payout.payout().amount().negated()),
                new Entry(Account.clearing(payout.provider()), payout.payout().net())));
        if (!payout.payout().fee().isZero()) {
            entries.add(new Entry(
                    Account.of(AccountKind.PLATFORM_REVENUE, Account.MARKET),
                    payout.payout().fee()));
        }
        if (!payout.payout().tax().isZero()) {
            entries.add(new Entry(
                    Account.of(AccountKind.TAX_WITHHELD, Account.MARKET),
                    payout.payout().tax()));
        }
        return new Transfer(id(payout, "paid"), cause(payout), entries);
    }

    /** Whoever marked a payout leaves its transaction where its money isn't there. */
    static void require(Ledger.Outcome outcome) {
        if (outcome instanceof Ledger.Outcome.Overdraft overdraft) {
            throw new IllegalStateException("a payout would overdraw " + overdraft.account());
        }
    }

    private static Cause cause(StoredPayout payout) {
        return new Cause("payout", payout.payout().id());
    }

    private static Account available(StoredPayout payout) {
        return Account.of(AccountKind.PARTNER_AVAILABLE, payout.partnerId());
    }

    private static Account inPayout(StoredPayout payout) {
        return Account.of(AccountKind.PARTNER_IN_PAYOUT, payout.partnerId());
    }

    private static UUID id(StoredPayout payout, String what) {
        return UUID.nameUUIDFromBytes(("payout:" + payout.payout().id() + ":" + what).getBytes(StandardCharsets.UTF_8));
    }
}
