package io.shuke.commission;

import io.shuke.commission.StoredAccruals.Due;
import io.shuke.shared.RepeatedTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Releases what settled before the day that its plan promised, once that day has come: many orders' at once, and what
 * somebody else is moving right now later. Who has turned out since to stand on both sides of a sale gets nothing: their
 * part is the market's, for the order's money is divided by then. Where not all of a batch can be released each is by
 * itself, so that one that can't be holds up no other; it is left out for a while and then tried again.
 */
@Component
public class ReleasingDue {
    /** How many commissions one transaction releases. */
    public static final int BATCH = 500;

    /** After what time one that could not be released is tried again. */
    static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ReleasingDue.class);

    private final StoredAccruals accruals;
    private final BothSides bothSides;
    private final MovingCommission moving;
    private final Releasing releasing;
    private final CommissionNews news;
    private final RepeatedTransactions transactions;
    private final Clock clock;
    private final Map<UUID, Instant> leftOutUntil = new ConcurrentHashMap<>();

    ReleasingDue(
            StoredAccruals accruals,
            BothSides bothSides,
            MovingCommission moving,
            Releasing releasing,
            CommissionNews news,
            RepeatedTransactions transactions,
            Clock clock) {
        this.accruals = accruals;
        this.bothSides = bothSides;
        this.moving = moving;
        this.releasing = releasing;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks again and again. */
    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    record Job(ReleasingDue releasing) {
        @Scheduled(fixedDelayString = "${shuke.commission.release-every:PT2S}")
        void release() {
            while (releasing.release() == BATCH) {
                LOG.debug("a full batch was due; more may be");
            }
        }
    }

    /** Releases one batch and says how many were due; fewer than {@link #BATCH} means that no more are. */
    public int release() {
        var now = clock.instant();
        leftOutUntil.values().removeIf(until -> !until.isAfter(now));
        try {
            return transactions.run(() -> release(accruals.lockDue(now, leftOutUntil.keySet(), BATCH), now));
        } catch (RuntimeException e) {
            LOG.warn("not all that is due can be released; each is by itself", e);
            return releaseEach(now);
        }
    }

    private int releaseEach(Instant now) {
        var due = accruals.due(now, leftOutUntil.keySet(), BATCH);
        for (var one : due) {
            try {
                transactions.run(() -> release(accruals.lockDue(now, one.accrualId()), now));
            } catch (RuntimeException e) {
                leftOutUntil.put(one.accrualId(), now.plus(AGAIN_AFTER));
                LOG.error("commission {} could not be released", one.accrualId(), e);
            }
        }
        return due.size();
    }

    private int release(List<Due> due, Instant now) {
        if (due.isEmpty()) {
            return 0;
        }
        var refused = bothSides.refuse(due, now);
        var released = accruals.release(due, now);
        moving.takeTurn(refused, released);
        releasing.release(released, now);
        moving.giveUp(refused);
        news.announce(refused);
        return due.size();
    }
}
