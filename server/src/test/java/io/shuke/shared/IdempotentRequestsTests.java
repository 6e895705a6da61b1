package io.shuke.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.shuke.support.ServerTest;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class IdempotentRequestsTests {
    @Autowired
    private IdempotentRequests requests;

    @Test
    void replaysTheFirstAnswer() {
        var key = new IdempotencyKey(Ids.next(), "one");
        var first = requests.once(key, 201, "body", () -> Map.of("n", 1));
        var second = requests.once(key, 201, "body", () -> Map.of("n", 2));
        assertThat(second.getBody()).isEqualTo(first.getBody()).isEqualTo("{\"n\":1}");
        assertThat(second.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        var key = new IdempotencyKey(Ids.next(), "one");
        requests.once(key, 201, "body", () -> Map.of("n", 1));
        assertThatThrownBy(() -> requests.once(key, 201, "other", () -> Map.of("n", 2)))
                .hasMessage("idempotency-key-reused");
    }

    @Test
    void saysThatTheFirstIsStillRunning() throws Exception {
        var key = new IdempotencyKey(Ids.next(), "one");
        var started = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> requests.once(key, 201, "body", () -> {
                started.countDown();
                await(finish);
                return Map.of("n", 1);
            }));
            started.await();
            assertThatThrownBy(() -> requests.once(key, 201, "body", () -> Map.of("n", 2)))
                    .hasMessage("still-running");
            finish.countDown();
            assertThat(first.get().getBody()).isEqualTo("{\"n\":1}");
        }
    }

    @Test
    void actsOnceWhenFiftySendTheSameAtOnce() throws Exception {
        var key = new IdempotencyKey(Ids.next(), "one");
        var acts = new AtomicInteger();
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(() -> {
                    await(go);
                    try {
                        requests.once(key, 201, "body", () -> Map.of("n", acts.incrementAndGet()));
                    } catch (ProblemException running) {
                        assertThat(running.kind()).isEqualTo(ProblemKind.STILL_RUNNING);
                    }
                });
            }
            go.countDown();
        }
        assertThat(acts).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
