package io.shuke;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.ServerTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;

@ServerTest
class JobThreadsTests {
    @Autowired
    private TaskScheduler scheduler;

    /** Without threads of their own the second job waits for the first, as long as that takes. */
    @Test
    void aJobThatWaitsForSomebodyKeepsNoOtherFromItsTime() throws InterruptedException {
        var answered = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        var ran = new CountDownLatch(3);
        var slow = scheduler.scheduleWithFixedDelay(
                () -> {
                    waiting.countDown();
                    await(answered);
                },
                Duration.ofMillis(10));
        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
        var quick = scheduler.scheduleWithFixedDelay(ran::countDown, Duration.ofMillis(10));
        try {
            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            slow.cancel(false);
            quick.cancel(false);
            answered.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
