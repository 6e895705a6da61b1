package io.shuke.payment;

import io.shuke.identity.Identities;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Balances;
import io.shuke.ledger.OwnerNames;
import io.shuke.payment.StoredPayouts.StoredPayout;
import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads payouts, newest first. */
@Component
public class Payouts {
    private final StoredPayouts payouts;
    private final Balances balances;
    private final OwnerNames names;
    private final Identities identities;
    private final People people;

    Payouts(StoredPayouts payouts, Balances balances, OwnerNames names, Identities identities, People people) {
        this.payouts = payouts;
        this.balances = balances;
        this.names = names;
        this.identities = identities;
        this.people = people;
    }

    /** What the partner could ask for now. */
    public Money availableTo(UUID partnerId) {
        return balances.freeOf(Account.of(AccountKind.PARTNER_AVAILABLE, partnerId));
    }

    public Page<Payout> ofPartner(UUID partnerId, @Nullable UUID after, int limit) {
        return Page.of(payouts.ofPartner(partnerId, after, limit + 1), limit, Payouts::cursor)
                .map(StoredPayout::payout);
    }

    public Page<PayoutOfPartner> all(Payout.@Nullable State state, @Nullable UUID after, int limit) {
        var page = Page.of(payouts.all(state, after, limit + 1), limit, Payouts::cursor);
        var partners = page.items().stream().map(StoredPayout::partnerId).toList();
        var known = names.of(AccountKind.PARTNER_AVAILABLE, partners);
        var verified = identities.of(partners);
        var approvers = people.cardsOf(page.items().stream()
                .map(each -> each.approvals().firstBy())
                .filter(Objects::nonNull)
                .toList());
        return page.map(each -> new PayoutOfPartner(
                each.payout(),
                each.partnerId(),
                known.get(each.partnerId()),
                verified.get(each.partnerId()),
                each.approvals().needed(),
                each.approvals().firstBy(),
                nickname(approvers, each.approvals().firstBy())));
    }

    private static @Nullable String nickname(Map<UUID, PersonCard> cards, @Nullable UUID personId) {
        var card = personId == null ? null : cards.get(personId);
        return card == null ? null : card.nickname();
    }

    private static Cursor cursor(StoredPayout stored) {
        return Cursor.of(stored.payout().id());
    }
}
