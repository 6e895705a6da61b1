package io.shuke.shared.web;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.web.IdempotencyRecords.Answered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Idempotent requests that all want the same thing, run many in one transaction: while one transaction commits, those that
 * come wait in the order of their arrival and make up the next. What {@link IdempotentRequests} promises of a request holds
 * for each: its record commits with its act, a refused one leaves none, and nobody is answered before the commit.
 *
 * <p>Nothing in memory has to be true: another process may run requests for the same thing at the same time, and whoever
 * is not answered, because the process died, asks again with the same key. A transaction that fails is run again in halves,
 * so that one request can't take the others along. Nobody has more than a few requests in one lane, so that nobody fills it.
 */
@Component
public class GatheredRequests {
    private static final int MOST_IN_ONE_GO = 300;
    private static final int MOST_WAITING = 5_000;
    private static final int MOST_OF_ONE = 2;
    private static final long SECONDS_TO_WAIT = 20;

    private final IdempotencyRecords records;
    private final RepeatedTransactions transactions;
    private final JsonMapper json;
    private final Map<Object, Lane<?>> lanes = new ConcurrentHashMap<>();

    GatheredRequests(IdempotencyRecords records, RepeatedTransactions transactions, JsonMapper json) {
        this.records = records;
        this.transactions = transactions;
        this.json = json;
    }

    /** Decides wishes in the order in which they came; one decision for each. Repeatable until its transaction commits. */
    @FunctionalInterface
    public interface Deciding<W> {
        List<Decision> decide(List<W> wishes);
    }

    /** What a wish is answered. */
    public sealed interface Decision {
        record Done(Object body) implements Decision {}

        /** Refused; nothing of the wish was written. */
        record Refused(ProblemException problem) implements Decision {}
    }

    /**
     * Runs the request with others of the same lane.
     *
     * <p>Whoever has {@value #MOST_OF_ONE} requests in the lane that are not answered is refused ({@code still-running}).
     *
     * @param lane what they all want; the same value always comes with the same way to decide
     * @param request everything the answer depends on (path ids and body), as values that write to JSON
     */
    public <W> ResponseEntity<String> once(
            Object lane, IdempotencyKey key, int status, Object request, W wish, Deciding<W> deciding) {
        var asked = new Asked<>(key, IdempotentRequests.hash(json, request), status, wish, new CompletableFuture<>());
        add(lane, asked, deciding);
        try {
            return asked.answer().get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            // Nobody waits for it any more: where it stands in line still, it is passed over.
            asked.answer().cancel(false);
            throw new ProblemException(ProblemKind.BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemKind.BUSY);
        }
    }

    private record Asked<W>(
            IdempotencyKey key, byte[] hash, int status, W wish, CompletableFuture<ResponseEntity<String>> answer) {}

    /** Those that wait for one thing, and the thread that serves them as long as there are any. */
    private final class Lane<W> implements Runnable {
        private final Object name;
        private final Deciding<W> deciding;
        private final ArrayBlockingQueue<Asked<W>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
        /** How many of each person's are not answered. */
        private final Map<UUID, Integer> unanswered = new ConcurrentHashMap<>();

        Lane(Object name, Deciding<W> deciding) {
            this.name = name;
            this.deciding = deciding;
        }

        /** One caller at a time. */
        void take(Asked<W> asked) {
            var person = asked.key().scope();
            if (unanswered.getOrDefault(person, 0) >= MOST_OF_ONE) {
                throw new ProblemException(ProblemKind.STILL_RUNNING);
            }
            unanswered.merge(person, 1, Integer::sum);
            if (!waiting.offer(asked)) {
                answered(asked);
                throw new ProblemException(ProblemKind.BUSY);
            }
        }

        private void answered(Asked<W> asked) {
            unanswered.computeIfPresent(asked.key().scope(), (same, count) -> count == 1 ? null : count - 1);
        }

        @Override
        public void run() {
            var go = new ArrayList<Asked<W>>();
            try {
                while (waiting.drainTo(go, MOST_IN_ONE_GO) > 0 || !isOver()) {
                    serve(
                            deciding,
                            go.stream()
                                    .filter(asked -> !asked.answer().isDone())
                                    .toList());
                    go.forEach(this::answered);
                    go.clear();
                }
            } catch (Throwable e) {
                abandon(go, e);
            }
        }

        /** Whatever broke the lane: who comes from now on gets another, and nobody in this one waits in vain. */
        private void abandon(List<Asked<W>> go, Throwable broken) {
            lanes.remove(name, this);
            waiting.drainTo(go);
            fail(go, broken);
        }

