package io.shuke.shared.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One stream of server-sent events. A thread of its own writes it, so that a slow reader keeps nobody waiting; one too slow
 * is let go, and comes back with the last event it has.
 */
public final class LiveStream {
    private static final int MOST_WAITING = 200;

    private final SseEmitter emitter;
    private final BooleanSupplier stillSignedIn;
    private final BlockingQueue<SseEventBuilder> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<String, Object> told = new ConcurrentHashMap<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread writer;
    private volatile Runnable afterwards = () -> {};
    private volatile @Nullable SseEventBuilder lastWord;

    public LiveStream(String name, Duration longest, BooleanSupplier stillSignedIn) {
        this.emitter = new SseEmitter(longest.toMillis());
        this.stillSignedIn = stillSignedIn;
        emitter.onCompletion(this::end);
        emitter.onTimeout(this::end);
        emitter.onError(error -> end());
        this.writer = Thread.ofVirtual().name(name).start(this::write);
    }

    public static SseEventBuilder event(long place, String name, Object data) {
        return SseEmitter.event().id(Long.toString(place)).name(name).data(data);
    }

    public SseEmitter emitter() {
        return emitter;
    }

    public void onEnd(Runnable runnable) {
        afterwards = runnable;
    }

    /** Whether the session that began it is still open. */
    public boolean signedIn() {
        return stillSignedIn.getAsBoolean();
    }

    public void offer(SseEventBuilder event) {
        if (!waiting.offer(event)) {
            end();
        }
    }

    /** Tells how something stands, unless this stream was told just that. */
    public void offerIfNew(long place, String name, Object data) {
        if (!data.equals(told.put(name, data))) {
            offer(event(place, name, data));
        }
    }

    public void beat() {
        offer(SseEmitter.event().comment("beat"));
    }

    /** Says this as the last thing and ends: a browser comes back by itself to what ends without a word. */
    public void endWith(SseEventBuilder event) {
        lastWord = event;
        offer(event);
    }

    public void end() {
        if (ended.compareAndSet(false, true)) {
            writer.interrupt();
            afterwards.run();
            emitter.complete();
        }
    }

    private void write() {
        try {
            while (!ended.get()) {
                var next = waiting.take();
                emitter.send(next);
                if (next == lastWord) {
                    end();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            end();
        }
    }
}
