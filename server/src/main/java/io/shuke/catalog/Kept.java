package io.shuke.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something of the catalogue as it was read once, kept in memory, and the answers that were made of it while the stock
 * stood as it does. Stock is read again when one of its SKUs moved, and every half a second in any case; meanwhile one
 * reader looks and the others see what was.
 */
final class Kept<T> {
    private static final long STOCK_HOLDS_NANOS = 500_000_000;

    private final T rows;
    private final List<UUID> skuIds;
    private final long revision;
    private final Duration clockAhead;
    private final int rules;
    private final BiFunction<Map<UUID, Integer>, Boolean, Answer> making;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Standing standing;

    /** The stock as it stood, and the answers made of it. */
    private static final class Standing {
        private final Map<UUID, Integer> available;
        private final long moves;
        private final long lookedAt;
        private volatile @Nullable Answer forNobody;
        private volatile @Nullable Answer forPerson;

        Standing(Map<UUID, Integer> available, long moves, long lookedAt, @Nullable Standing before) {
            this.available = available;
            this.moves = moves;
            this.lookedAt = lookedAt;
            if (before != null && before.available.equals(available)) {
                this.forNobody = before.forNobody;
                this.forPerson = before.forPerson;
            }
        }
    }

    Kept(
            T rows,
            List<UUID> skuIds,
            long revision,
            Duration clockAhead,
            int rules,
            BiFunction<Map<UUID, Integer>, Boolean, Answer> making) {
        this.rows = rows;
        this.skuIds = skuIds;
        this.revision = revision;
        this.clockAhead = clockAhead;
        this.rules = rules;
        this.making = making;
    }

    T rows() {
        return rows;
    }

    long revision() {
        return revision;
    }

    /** How far the market's clock stood ahead: prices of thirty days depend on it. */
    Duration clockAhead() {
        return clockAhead;
    }

    /** By which rules what can be earned was worked out. */
    int rules() {
        return rules;
    }

    Map<UUID, Integer> available(StockMoves stockMoves, Function<List<UUID>, Map<UUID, Integer>> stock) {
        return standing(stockMoves, stock).available;
    }

    Answer answer(StockMoves stockMoves, Function<List<UUID>, Map<UUID, Integer>> stock, boolean withEarnings) {
        var now = standing(stockMoves, stock);
        var made = withEarnings ? now.forPerson : now.forNobody;
        if (made == null) {
            made = making.apply(now.available, withEarnings);
            if (withEarnings) {
                now.forPerson = made;
            } else {
                now.forNobody = made;
            }
        }
        return made;
    }

    private Standing standing(StockMoves stockMoves, Function<List<UUID>, Map<UUID, Integer>> stock) {
        var last = standing;
        var moves = stockMoves.movesOf(skuIds);
        if (last == null || last.moves != moves) {
            looking.lock();
            return lookAndUnlock(stockMoves, stock);
        }
        if (System.nanoTime() - last.lookedAt > STOCK_HOLDS_NANOS && looking.tryLock()) {
            return lookAndUnlock(stockMoves, stock);
        }
        return last;
    }

    private Standing lookAndUnlock(StockMoves stockMoves, Function<List<UUID>, Map<UUID, Integer>> stock) {
        try {
            var before = standing;
            var moves = stockMoves.movesOf(skuIds);
            var now = System.nanoTime();
            if (before != null && before.moves == moves && now - before.lookedAt <= STOCK_HOLDS_NANOS) {
                return before;
            }
            var after = new Standing(stock.apply(skuIds), moves, now, before);
            standing = after;
            return after;
        } finally {
            looking.unlock();
        }
    }
}
