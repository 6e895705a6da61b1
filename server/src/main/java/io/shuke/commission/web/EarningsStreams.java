package io.shuke.commission.web;

import io.shuke.commission.Commission;
import io.shuke.commission.CommissionNews;
import io.shuke.commission.Commissions;
import io.shuke.commission.Commissions.Changed;
import io.shuke.commission.CustomerNames;
import io.shuke.commission.Earnings;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Duration;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Partners who watch their earnings. One thread looks for changes of all of them with one query, at once when something
 * was committed in this process and every half second for what other processes did; while nobody watches it sleeps.
 *
 * <p>An event's id is the place from which the look that found it began, so whoever comes back with it is told
 * everything since, and perhaps something twice.
 */
@Component
class EarningsStreams implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EarningsStreams.class);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final Duration BEAT_EVERY = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int A_PERSON = 4;
    private static final int ALL = 5_000;

    private final Commissions commissions;
    private final CustomerNames names;
    private final Earnings earnings;
    private final Map<UUID, List<EarningsWatch>> watching = new ConcurrentHashMap<>();
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Thread looker;
    private long from;
    private final Set<Seen> seen = new HashSet<>();
    private long lastBeat = System.nanoTime();

    /** A change that was told already, as long as it may be found again. */
    private record Seen(UUID commissionId, long changedIn) {}

    EarningsStreams(Commissions commissions, CustomerNames names, Earnings earnings, CommissionNews news) {
        this.commissions = commissions;
        this.names = names;
        this.earnings = earnings;
        news.listen(partners -> {
            if (partners.stream().anyMatch(watching::containsKey)) {
                nudges.release();
            }
        });
    }

    /** Begins a stream; of too many of one person the oldest ends. */
    SseEmitter watch(UUID personId, @Nullable Long since, BooleanSupplier stillSignedIn) {
        if (watching.values().stream().mapToInt(List::size).sum() >= ALL) {
            throw new ProblemException(ProblemKind.BUSY);
        }
        var watch = new EarningsWatch(LONGEST, stillSignedIn);
        watch.onEnd(() -> forget(personId, watch));
        var place = commissions.changesOf(List.of(personId), since == null ? Long.MAX_VALUE : since);
        var mine = add(personId, watch, place.lookOnFrom());
        if (mine.size() > A_PERSON) {
            mine.getFirst().end();
        }
        watch.earnings(since == null ? place.lookOnFrom() : since, earnings.of(personId));
        tell(List.of(watch), place.changed(), since == null ? place.lookOnFrom() : since);
        catchUp(personId, watch, place.lookOnFrom());
        nudges.release();
        return watch.emitter();
    }

    /** Where nobody watched, the looking begins at this watch's place. */
    private synchronized List<EarningsWatch> add(UUID personId, EarningsWatch watch, long place) {
        if (watching.isEmpty()) {
            from = place;
        }
        return watching.compute(personId, (id, known) -> {
            var all = known == null ? new CopyOnWriteArrayList<EarningsWatch>() : known;
            all.add(watch);
            return all;
        });
    }

    /** What was committed between the first look and the place in the list. */
    private void catchUp(UUID personId, EarningsWatch watch, long place) {
        tell(List.of(watch), commissions.changesOf(List.of(personId), place).changed(), place);
    }

    private void forget(UUID personId, EarningsWatch watch) {
        watching.computeIfPresent(personId, (id, known) -> {
            known.remove(watch);
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
                LOG.warn("cannot look for earnings now: {}", e.toString());
            }
        }
    }

    private synchronized void look() {
        watching.values()
                .forEach(all -> all.stream().filter(watch -> !watch.signedIn()).forEach(EarningsWatch::end));
        if (watching.isEmpty()) {
            return;
        }
        var found = commissions.changesOf(List.copyOf(watching.keySet()), from);
        var fresh = found.changed().stream()
                .filter(changed -> seen.add(new Seen(changed.commission().id(), changed.changedIn())))
                .toList();
        var began = from;
        from = found.lookOnFrom();
        seen.removeIf(one -> one.changedIn() < from);
        tellAll(fresh, began);
        beat();
    }

    private void tellAll(List<Changed> fresh, long began) {
        var partners = new HashSet<UUID>();
        fresh.forEach(changed -> partners.add(changed.commission().partnerId()));
        if (partners.isEmpty()) {
            return;
        }
        var sums = earnings.of(partners);
        for (var partner : partners) {
            var watches = watching.getOrDefault(partner, List.of());
            tell(
                    watches,
                    fresh.stream()
                            .filter(changed -> changed.commission().partnerId().equals(partner))
                            .toList(),
                    began);
            var sum = sums.get(partner);
            if (sum != null) {
                watches.forEach(watch -> watch.earnings(began, sum));
            }
        }
    }

    private void tell(List<EarningsWatch> watches, List<Changed> changes, long place) {
        if (changes.isEmpty() || watches.isEmpty()) {
            return;
        }
        var buyers = changes.stream()
                .map(Changed::commission)
                .map(Commission::buyerId)
                .distinct()
                .toList();
        var known = names.of(buyers);
        var views = new ArrayList<CommissionView>();
        changes.forEach(changed -> views.add(CommissionView.of(changed.commission(), known)));
        watches.forEach(watch -> views.forEach(view -> watch.commission(place, view)));
    }

    /** Shows that the stream lives, and tells what payouts changed meanwhile. */
    private void beat() {
        if (System.nanoTime() - lastBeat < BEAT_EVERY.toNanos()) {
            return;
        }
        lastBeat = System.nanoTime();
        var sums = earnings.of(List.copyOf(watching.keySet()));
        watching.forEach((partner, all) -> all.forEach(watch -> {
            watch.beat();
            var sum = sums.get(partner);
            if (sum != null) {
                watch.earnings(from, sum);
            }
        }));
    }

    @Override
    public void start() {
        looker = Thread.ofPlatform().daemon().name("earnings").unstarted(this::run);
        looker.start();
    }

    @Override
    public void stop() {
        var thread = looker;
        looker = null;
        if (thread != null) {
            thread.interrupt();
        }
        watching.values().forEach(all -> all.forEach(EarningsWatch::end));
    }

    @Override
    public boolean isRunning() {
        return looker != null;
    }
}
