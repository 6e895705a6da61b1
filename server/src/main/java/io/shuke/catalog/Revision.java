package io.shuke.catalog;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The number of the catalogue's latest change. Whoever changes the catalogue raises it last in the transaction: it is
 * one row. Whoever keeps something in memory compares: changes of this process are known at once, those of others
 * within a second.
 */
@Repository
class Revision {
    private static final long ASKED_EVERY_NANOS = 1_000_000_000;

    private final JdbcClient jdbc;
    private final LongSupplier nanos;
    private final AtomicLong known = new AtomicLong();
    private final ReentrantLock asking = new ReentrantLock();
    private final AtomicLong changesHere = new AtomicLong(1);
    private volatile long changesSeen;
    private volatile long askedAt;

    @Autowired
    Revision(JdbcClient jdbc) {
        this(jdbc, System::nanoTime);
    }

    Revision(JdbcClient jdbc, LongSupplier nanos) {
        this.jdbc = jdbc;
        this.nanos = nanos;
    }

    /** Whether what was read at this revision is still what there is. */
    boolean isCurrent(long revision) {
        if (changesSeen != changesHere.get()) {
            asking.lock();
            askAndUnlock();
        } else if (nanos.getAsLong() - askedAt > ASKED_EVERY_NANOS && asking.tryLock()) {
            askAndUnlock();
        }
        return revision >= known.get();
    }

    /** Somebody read this number along with other things. */
    void learn(long revision) {
        known.accumulateAndGet(revision, Math::max);
    }

    void raise() {
        jdbc.sql("update catalog.revision set number = number + 1").update();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    changesHere.incrementAndGet();
                }
            });
        } else {
            changesHere.incrementAndGet();
        }
    }

    private void askAndUnlock() {
        try {
            var changes = changesHere.get();
            var now = nanos.getAsLong();
            if (changes == changesSeen && now - askedAt <= ASKED_EVERY_NANOS) {
                return;
            }
            learn(jdbc.sql("select number from catalog.revision")
                    .query(Long.class)
                    .single());
            askedAt = now;
            changesSeen = changes;
        } finally {
            asking.unlock();
        }
    }
}
