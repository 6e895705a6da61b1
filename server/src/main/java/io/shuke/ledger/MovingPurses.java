package io.shuke.ledger;

import io.shuke.ledger.Transfer.Cause;
import io.shuke.ledger.Transfer.Entry;
import io.shuke.shared.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Releases what people earned and takes back what was released. What can't be taken any more – it was paid out, or is on
 * its way – becomes a debt, and a debt is paid by the next release before anything becomes available. Releases and
 * takings of one owner take turns, so a debt is never paid twice nor overlooked. Joins the caller's transaction, which
 * must have made sure that the same thing doesn't happen twice.
 *
 * <p>Whoever posts to these accounts besides – as where a payout comes back – {@linkplain #takeTurn takes the turn}
 * before that, so that no two wait for each other.
 */
@Component
public class MovingPurses {
    private final Ledger ledger;
    private final Balances balances;

    MovingPurses(Ledger ledger, Balances balances) {
        this.ledger = ledger;
        this.balances = balances;
    }

    /** One owner's positive part of what moves: the transfer's id, its cause and the amount. */
    public record Part(UUID transferId, Cause cause, UUID ownerId, Money amount) {}

    /**
     * Has the transaction wait until nobody else moves what these owners earned, and keeps others waiting until it ends.
     * Before anything is posted to one of their accounts; for all owners at once, since two calls could wait in a ring.
     */
    @Transactional
    public void takeTurn(Purse purse, Collection<UUID> ownerIds) {
        if (!ownerIds.isEmpty()) {
            balances.queue(ownerIds.stream().distinct().map(purse::available).toList());
        }
    }

    /**
     * The turn for what leaves these owners' pending money in several steps: all of it is kept from others at once, in one
     * order, for who credits it – as a paid order does – takes no turn and would meet the steps in another.
     */
    @Transactional
    public void takeTurnAndPending(Purse purse, Collection<UUID> ownerIds) {
        takeTurn(purse, ownerIds);
        balances.claim(ownerIds.stream().distinct().map(purse::pending).toList());
    }

    /** From pending to available, debts first. Answers how much of each transfer paid a debt. */
    @Transactional
    public Map<UUID, Money> release(Purse purse, List<Part> parts) {
        if (parts.isEmpty()) {
            return Map.of();
        }
        takeTurn(purse, owners(parts));
        var owed = balances.of(accounts(purse::debt, parts));
        owed.replaceAll((account, balance) -> balance.negated());
        var paid = share(parts, part -> purse.debt(part.ownerId()), owed);
        post(parts, part -> {
            var debt = amount(paid, part);
            return entries(
                    new Entry(purse.pending(part.ownerId()), part.amount().negated()),
                    new Entry(purse.debt(part.ownerId()), debt),
                    new Entry(purse.available(part.ownerId()), part.amount().minus(debt)));
        });
        return paid;
    }

    /** What was released goes back to {@code to}. Answers how much of each transfer became a debt. */
    @Transactional
    public Map<UUID, Money> takeBack(Purse purse, List<Part> parts, Account to) {
        if (parts.isEmpty()) {
            return Map.of();
        }
        takeTurn(purse, owners(parts));
        var taken = share(
                parts, part -> purse.available(part.ownerId()), balances.claim(accounts(purse::available, parts)));
        var debts = new HashMap<UUID, Money>();
        post(parts, part -> {
            var fromAvailable = amount(taken, part);
            var debt = part.amount().minus(fromAvailable);
            debts.put(part.transferId(), debt);
            return entries(
                    new Entry(purse.available(part.ownerId()), fromAvailable.negated()),
                    new Entry(purse.debt(part.ownerId()), debt.negated()),
                    new Entry(to, part.amount()));
        });
        return debts;
    }

    /** What is available again pays a debt; nothing happens where there is none. Answers how much it paid. */
    @Transactional
    public Money payDebt(Purse purse, UUID ownerId, UUID transferId, Cause cause) {
        var debt = purse.debt(ownerId);
        var available = purse.available(ownerId);
        takeTurn(purse, List.of(ownerId));
        var owed = balances.of(debt).negated();
        if (!owed.isPositive()) {
            return owed.zero();
        }
        var free = balances.claim(List.of(available)).getOrDefault(available, owed.zero());
        var paid = free.isLessThan(owed) ? free : owed;
        if (paid.isPositive()) {
            require(ledger.post(Transfer.between(transferId, cause, available, debt, paid)));
        }
        return paid;
    }

    private static List<UUID> owners(List<Part> parts) {
        return parts.stream().map(Part::ownerId).distinct().toList();
    }

    private static Collection<Account> accounts(Function<UUID, Account> of, List<Part> parts) {
        return owners(parts).stream().map(of).toList();
    }

    /** Gives each part as much of its account as the parts before it left. */
    private static Map<UUID, Money> share(
            List<Part> parts, Function<Part, Account> accountOf, Map<Account, Money> balances) {
        var left = new HashMap<>(balances);
        var shares = new HashMap<UUID, Money>();
        for (var part : parts) {
            var account = accountOf.apply(part);
            var there = left.getOrDefault(account, part.amount().zero());
            var share = there.isLessThan(part.amount()) ? there : part.amount();
            if (share.isPositive()) {
                shares.put(part.transferId(), share);
                left.put(account, there.minus(share));
            }
        }
        return shares;
    }

    private static Money amount(Map<UUID, Money> amounts, Part part) {
        return amounts.getOrDefault(part.transferId(), part.amount().zero());
    }

    private void post(List<Part> parts, Function<Part, List<Entry>> entries) {
        require(ledger.post(parts.stream()
                .map(part -> new Transfer(part.transferId(), part.cause(), entries.apply(part)))
                .toList()));
    }

    private static void require(Ledger.Outcome outcome) {
        if (!(outcome instanceof Ledger.Outcome.Posted)) {
            throw new IllegalStateException("what was earned could not be moved: " + outcome);
        }
    }

    private static List<Entry> entries(Entry... wanted) {
        var moving = new ArrayList<Entry>();
        for (var entry : wanted) {
            if (!entry.amount().isZero()) {
                moving.add(entry);
            }
        }
        return moving;
    }
}
