package io.shuke.shared.web;

import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * People who watch what changes for them. One thread looks for changes of all of them with one query, at once when
 * something was committed in this process and every half second for what other processes did; while nobody watches it
 * sleeps.
 *
 * <p>An event's id is the place from which the look that found it began, so whoever comes back with it is told everything
 * since, and perhaps something twice. A place is a transaction's number: what is not visible yet was made by that
 * transaction or a later one.
 *
 * @param <C> a change of one person; the same change of the same transaction equals itself
 */
public abstract class LiveStreams<C> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final Duration BEAT_EVERY = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int A_PERSON = 4;

    private final String name;
    private final int most;
    private final Map<UUID, List<LiveStream>> watching = new ConcurrentHashMap<>();
    private final Semaphore nudges = new Semaphore(0);
    private final Set<C> seen = new HashSet<>();
    private volatile @Nullable Thread looker;
    private long from;
    private long lastBeat = System.nanoTime();

    /** What became visible, and from where to look on: nothing is missed, and something perhaps found again. */
    public record Look<C>(long lookOnFrom, List<C> changed) {}

    /**
     * @param name of the thread that looks
     * @param most streams of everybody together; one more is refused as busy
     */
    protected LiveStreams(String name, int most) {
        this.name = name;
        this.most = most;
    }

    /** What changed for these people since the place, in one statement. */
    protected abstract Look<C> look(Collection<UUID> people, long from);

    protected abstract UUID personOf(C change);

    /** The number of the transaction that made it. */
    protected abstract long changedIn(C change);

    /** Tells a stream that begins how things stand. */
    protected abstract void greet(UUID personId, LiveStream stream, long place);

    /** Tells each person's streams what changed for them. */
    protected abstract void tell(Map<UUID, List<C>> changes, Watchers watchers, long place);

    /** What else is told with each beat, every fifteen seconds. */
    protected void beat(Set<UUID> people, Watchers watchers, long place) {}

    /** The streams of a person. */
    @FunctionalInterface
    public interface Watchers {
        List<LiveStream> of(UUID personId);
    }

    /** Something was committed for these people in this process. */
    protected final void nudge(Collection<UUID> people) {
        if (people.stream().anyMatch(watching::containsKey)) {
            nudges.release();
        }
    }

    /**
     * Begins a stream; of too many of one person the oldest ends, and is told that there is no room for it ({@code full}).
     *
     * @param lastEventId what the browser had last, where it comes back; anything that is no place counts as none
     */
    public final SseEmitter watch(UUID personId, @Nullable String lastEventId, BooleanSupplier stillSignedIn) {
        if (watching.values().stream().mapToInt(List::size).sum() >= most) {
            throw new ProblemException(ProblemKind.BUSY);
        }
        var since = place(lastEventId);
        var stream = new LiveStream(name + "-stream", LONGEST, stillSignedIn);
        stream.onEnd(() -> forget(personId, stream));
        var first = look(List.of(personId), since == null ? Long.MAX_VALUE : since);
        var mine = add(personId, stream, first.lookOnFrom());
        while (mine.size() > A_PERSON) {
            mine.removeFirst().endWith(LiveStream.event(first.lookOnFrom(), "full", Map.of()));
        }
        var began = since == null ? first.lookOnFrom() : since;
        greet(personId, stream, began);
        tell(first.changed(), person -> List.of(stream), began);
        // What was committed between the first look and the place in the list.
        tell(look(List.of(personId), first.lookOnFrom()).changed(), person -> List.of(stream), first.lookOnFrom());
        nudges.release();
        return stream.emitter();
    }

    private static @Nullable Long place(@Nullable String lastEventId) {
        return lastEventId == null || !lastEventId.matches("[0-9]{1,18}") ? null : Long.valueOf(lastEventId);
    }

    /** Where nobody watched, the looking begins at this stream's place. */
    private synchronized List<LiveStream> add(UUID personId, LiveStream stream, long place) {
        if (watching.isEmpty()) {
            from = place;
        }
        return watching.compute(personId, (id, known) -> {
            var all = known == null ? new CopyOnWriteArrayList<LiveStream>() : known;
            all.add(stream);
            return all;
        });
    }

    private void forget(UUID personId, LiveStream stream) {
        watching.computeIfPresent(personId, (id, known) -> {
            known.remove(stream);
            return known.isEmpty() ? null : known;
        });
    }

    private void run() {
        while (Thread.currentThread() == looker) {
            try {
                if (nudges.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    nudges.drainPermits();
                }
                lookForAll();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("cannot look for changes of {} now: {}", name, e.toString());
            }
        }
    }

    private synchronized void lookForAll() {
        watching.values()
                .forEach(
                        all -> all.stream().filter(stream -> !stream.signedIn()).forEach(LiveStream::end));
        if (watching.isEmpty()) {
            return;
        }
        var found = look(List.copyOf(watching.keySet()), from);
        var fresh = found.changed().stream().filter(seen::add).toList();
        var began = from;
        from = found.lookOnFrom();
        seen.removeIf(one -> changedIn(one) < from);
        tell(fresh, this::streamsOf, began);
        if (System.nanoTime() - lastBeat >= BEAT_EVERY.toNanos()) {
            lastBeat = System.nanoTime();
            watching.values().forEach(all -> all.forEach(LiveStream::beat));
            beat(Set.copyOf(watching.keySet()), this::streamsOf, from);
        }
    }

    private void tell(List<C> changes, Watchers watchers, long place) {
        if (!changes.isEmpty()) {
            tell(changes.stream().collect(Collectors.groupingBy(this::personOf)), watchers, place);
        }
    }

    private List<LiveStream> streamsOf(UUID personId) {
        return watching.getOrDefault(personId, List.of());
    }

    @Override
    public final void start() {
        looker = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        looker.start();
    }

    @Override
    public final void stop() {
        var thread = looker;
        looker = null;
        if (thread != null) {
            thread.interrupt();
        }
        watching.values().forEach(all -> all.forEach(LiveStream::end));
    }

    @Override
    public final boolean isRunning() {
        return looker != null;
    }
}
