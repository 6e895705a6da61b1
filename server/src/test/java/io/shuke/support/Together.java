package io.shuke.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs many things at one moment: each thread waits at one latch, and the answers come in the order asked for. */
public final class Together {
    private Together() {}

    public static <T> List<T> run(int times, IntFunction<Callable<T>> what) {
        var go = new CountDownLatch(1);
        var running = new ArrayList<Future<T>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                var act = what.apply(i);
                running.add(threads.submit(() -> {
                    go.await();
                    return act.call();
                }));
            }
            go.countDown();
        }
        return running.stream().map(Together::answer).toList();
    }

    private static <T> T answer(Future<T> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new AssertionError("one of them failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
