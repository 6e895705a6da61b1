package io.shuke.commission;

import io.shuke.identity.People;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.AccountNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Names the partners whose accounts commission goes to. */
@Component
class OwnersOfAccounts implements AccountNames {
    private static final Set<AccountKind> KINDS = Set.of(
            AccountKind.PARTNER_PENDING,
            AccountKind.PARTNER_AVAILABLE,
            AccountKind.PARTNER_IN_PAYOUT,
            AccountKind.PARTNER_DEBT);

    private final People people;

    OwnersOfAccounts(People people) {
        this.people = people;
    }

    @Override
    public Set<AccountKind> kinds() {
        return KINDS;
    }

    @Override
    public Map<UUID, String> namesOf(Collection<UUID> ownerIds) {
        var names = new HashMap<UUID, String>();
        people.cardsOf(ownerIds).forEach((id, card) -> names.put(id, card.nickname()));
        return names;
    }
}
