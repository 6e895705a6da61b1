package io.shuke.commission;

import io.shuke.shared.Audit;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff decide about a held reward, once, with a reason that the partner reads. Lifting lets it go its way, and releases
 * at once what the end of the return window passed by, but for who stands on both sides of the sale; confirming takes it
 * back to the market. Both are audited.
 */
@Component
public class DecidingHold {
    private final StoredHolds stored;
    private final Holds holds;
    private final BothSides bothSides;
    private final Releasing releasing;
    private final MovingCommission moving;
    private final CommissionNews news;
    private final Audit audit;
    private final Clock clock;

    DecidingHold(
            StoredHolds stored,
            Holds holds,
            BothSides bothSides,
            Releasing releasing,
            MovingCommission moving,
            CommissionNews news,
            Audit audit,
            Clock clock) {
        this.stored = stored;
        this.holds = holds;
        this.bothSides = bothSides;
        this.releasing = releasing;
        this.moving = moving;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the decision. */
    public sealed interface Outcome {
        record Decided(Hold hold) implements Outcome {}

        record DecidedBefore(Hold.State state) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome lift(UUID holdId, UUID staffId, String reason) {
        var now = clock.instant();
        return stored.decide(holdId, Hold.State.LIFTED, staffId, reason, now)
                .<Outcome>map(hold -> {
                    var refused = bothSides.refuseHeld(hold.orderId(), hold.partnerId(), now);
                    var freed = stored.letGo(hold.orderId(), hold.partnerId(), now);
                    moving.takeTurn(refused, freed);
                    releasing.release(freed, now);
                    moving.giveUp(hold.id(), refused);
                    news.announce(refused);
                    return follow(hold, staffId, "commission-hold.lift");
                })
                .orElseGet(() -> refusal(holdId));
    }

    @Transactional
    public Outcome confirm(UUID holdId, UUID staffId, String reason) {
        var now = clock.instant();
        return stored.decide(holdId, Hold.State.CONFIRMED, staffId, reason, now)
                .<Outcome>map(hold -> {
                    takeBack(hold, stored.takeBack(hold.orderId(), hold.partnerId(), now));
                    return follow(hold, staffId, "commission-hold.confirm");
                })
                .orElseGet(() -> refusal(holdId));
    }

    /** To the order's money as long as the order isn't settled; after that what is left of it is the market's. */
    private void takeBack(Hold hold, List<StoredHolds.Taken> taken) {
        moving.takeBack(hold.orderId(), hold.id(), moved(taken, false));
        moving.giveUp(hold.id(), moved(taken, true));
        news.announce(taken.stream().map(StoredHolds.Taken::moved).toList());
    }

    private static List<Moved> moved(List<StoredHolds.Taken> taken, boolean settled) {
        return taken.stream()
                .filter(one -> one.settled() == settled)
                .map(StoredHolds.Taken::moved)
                .toList();
    }

    private Outcome follow(Hold hold, UUID staffId, String act) {
        audit.record(
                staffId,
                act,
                "commission-hold:" + hold.id(),
                Map.of("state", Hold.State.HELD, "order", hold.orderNumber(), "reasons", hold.reasons()),
                Map.of("state", hold.state()),
                hold.decisionReason());
        return new Outcome.Decided(hold);
    }

    private Outcome refusal(UUID holdId) {
        return holds.find(holdId)
                .<Outcome>map(hold -> new Outcome.DecidedBefore(hold.state()))
                .orElseGet(Outcome.Unknown::new);
    }
}
