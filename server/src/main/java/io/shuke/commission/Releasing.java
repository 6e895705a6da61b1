package io.shuke.commission;

import io.shuke.commission.CommissionMoved.Part;
import io.shuke.commission.CommissionMoved.What;
import io.shuke.ordering.LinesReceived;
import io.shuke.ordering.LinesSettled;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The goods arrived: the day of release is known. The return window is over and nothing is open about a line: what was
 * pending of it pays the partner's debt, if there is one, and the rest becomes available – but for who turns out to stand
 * on both sides of the sale: theirs goes back, with the reason. What the plan promised for a later day waits for
 * {@link ReleasingDue}.
 */
@Component
class Releasing {
    private final StoredAccruals accruals;
    private final MovingCommission moving;
    private final BothSides bothSides;
    private final Debts debts;
    private final CommissionNews news;
    private final ApplicationEventPublisher events;

    Releasing(
            StoredAccruals accruals,
            MovingCommission moving,
            BothSides bothSides,
            Debts debts,
            CommissionNews news,
            ApplicationEventPublisher events) {
        this.accruals = accruals;
        this.moving = moving;
        this.bothSides = bothSides;
        this.debts = debts;
        this.news = news;
        this.events = events;
    }

    @EventListener
    void on(LinesReceived lines) {
        news.announce(accruals.promiseRelease(lines.lineIds(), lines.at(), lines.returnsUntil()));
    }

    @EventListener
    void on(LinesSettled lines) {
        var refused = bothSides.refuse(lines);
        var released = accruals.releasePendingOf(lines.lineIds(), lines.at());
        moving.takeTurn(refused, released);
        release(released, lines.at());
        moving.takeBack(lines.orderId(), lines.orderId(), refused);
        news.announce(refused);
    }

    /** Moves the money of what was just marked as released; debts are paid first. */
    void release(List<Moved> released, Instant at) {
        debts.shrink(released, moving.release(released), at);
        news.announce(released);
        var parts = released.stream()
                .filter(moved -> moved.amount().isPositive())
                .map(moved -> new Part(moved.accrualId(), moved.partnerId(), null, moved.amount()))
                .toList();
        if (!parts.isEmpty()) {
            events.publishEvent(new CommissionMoved(What.RELEASED, parts, at));
        }
    }
}
