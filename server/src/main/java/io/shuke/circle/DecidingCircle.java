package io.shuke.circle;

import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import io.shuke.social.Audiences;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff open a circle that was asked for, for at most so many members, or decline it with a reason that its host reads;
 * and close one. Each is decided once and audited. Joins the caller's transaction, which must be left on a refusal.
 */
@Component
public class DecidingCircle {
    private final StoredCircles circles;
    private final StoredMembers members;
    private final ClosingCircle closing;
    private final Audiences audiences;
    private final Audit audit;
    private final MarketClock clock;

    DecidingCircle(
            StoredCircles circles,
            StoredMembers members,
            ClosingCircle closing,
            Audiences audiences,
            Audit audit,
            MarketClock clock) {
        this.circles = circles;
        this.members = members;
        this.closing = closing;
        this.audiences = audiences;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the decision. */
    public sealed interface Outcome {
        record Decided() implements Outcome {}

        record NotInState(CircleState state) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome open(UUID staffId, UUID circleId, int mostMembers) {
        var circle = circles.lock(circleId).orElse(null);
        if (circle == null) {
            return new Outcome.Unknown();
        }
        if (!circles.decide(circleId, CircleState.OPEN, mostMembers, null, clock.instant())) {
            return new Outcome.NotInState(circle.state());
        }
        audiences.put(circleId, circle.entry() == Entry.OPEN);
        members.hostOf(circleId).ifPresent(host -> audiences.admit(circleId, host));
        return done(staffId, "circle.open", circle, CircleState.OPEN, null);
    }

    @Transactional
    public Outcome decline(UUID staffId, UUID circleId, String reason) {
        var circle = circles.lock(circleId).orElse(null);
        if (circle == null) {
            return new Outcome.Unknown();
        }
        if (!circles.decide(circleId, CircleState.DECLINED, null, reason, clock.instant())) {
            return new Outcome.NotInState(circle.state());
        }
        return done(staffId, "circle.decline", circle, CircleState.DECLINED, reason);
    }

    @Transactional
    public Outcome close(UUID staffId, UUID circleId, String reason) {
        var circle = circles.lock(circleId).orElse(null);
        if (circle == null) {
            return new Outcome.Unknown();
        }
        if (!closing.end(circleId, reason)) {
            return new Outcome.NotInState(circle.state());
        }
        return done(staffId, "circle.close", circle, CircleState.CLOSED, reason);
    }

    private Outcome done(
            UUID staffId, String act, StoredCircles.Locked circle, CircleState after, @Nullable String reason) {
        audit.record(
                staffId,
                act,
                "circle:" + circle.id(),
                Map.of("name", circle.name(), "state", circle.state(), "members", circle.members()),
                Map.of("state", after),
                reason);
        return new Outcome.Decided();
    }
}
