package io.shuke.support;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees to it that nobody who has a connection asks for another, as whoever reads a row and looks something else up for it
 * does, or begins a transaction within one: as many of them at once as there are connections would wait for each other.
 */
public final class OneConnection {
    private static final ThreadLocal<Integer> HELD = ThreadLocal.withInitial(() -> 0);

    private OneConnection() {}

    static void look() {
        if (HELD.get() > 0 && !migrates()) {
            throw new IllegalStateException("asks for a connection while it has one");
        }
    }

    /** Before anybody is served. */
    private static boolean migrates() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith("org.flywaydb")));
    }

    /** This thread has one now; what it answers is run when that is given back. */
    static Runnable taken() {
        HELD.set(1);
        var back = new AtomicBoolean();
        return () -> {
            if (back.compareAndSet(false, true)) {
                HELD.set(0);
            }
        };
    }
}
