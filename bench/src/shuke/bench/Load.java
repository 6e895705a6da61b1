package shuke.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Lets a number of clients do one thing again and again for a while, and counts. */
final class Load {
    /** One thing a client does over its connection; returns false where it was refused as expected. */
    interface Act {
        boolean once(Wire wire, int client, long round) throws Exception;
    }

    /** What came out: done and refused per second, and latencies in milliseconds. */
    record Result(double perSecond, double refusedPerSecond, double p50, double p99, long done) {}

    private Load() {}

    /** What a client does with one of many things. */
    interface Each<T> {
        void once(Wire wire, T thing) throws Exception;
    }

    /** Does it once with each, and stops when none is left. */
    static <T> Result runAll(int port, int clients, List<T> things, Each<T> each) throws Exception {
        var next = new AtomicInteger();
        var ended = new AtomicLong();
        long start = System.nanoTime();
        var result = run(port, clients, Duration.ofHours(1), (wire, client, round) -> {
            int mine = next.getAndIncrement();
            if (mine >= things.size()) {
                return false;
            }
            each.once(wire, things.get(mine));
            ended.accumulateAndGet(System.nanoTime(), Math::max);
            return true;
        }, () -> next.get() >= things.size());
        double seconds = (ended.get() - start) / 1e9;
        return new Result(result.done() / seconds, 0, result.p50(), result.p99(), result.done());
    }

    static Result run(int port, int clients, Duration time, Act act) throws Exception {
        return run(port, clients, time, act, () -> false);
    }

    private static Result run(int port, int clients, Duration time, Act act, BooleanSupplier enough)
            throws Exception {
        var go = new CountDownLatch(1);
        var done = new AtomicLong();
        var refused = new AtomicLong();
        var latencies = new long[clients][];
        var failure = new Throwable[1];
        var threads = new Thread[clients];
        long[] end = new long[1];
        for (int i = 0; i < clients; i++) {
            final int client = i;
            threads[i] = Thread.ofVirtual().start(() -> {
                var mine = new long[1024];
                int count = 0;
                try (var wire = new Wire(port)) {
                    go.await();
                    for (long round = 0; System.nanoTime() < end[0] && !enough.getAsBoolean(); round++) {
                        long start = System.nanoTime();
                        if (act.once(wire, client, round)) {
                            if (count == mine.length) {
                                mine = Arrays.copyOf(mine, count * 2);
                            }
                            mine[count++] = System.nanoTime() - start;
                            done.incrementAndGet();
                        } else {
                            refused.incrementAndGet();
                        }
                    }
                } catch (Throwable e) {
                    failure[0] = e;
                }
                latencies[client] = Arrays.copyOf(mine, count);
            });
        }
        long start = System.nanoTime();
        end[0] = start + time.toNanos();
        go.countDown();
        for (var thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (failure[0] != null) {
            throw new IllegalStateException("a client failed", failure[0]);
        }
        var all = Arrays.stream(latencies).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(
                done.get() / seconds, refused.get() / seconds, percentile(all, 0.50), percentile(all, 0.99), done.get());
    }

    private static double percentile(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, (long) (sorted.length * part))] / 1e6;
    }
}
