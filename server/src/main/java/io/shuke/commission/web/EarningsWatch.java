package io.shuke.commission.web;

import io.shuke.commission.Earnings;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One stream. A thread of its own writes it, so that a slow reader keeps nobody waiting; one too slow is let go. */
final class EarningsWatch {
    private static final int MOST_WAITING = 200;

    private final SseEmitter emitter;
    private final BooleanSupplier stillSignedIn;
    private final BlockingQueue<SseEventBuilder> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread writer;
    private volatile Runnable afterwards = () -> {};
    private volatile Earnings.@Nullable Sum told;

    EarningsWatch(SseEmitter emitter, BooleanSupplier stillSignedIn) {
        this.emitter = emitter;
        this.stillSignedIn = stillSignedIn;
        emitter.onCompletion(this::end);
        emitter.onTimeout(this::end);
        emitter.onError(error -> end());
        this.writer = Thread.ofVirtual().name("earnings-stream").start(this::write);
    }

    SseEmitter emitter() {
        return emitter;
    }

    void onEnd(Runnable runnable) {
        afterwards = runnable;
    }

    boolean signedIn() {
        return stillSignedIn.getAsBoolean();
    }

    void commission(long place, CommissionView view) {
        offer(SseEmitter.event().id(Long.toString(place)).name("commission").data(view));
    }

    void earnings(long place, Earnings.Sum sum) {
        if (!sum.equals(told)) {
            told = sum;
            offer(SseEmitter.event().id(Long.toString(place)).name("earnings").data(sum));
        }
    }

    void beat() {
        offer(SseEmitter.event().comment("beat"));
    }

    void end() {
        if (ended.compareAndSet(false, true)) {
            writer.interrupt();
            afterwards.run();
            emitter.complete();
        }
    }

    private void offer(SseEventBuilder event) {
        if (!waiting.offer(event)) {
            end();
        }
    }

    private void write() {
        try {
            while (!ended.get()) {
                emitter.send(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            end();
        }
    }
}
