package io.shuke.messaging.web;

import io.shuke.messaging.Inbox;
import io.shuke.messaging.Inbox.Change;
import io.shuke.messaging.MessagingNews;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.LiveStream;
import java.time.Duration;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * People who have the shop open. One thread looks for changes of all of them with one query, at once when something was
 * committed in this process and every half second for what other processes did; while nobody watches it sleeps.
 *
 * <p>An event's id is the place from which the look that found it began, so whoever comes back with it is told everything
 * since, and perhaps something twice.
 */
@Component
class InboxStreams implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InboxStreams.class);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final Duration BEAT_EVERY = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int A_PERSON = 4;
    private static final int ALL = 10_000;

    private final Inbox inbox;
    private final Map<UUID, List<LiveStream>> watching = new ConcurrentHashMap<>();
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Thread looker;
    private long from;
    private final Set<Change> seen = new HashSet<>();
    private long lastBeat = System.nanoTime();

    /** How far a conversation goes, and how far the other has read. */
    record ConversationNews(UUID id, long lastSeq, long otherReadSeq) {}

    InboxStreams(Inbox inbox, MessagingNews news) {
        this.inbox = inbox;
        news.listen(people -> {
            if (people.stream().anyMatch(watching::containsKey)) {
                nudges.release();
            }
        });
    }

    /** Begins a stream; of too many of one person the oldest ends. */
    SseEmitter watch(UUID personId, @Nullable Long since, BooleanSupplier stillSignedIn) {
        if (watching.values().stream().mapToInt(List::size).sum() >= ALL) {
            throw new ProblemException(ProblemKind.BUSY);
        }
        var stream = new LiveStream("inbox-stream", LONGEST, stillSignedIn);
        stream.onEnd(() -> forget(personId, stream));
        var place = inbox.changesOf(List.of(personId), since == null ? Long.MAX_VALUE : since);
        var mine = add(personId, stream, place.lookOnFrom());
        if (mine.size() > A_PERSON) {
            mine.getFirst().end();
        }
        var began = since == null ? place.lookOnFrom() : since;
        tell(List.of(stream), place.changed(), began);
        // What was committed between the first look and the place in the list.
        tell(
                List.of(stream),
                inbox.changesOf(List.of(personId), place.lookOnFrom()).changed(),
                place.lookOnFrom());
        stream.offer(LiveStream.event(place.lookOnFrom(), "inbox", inbox.of(personId)));
        nudges.release();
        return stream.emitter();
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
                look();
            } catch (InterruptedException e) {
                return;
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("cannot look for messages now: {}", e.toString());
            }
        }
    }

    private synchronized void look() {
        watching.values()
                .forEach(
                        all -> all.stream().filter(stream -> !stream.signedIn()).forEach(LiveStream::end));
        if (watching.isEmpty()) {
            return;
        }
        var found = inbox.changesOf(List.copyOf(watching.keySet()), from);
        var fresh = found.changed().stream().filter(seen::add).toList();
        var began = from;
        from = found.lookOnFrom();
        seen.removeIf(one -> one.changedIn() < from);
        fresh.stream().collect(Collectors.groupingBy(Change::personId)).forEach((person, changes) -> {
            var streams = watching.getOrDefault(person, List.of());
            tell(streams, changes, began);
            var unread = inbox.of(person);
            streams.forEach(stream -> stream.offer(LiveStream.event(began, "inbox", unread)));
        });
        beat();
    }

    private static void tell(List<LiveStream> streams, List<Change> changes, long place) {
        for (var change : changes) {
            var conversation = change.conversationId();
            if (conversation != null) {
                var news = new ConversationNews(conversation, change.lastSeq(), change.otherReadSeq());
                streams.forEach(stream -> stream.offer(LiveStream.event(place, "conversation", news)));
            }
        }
    }

    /** Shows that the streams live. */
    private void beat() {
        if (System.nanoTime() - lastBeat >= BEAT_EVERY.toNanos()) {
            lastBeat = System.nanoTime();
            watching.values().forEach(all -> all.forEach(LiveStream::beat));
        }
    }

    @Override
    public void start() {
        looker = Thread.ofPlatform().daemon().name("inbox").unstarted(this::run);
        looker.start();
    }

    @Override
    public void stop() {
        var thread = looker;
        looker = null;
        if (thread != null) {
            thread.interrupt();
        }
        watching.values().forEach(all -> all.forEach(LiveStream::end));
    }

    @Override
    public boolean isRunning() {
        return looker != null;
    }
}
