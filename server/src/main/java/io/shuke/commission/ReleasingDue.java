package io.shuke.commission;

import java.time.Clock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Releases what settled before the day that its plan promised, once that day has come: many orders' at once, and what
 * somebody else is moving right now later. Who has turned out since to stand on both sides of a sale gets nothing: their
 * part is the market's, for the order's money is divided by then.
 */
@Component
public class ReleasingDue {
    /** How many commissions one transaction releases. */
    public static final int BATCH = 500;

    private final StoredAccruals accruals;
    private final BothSides bothSides;
    private final MovingCommission moving;
    private final Releasing releasing;
    private final CommissionNews news;
    private final Clock clock;

    ReleasingDue(
            StoredAccruals accruals,
            BothSides bothSides,
            MovingCommission moving,
            Releasing releasing,
            CommissionNews news,
            Clock clock) {
        this.accruals = accruals;
        this.bothSides = bothSides;
        this.moving = moving;
        this.releasing = releasing;
        this.news = news;
        this.clock = clock;
    }

    /** Looks again and again. */
    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    record Job(ReleasingDue releasing) {
        private static final Logger LOG = LoggerFactory.getLogger(Job.class);

        @Scheduled(fixedDelayString = "${shuke.commission.release-every:PT2S}")
        void release() {
            while (releasing.release() == BATCH) {
                LOG.debug("a full batch was due; more may be");
            }
        }
    }

    /** Releases one batch and says how many were due; fewer than {@link #BATCH} means that no more are. */
    @Transactional
    public int release() {
        var now = clock.instant();
        var due = accruals.lockDue(now, BATCH);
        if (due.isEmpty()) {
            return 0;
        }
        var refused = bothSides.refuse(due, now);
        var released = accruals.release(due, now);
        moving.takeTurn(Stream.concat(refused.stream(), released.stream()).toList());
        moving.giveUp(refused);
        news.announce(refused);
        releasing.release(released, now);
        return due.size();
    }
}
