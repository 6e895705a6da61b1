package io.shuke.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class RepeatedTransactionsTests {
    @Autowired
    private RepeatedTransactions transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void repeatsTheWholeActAfterADeadlock() {
        var left = record();
        var right = record();
        var bothHoldOne = new CyclicBarrier(2);
        var attempts = new AtomicInteger();
        var done = Together.run(2, i -> () -> {
            var first = new AtomicInteger();
            return transactions.run(() -> {
                attempts.incrementAndGet();
                touch(i == 0 ? left : right);
                if (first.getAndIncrement() == 0) {
                    await(bothHoldOne);
                }
                touch(i == 0 ? right : left);
                return i;
            });
        });
        assertThat(done).containsExactly(0, 1);
        assertThat(attempts).hasValue(3);
        assertThat(List.of(touchesOf(left), touchesOf(right))).containsExactly(2, 2);
    }

    @Test
    void repeatsTheWholeActWhenTheServerEndsTheConnection() {
        var id = record();
        var attempts = new AtomicInteger();
        transactions.run(() -> {
            touch(id);
            if (attempts.incrementAndGet() == 1) {
                jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query(Boolean.class)
                        .single();
            }
            return null;
        });
        assertThat(attempts).hasValue(2);
        assertThat(touchesOf(id)).isEqualTo(1);
    }

    @Test
    void repeatsNothingThatWouldFailAgain() {
        var attempts = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> {
                    attempts.incrementAndGet();
                    return jdbc.sql("select 1 / 0").query(Integer.class).single();
                }))
                .hasMessageContaining("division by zero");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void givesUpAfterSomeAttempts() {
        var attempts = new AtomicInteger();
        assertThatThrownBy(() -> transactions.run(() -> {
                    attempts.incrementAndGet();
                    return jdbc.sql("do $$ begin raise exception 'again' using errcode = '40001'; end $$")
                            .update();
                }))
                .hasMessageContaining("again");
        assertThat(attempts).hasValue(6);
    }

    private UUID record() {
        var id = Ids.next();
        jdbc.sql("""
                insert into shared.idempotency (scope, key, request_hash, status, created_at)
                values (:id, 'repeated', '', 0, now())
                """).param("id", id).update();
        return id;
    }

    private void touch(UUID id) {
        jdbc.sql("update shared.idempotency set status = status + 1 where scope = :id")
                .param("id", id)
                .update();
    }

    private int touchesOf(UUID id) {
        return jdbc.sql("select status from shared.idempotency where scope = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
