package io.shuke.payment;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.OwnerNames;
import io.shuke.payment.StoredPayouts.StoredPayout;
import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads payouts, newest first. */
@Component
public class Payouts {
    private final StoredPayouts payouts;
    private final Balances balances;
    private final OwnerNames names;

    Payouts(StoredPayouts payouts, Balances balances, OwnerNames names) {
        this.payouts = payouts;
        this.balances = balances;
        this.names = names;
    }

    /** What the partner could ask for now. */
    public Money availableTo(UUID partnerId) {
        return balances.freeOf(Account.of(AccountKind.PARTNER_AVAILABLE, partnerId));
    }

    public Page<Payout> ofPartner(UUID partnerId, @Nullable Cursor after, int limit) {
        return Page.of(payouts.ofPartner(partnerId, after, limit + 1), limit, Payouts::cursor)
                .map(StoredPayout::payout);
    }

    public Page<PayoutOfPartner> all(Payout.@Nullable State state, @Nullable Cursor after, int limit) {
        var page = Page.of(payouts.all(state, after, limit + 1), limit, Payouts::cursor);
        var known = names.of(
                AccountKind.PARTNER_AVAILABLE,
                page.items().stream().map(StoredPayout::partnerId).toList());
        return page.map(each -> new PayoutOfPartner(each.payout(), each.partnerId(), known.get(each.partnerId())));
    }

    private static Cursor cursor(StoredPayout stored) {
        return Cursor.of(stored.payout().id());
    }
}