        /** A lane stands in the map exactly as long as its thread serves it. */
        private boolean isOver() {
            return lanes.computeIfPresent(name, (same, lane) -> lane.waiting.isEmpty() ? null : lane) == null;
        }
    }

    @SuppressWarnings("unchecked")
    private <W> void add(Object name, Asked<W> asked, Deciding<W> deciding) {
        lanes.compute(name, (same, found) -> {
            var lane = found == null ? new Lane<>(name, deciding) : (Lane<W>) found;
            lane.take(asked);
            if (found == null) {
                Thread.ofVirtual().name("gathered " + name).start(lane);
            }
            return lane;
        });
    }

    private <W> void serve(Deciding<W> deciding, List<Asked<W>> go) {
        if (go.isEmpty()) {
            return;
        }
        try {
            transactions.run(() -> answersOf(deciding, go)).forEach(Runnable::run);
        } catch (DuplicateKeyException e) {
            // Another process wrote one of the records while we looked: now it is seen.
            again(deciding, go, e);
        } catch (RuntimeException e) {
            if (go.size() == 1 || isNobodys(e)) {
                fail(go, e);
            } else {
                inHalves(deciding, go);
            }
        } catch (Throwable e) {
            // Memory or classes are missing: another attempt would fare no better.
            fail(go, e);
        }
    }

    private static <W> void fail(List<Asked<W>> go, Throwable failure) {
        go.forEach(asked -> asked.answer().completeExceptionally(failure));
    }

    /** No database, or none that goes on: to ask again for each by itself would hold up everybody behind them. */
    private static boolean isNobodys(RuntimeException failure) {
        return failure instanceof CannotGetJdbcConnectionException
                || failure instanceof CannotCreateTransactionException
                || RepeatedTransactions.passes(failure);
    }

    private <W> void again(Deciding<W> deciding, List<Asked<W>> go, DuplicateKeyException before) {
        if (go.size() > 1) {
            inHalves(deciding, go);
            return;
        }
        try {
            transactions.run(() -> answersOf(deciding, go)).forEach(Runnable::run);
        } catch (Throwable e) {
            e.addSuppressed(before);
            go.getFirst().answer().completeExceptionally(e);
        }
    }

    private <W> void inHalves(Deciding<W> deciding, List<Asked<W>> go) {
        int half = go.size() / 2;
        serve(deciding, List.copyOf(go.subList(0, half)));
        serve(deciding, List.copyOf(go.subList(half, go.size())));
    }

    /** The answers, to be given once the transaction has committed. */
    private <W> List<Runnable> answersOf(Deciding<W> deciding, List<Asked<W>> go) {
        var found = records.lockAndFind(go.stream().map(Asked::key).distinct().toList());
        var answers = new ArrayList<Runnable>(go.size());
        var fresh = new HashMap<IdempotencyKey, Asked<W>>();
        var wishes = new ArrayList<Asked<W>>();
        for (var asked : go) {
            var before = found.get(asked.key());
            if (before != null) {
                answers.add(() -> complete(asked, () -> IdempotentRequests.replay(before, asked.hash())));
            } else if (fresh.putIfAbsent(asked.key(), asked) == null) {
                wishes.add(asked);
            } else {
                answers.add(
                        () -> asked.answer().completeExceptionally(new ProblemException(ProblemKind.STILL_RUNNING)));
            }
        }
        if (!wishes.isEmpty()) {
            answers.addAll(decided(
                    wishes, deciding.decide(wishes.stream().map(Asked::wish).toList())));
        }
        return answers;
    }

    private <W> List<Runnable> decided(List<Asked<W>> wishes, List<Decision> decisions) {
        var answers = new ArrayList<Runnable>(wishes.size());
        var done = new ArrayList<Answered>();
        for (int i = 0; i < wishes.size(); i++) {
            var asked = wishes.get(i);
            switch (decisions.get(i)) {
                case Decision.Done(var body) -> {
                    var text = json.writeValueAsString(body);
                    done.add(new Answered(asked.key(), asked.hash(), asked.status(), text));
                    answers.add(() -> asked.answer().complete(IdempotentRequests.answer(asked.status(), text, null)));
                }
                case Decision.Refused(var problem) ->
                    answers.add(() -> asked.answer().completeExceptionally(problem));
            }
        }
        if (!done.isEmpty()) {
            records.store(done);
        }
        return answers;
    }

    private static <W> void complete(Asked<W> asked, java.util.function.Supplier<ResponseEntity<String>> answer) {
        try {
            asked.answer().complete(answer.get());
        } catch (ProblemException e) {
            asked.answer().completeExceptionally(e);
        }
    }
}
