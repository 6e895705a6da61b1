package io.shuke.commission;

import static java.util.stream.Collectors.toSet;

import io.shuke.commission.StoredAccruals.Due;
import io.shuke.identity.Identities;
import io.shuke.identity.Identities.Pair;
import io.shuke.ordering.LinesSettled;
import io.shuke.payment.PersonAccounts;
import io.shuke.payment.PersonAccounts.OrderOfPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who stands on both sides of a sale: a partner who was verified as the same person as the buyer, or who has themselves
 * paid from, or been paid to, an account that paid for the order. They earn nothing by it. A shared device, address or
 * network is no such proof; families share those. A plan's rebate on an own purchase is meant to be so, and stays. Two
 * statements for any number of partners.
 */
@Component
class BothSides {
    private final StoredBothSides stored;
    private final Identities identities;
    private final PersonAccounts accounts;

    BothSides(StoredBothSides stored, Identities identities, PersonAccounts accounts) {
        this.stored = stored;
        this.identities = identities;
        this.accounts = accounts;
    }

    /** Takes back what is still pending of these lines for whom stands on both sides, held or not; answers what it was. */
    List<Moved> refuse(LinesSettled lines) {
        var refused = new ArrayList<Moved>();
        stored.partiesOf(lines.lineIds())
                .ifPresent(parties -> of(lines.orderId(), parties.buyerId(), parties.partnerIds())
                        .forEach((partner, reason) ->
                                refused.addAll(stored.reverse(lines.lineIds(), partner, reason, lines.at()))));
        return refused;
    }

    /**
     * The same of what a hold kept past the end of the return window, now that it is lifted: somebody may have been
     * verified since. Their order's money is the market's by now.
     */
    List<Moved> refuseHeld(UUID orderId, UUID partnerId, Instant at) {
        return stored.heldPastTheWindow(orderId, partnerId)
                .flatMap(held -> Optional.ofNullable(
                                of(orderId, held.buyerId(), Set.of(partnerId)).get(partnerId))
                        .map(reason -> stored.reverse(held.lineIds(), partnerId, reason, at)))
                .orElse(List.of());
    }

    /**
     * As above for what has settled and is due, of many orders at once; three statements more than what it takes back. What
     * is left of the batch moves the same sums in a statement of its own, so all of them are taken before the first.
     */
    List<Moved> refuse(List<Due> due, Instant at) {
        var others = due.stream().filter(one -> !one.rebate()).toList();
        var payers = accounts.behindOrders(others.stream()
                .map(one -> new OrderOfPerson(one.orderId(), one.partnerId()))
                .collect(toSet()));
        var same = identities.same(others.stream()
                .map(one -> new Pair(one.buyerId(), one.partnerId()))
                .collect(toSet()));
        var refused = new HashMap<UUID, ReversalReason>();
        for (var one : others) {
            if (same.contains(new Pair(one.buyerId(), one.partnerId()))) {
                refused.put(one.accrualId(), ReversalReason.SAME_IDENTITY);
            } else if (payers.contains(new OrderOfPerson(one.orderId(), one.partnerId()))) {
                refused.put(one.accrualId(), ReversalReason.SAME_PAYER);
            }
        }
        if (refused.isEmpty()) {
            return List.of();
        }
        stored.takeSums();
        return stored.reverse(refused, at);
    }

    private Map<UUID, ReversalReason> of(UUID orderId, UUID buyerId, Set<UUID> partnerIds) {
        var found = new HashMap<UUID, ReversalReason>();
        accounts.behindOrder(orderId, partnerIds).forEach(partner -> found.put(partner, ReversalReason.SAME_PAYER));
        identities.sameAs(buyerId, partnerIds).forEach(partner -> found.put(partner, ReversalReason.SAME_IDENTITY));
        return found;
    }
}
