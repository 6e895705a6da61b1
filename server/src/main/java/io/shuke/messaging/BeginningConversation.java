package io.shuke.messaging;

import io.shuke.messaging.StoredConversations.State;
import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.social.Acquaintances;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the conversation with somebody, or begins it: at once with whom something connects the person, and as a request
 * with everybody else. It is in nobody's list before something is said. Thirty a day can be begun.
 */
@Component
public class BeginningConversation {
    private static final int A_DAY = 30;

    private final Acquaintances acquaintances;
    private final StoredConversations conversations;
    private final List<Connection> connections;
    private final Allowances allowances;
    private final MarketClock clock;

    BeginningConversation(
            Acquaintances acquaintances,
            StoredConversations conversations,
            List<Connection> connections,
            Allowances allowances,
            MarketClock clock) {
        this.acquaintances = acquaintances;
        this.conversations = conversations;
        this.connections = connections;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        record There(UUID conversationId) implements Outcome {}

        /** Nobody whom the person may meet has this code. */
        record Nobody() implements Outcome {}

        record Oneself() implements Outcome {}
    }

    @Transactional
    public Outcome with(UUID personId, String code) {
        acquaintances.hold(personId);
        var other = acquaintances.idOf(code).orElse(null);
        if (other == null) {
            return new Outcome.Nobody();
        }
        if (other.equals(personId)) {
            return new Outcome.Oneself();
        }
        if (!acquaintances.keepAsTheyAre(personId, other) || acquaintances.blocked(personId, other)) {
            return new Outcome.Nobody();
        }
        if (conversations.between(personId, other).isEmpty()) {
            allowances.useOrRefuse(
                    new Allowance("conversation-day:person:" + personId, A_DAY, Duration.ofDays(1), Duration.ZERO),
                    clock.unmoved());
            var state = connected(personId, other) ? State.OPEN : State.REQUESTED;
            conversations.insert(Ids.next(), personId, other, state, clock.instant());
        }
        return new Outcome.There(
                conversations.between(personId, other).orElseThrow().id());
    }

    boolean connected(UUID writerId, UUID readerId) {
        return connections.stream().anyMatch(connection -> connection.connects(writerId, readerId));
    }
}
