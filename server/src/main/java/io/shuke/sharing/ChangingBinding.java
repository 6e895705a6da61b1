package io.shuke.sharing;

import io.shuke.identity.People;
import io.shuke.shared.Audit;
import io.shuke.sharing.Bindings.Bound;
import io.shuke.sharing.Bindings.DecidedBy;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff gives a customer to another partner, or to nobody, for a reason that the customer and both partners can read.
 * What was frozen on earlier orders stays as it was. The act is audited and the history keeps every state.
 */
@Component
public class ChangingBinding {
    private final StoredBindings bindings;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    ChangingBinding(StoredBindings bindings, People people, Audit audit, Clock clock) {
        this.bindings = bindings;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who decides what, and why. */
    public record Decision(
            UUID actorId, UUID customerId, @Nullable UUID partnerId, String reason) {}

    /** What became of the decision. */
    public sealed interface Outcome {
        /** This is the binding now; it may be what it was. */
        record Changed(Bound binding) implements Outcome {}

        /** One of the two does not exist. */
        record Unknown() implements Outcome {}

        /** Nobody is their own partner. */
        record SamePerson() implements Outcome {}
    }

    @Transactional
    public Outcome change(Decision decision) {
        if (decision.customerId().equals(decision.partnerId())) {
            return new Outcome.SamePerson();
        }
        if (!allExist(decision)) {
            return new Outcome.Unknown();
        }
        var before = bindings.lock(decision.customerId());
        var after = new Bound(decision.customerId(), decision.partnerId(), clock.instant(), DecidedBy.STAFF);
        if (before != null && java.util.Objects.equals(before.partnerId(), after.partnerId())) {
            return new Outcome.Changed(before);
        }
        bindings.decide(after, before, decision);
        audit.record(
                decision.actorId(),
                "binding.change",
                "person:" + decision.customerId(),
                before,
                after,
                decision.reason());
        return new Outcome.Changed(after);
    }

    private boolean allExist(Decision decision) {
        var partner = decision.partnerId();
        var wanted = partner == null ? Set.of(decision.customerId()) : Set.of(decision.customerId(), partner);
        return people.cardsOf(wanted).keySet().containsAll(wanted);
    }
}
