package io.shuke.commission;

import io.shuke.identity.PersonalData;
import io.shuke.identity.PersonalData.MoneyLeft;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.MovingPurses;
import io.shuke.ledger.Purse;
import io.shuke.ledger.Transfer;
import io.shuke.ledger.Transfer.Cause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a partner earned. Nobody leaves while commission waits for a return window, while a payout runs, or while there is
 * money to be paid out, unless they give that up. Closed, the figures stay under the partner's id, and nothing is accrued
 * for it any more.
 */
@Component
class PersonalCommission implements PersonalData, MoneyLeft {
    private final Earnings earnings;
    private final StoredPersonalCommission stored;
    private final Ledger ledger;
    private final MovingPurses purses;

    PersonalCommission(Earnings earnings, StoredPersonalCommission stored, Ledger ledger, MovingPurses purses) {
        this.earnings = earnings;
        this.stored = stored;
        this.ledger = ledger;
        this.purses = purses;
    }

    @Override
    public String part() {
        return "commission";
    }

    @Override
    public Object copyOf(UUID personId) {
        return Map.of(
                "earnings",
                earnings.of(personId),
                "commissions",
                stored.of(personId),
                "holds",
                stored.holdsOf(personId));
    }

    @Override
    public List<Obstacle> obstaclesOf(UUID personId) {
        var sum = earnings.of(personId);
        var obstacles = new ArrayList<Obstacle>();
        if (sum.pending().isPositive()) {
            obstacles.add(new Obstacle(Obstacle.Kind.PENDING_COMMISSION, sum.pending()));
        }
        if (sum.inPayout().isPositive()) {
            obstacles.add(new Obstacle(Obstacle.Kind.RUNNING_PAYOUT, sum.inPayout()));
        }
        if (sum.available().isPositive()) {
            obstacles.add(new Obstacle(Obstacle.Kind.MONEY_LEFT, sum.available()));
        }
        return obstacles;
    }

    /** Moves what is available to the market; where it is no longer there, nothing of the closing happens. */
    @Override
    public void giveUp(UUID personId) {
        purses.takeTurn(Purse.PARTNER, List.of(personId));
        var available = earnings.of(personId).available();
        if (!available.isPositive()) {
            return;
        }
        var id = UUID.nameUUIDFromBytes(("given-up:" + personId).getBytes(StandardCharsets.UTF_8));
        var transfer = Transfer.between(
                id,
                new Cause("given-up", personId),
                Account.of(AccountKind.PARTNER_AVAILABLE, personId),
                Account.of(AccountKind.PLATFORM_REVENUE, Account.MARKET),
                available);
        if (ledger.post(transfer) instanceof Ledger.Outcome.Overdraft overdraft) {
            throw new IllegalStateException("money moved meanwhile: " + overdraft.account());
        }
    }

    @Override
    public void erase(Leaving person) {
        stored.close(person.id(), person.at());
    }
}
