package io.shuke.identity;

import io.shuke.identity.PersonalData.Leaving;
import io.shuke.identity.PersonalData.MoneyLeft;
import io.shuke.identity.PersonalData.Obstacle;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.web.AnsweredRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes a person's account by their own wish: refused, with every reason, while orders or money stand; else each module
 * erases what says who they are, in this one transaction, and all sessions end. Ledger and order figures stay under an id
 * that leads to nobody. The number may sign up anew, as somebody new. The person's row is locked first, which keeps out
 * whoever would begin something for them meanwhile.
 */
@Component
public class ClosingAccount {
    private final Closings closings;
    private final StoredIdentities identities;
    private final List<PersonalData> parts;
    private final List<MoneyLeft> money;
    private final AnsweredRequests requests;
    private final CallersOfSessions callers;
    private final RepeatedTransactions transactions;
    private final Messages messages;
    private final MarketClock clock;

    ClosingAccount(
            Closings closings,
            StoredIdentities identities,
            List<PersonalData> parts,
            List<MoneyLeft> money,
            AnsweredRequests requests,
            CallersOfSessions callers,
            RepeatedTransactions transactions,
            Messages messages,
            MarketClock clock) {
        this.closings = closings;
        this.identities = identities;
        this.parts = parts;
        this.money = money;
        this.requests = requests;
        this.callers = callers;
        this.transactions = transactions;
        this.messages = messages;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record Closed() implements Outcome {}

        /** All that has to be settled first; nothing was changed. */
        record NotYet(List<Obstacle> obstacles) implements Outcome {}
    }

    /** What stands in the way now. */
    @Transactional(readOnly = true)
    public List<Obstacle> obstaclesOf(UUID personId) {
        var obstacles = new ArrayList<Obstacle>();
        if (closings.hasRights(personId)) {
            obstacles.add(new Obstacle(Obstacle.Kind.STAFF_RIGHTS, null));
        }
        parts.forEach(part -> obstacles.addAll(part.obstaclesOf(personId)));
        return List.copyOf(obstacles);
    }

    /**
     * Where it meets others' acts in a ring, and the database gives way, the whole of it is done again.
     *
     * @param givesUpMoney whether the person leaves behind what could have been paid out
     */
    public Outcome close(UUID personId, boolean givesUpMoney) {
        return transactions.run(() -> closeLocked(personId, givesUpMoney));
    }

    private Outcome closeLocked(UUID personId, boolean givesUpMoney) {
        var found = closings.lock(personId);
        if (found.isEmpty()) {
            return new Outcome.Closed();
        }
        var obstacles = obstaclesOf(personId).stream()
                .filter(obstacle -> !(givesUpMoney && obstacle.kind() == Obstacle.Kind.MONEY_LEFT))
                .toList();
        if (!obstacles.isEmpty()) {
            return new Outcome.NotYet(obstacles);
        }
        if (givesUpMoney) {
            money.forEach(left -> left.giveUp(personId));
        }
        erase(
                new Leaving(personId, found.get().phone(), clock.instant()),
                found.get().locale());
        return new Outcome.Closed();
    }

    private void erase(Leaving person, Locale locale) {
        requests.forget(person.id(), List.of(person.phone().national()));
        if (parts.stream().noneMatch(part -> part.needsIdentityOf(person.id()))) {
            identities.forget(person.id());
        }
        parts.forEach(part -> part.erase(person));
        closings.erase(person, messages.text(locale, "nickname.closed"));
        callers.forget(person.id());
    }
}
