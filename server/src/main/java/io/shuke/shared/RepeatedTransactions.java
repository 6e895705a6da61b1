package io.shuke.shared;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs an act in a transaction, and the whole of it again where the database gave way for a moment: a deadlock or a
 * serialisation failure (40P01, 40001), a lock that was not to be had (55P03), a connection that broke (class 08), a
 * server that was going down (57P01, 57P02, 57P03). After a broken connection nobody knows whether the transaction
 * committed, so the act must find out by itself that it has happened before: by an idempotency key, a notice's id, a
 * guarded state. Within a transaction that is already open it joins that one, and nothing is repeated.
 */
@Component
public class RepeatedTransactions {
    private static final int ATTEMPTS = 6;
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "57P01", "57P02", "57P03");
    private static final String BROKEN_CONNECTION = "08";

    private final TransactionTemplate transaction;

    RepeatedTransactions(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** What the act returned in the transaction that committed. The last failure leaves as it is. */
    public <T extends @Nullable Object> T run(Supplier<T> act) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return act.get();
        }
        var giveUpAt = System.nanoTime() + LONGEST.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> act.get());
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || System.nanoTime() > giveUpAt || !passes(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** Whether the failure is of a kind that passes by itself. */
    public static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionSystemException rollback && rollback.getOriginalException() != null) {
                return passes(rollback.getOriginalException());
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return PASSING.contains(sql.getSQLState()) || sql.getSQLState().startsWith(BROKEN_CONNECTION);
            }
        }
        return false;
    }

    /** Waits up to 20 ms after the first attempt, up to twice as long after each further one. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 10L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two attempts", e);
        }
    }
}
