package io.shuke.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.shared.Ids;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.GatheredRequests.Deciding;
import io.shuke.shared.web.GatheredRequests.Decision;
import io.shuke.support.ServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Requests that are decided together: in their order, each by itself, and never answered before the commit. */
@ServerTest
class GatheredRequestsTests {
    @Autowired
    private GatheredRequests requests;

    @Autowired
    private IdempotencyRecords records;

    private final UUID lane = Ids.next();

    @Test
    void thoseThatComeWhileOneGoRunsMakeUpTheNextInTheirOrder() throws Exception {
        var goes = Collections.synchronizedList(new ArrayList<List<Integer>>());
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Deciding<Integer> deciding = wishes -> {
            goes.add(List.copyOf(wishes));
            running.countDown();
            await(goOn);
            return wishes.stream().<Decision>map(Decision.Done::new).toList();
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<ResponseEntity<String>>>();
            answers.add(threads.submit(() -> once(key(), 0, deciding)));
            await(running);
            for (int i = 1; i <= 5; i++) {
                int wish = i;
                answers.add(threads.submit(() -> once(key(), wish, deciding)));
                letItComeToTheLine();
            }
            goOn.countDown();
            for (int i = 0; i <= 5; i++) {
                assertThat(answers.get(i).get().getBody()).isEqualTo(String.valueOf(i));
            }
        }
        assertThat(goes).containsExactly(List.of(0), List.of(1, 2, 3, 4, 5));
    }

    /** Submitted one after the other, each has time to reach the line before the next is. */
    private static void letItComeToTheLine() throws InterruptedException {
        Thread.sleep(60);
    }

    @Test
    void aRefusedOneLeavesNoRecordAndTheOthersStand() throws Exception {
        Deciding<Integer> odd = wishes -> wishes.stream()
                .<Decision>map(wish -> wish % 2 == 1
                        ? new Decision.Done(wish)
                        : new Decision.Refused(new ProblemException(ProblemKind.FLASH_CLOSED)))
                .toList();
        var one = key();
        var two = key();
        assertThat(once(one, 1, odd).getStatusCode().value()).isEqualTo(201);
        assertThatThrownBy(() -> once(two, 2, odd)).isInstanceOf(ProblemException.class);
        assertThat(records.find(one)).isNotNull();
        assertThat(records.find(two)).isNull();
    }

    @Test
    void theSameKeyReplaysAndAnotherRequestUnderItIsRefused() {
        var key = key();
        var first = once(key, 1, GatheredRequestsTests::done);
        var again = once(key, 1, wishes -> {
            throw new AssertionError("it happened before");
        });
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(again.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThatThrownBy(() -> once(key, 2, GatheredRequestsTests::done))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.IDEMPOTENCY_KEY_REUSED));
    }

    /** One that breaks every go it is in is found by halves; the others are answered. */
    @Test
    void oneThatBreaksDoesNotTakeTheOthersAlong() throws Exception {
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Deciding<Integer> deciding = wishes -> {
            running.countDown();
            await(goOn);
            if (wishes.contains(3)) {
                throw new IllegalStateException("three");
            }
            return done(wishes);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> once(key(), 0, deciding));
            await(running);
            var answers = new ArrayList<Future<ResponseEntity<String>>>();
            for (int i = 1; i <= 5; i++) {
                int wish = i;
                answers.add(threads.submit(() -> once(key(), wish, deciding)));
            }
            letItComeToTheLine();
            goOn.countDown();
            assertThat(first.get().getBody()).isEqualTo("0");
            for (int i = 1; i <= 5; i++) {
                var answer = answers.get(i - 1);
                if (i == 3) {
                    assertThatThrownBy(answer::get).hasRootCauseMessage("three");
                } else {
                    assertThat(answer.get().getBody()).isEqualTo(String.valueOf(i));
                }
            }
        }
    }

    /** Whatever broke, whoever asked is answered at once, and those that come later are served. */
    @Test
    void anErrorIsAnsweredAndTheLaneLives() {
        Deciding<Integer> deciding = wishes -> {
            if (wishes.contains(1)) {
                throw new NoClassDefFoundError("a class");
            }
            return done(wishes);
        };
        assertThatThrownBy(() -> once(key(), 1, deciding)).hasRootCauseMessage("a class");
        assertThat(once(key(), 2, deciding).getBody()).isEqualTo("2");
    }

    @Test
    void nobodyFillsALane() throws Exception {
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Deciding<Integer> deciding = wishes -> {
            running.countDown();
            await(goOn);
            return done(wishes);
        };
        var greedy = Ids.next();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<ResponseEntity<String>>>();
            answers.add(threads.submit(() -> once(new IdempotencyKey(greedy, "1"), 1, deciding)));
            await(running);
            answers.add(threads.submit(() -> once(new IdempotencyKey(greedy, "2"), 2, deciding)));
            letItComeToTheLine();
            var refused = threads.submit(() -> once(new IdempotencyKey(greedy, "3"), 3, deciding));
            letItComeToTheLine();
            answers.add(threads.submit(() -> once(key(), 4, deciding)));
            letItComeToTheLine();
            goOn.countDown();
            assertThatThrownBy(refused::get)
                    .hasCauseInstanceOf(ProblemException.class)
                    .cause()
                    .extracting("kind")
                    .isEqualTo(ProblemKind.STILL_RUNNING);
            for (var answer : answers) {
                assertThat(answer.get().getStatusCode().value()).isEqualTo(201);
            }
        }
        assertThat(once(new IdempotencyKey(greedy, "3"), 3, deciding).getBody()).isEqualTo("3");
    }

    /** Without a database each by itself would wait as long as all of them did, and everybody behind them as well. */
    @Test
    void whereTheDatabaseIsAwayAllAreToldAtOnce() throws Exception {
        var goes = Collections.synchronizedList(new ArrayList<Integer>());
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Deciding<Integer> deciding = wishes -> {
            goes.add(wishes.size());
            running.countDown();
            await(goOn);
            if (wishes.size() > 1) {
                throw new CannotGetJdbcConnectionException("away");
            }
            return done(wishes);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> once(key(), 0, deciding));
            await(running);
            var answers = new ArrayList<Future<ResponseEntity<String>>>();
            for (int i = 1; i <= 5; i++) {
                int wish = i;
                answers.add(threads.submit(() -> once(key(), wish, deciding)));
            }
            letItComeToTheLine();
            goOn.countDown();
            assertThat(first.get().getBody()).isEqualTo("0");
            for (var answer : answers) {
                assertThatThrownBy(answer::get).hasCauseInstanceOf(CannotGetJdbcConnectionException.class);
            }
        }
        assertThat(goes).containsExactly(1, 5);
    }

    private static List<Decision> done(List<Integer> wishes) {
        return wishes.stream().<Decision>map(Decision.Done::new).toList();
    }

    private ResponseEntity<String> once(IdempotencyKey key, int wish, Deciding<Integer> deciding) {
        return requests.once(lane, key, 201, wish, wish, deciding);
    }

    /** Of somebody else each time. */
    private static IdempotencyKey key() {
        return new IdempotencyKey(Ids.next(), Ids.code(20));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
