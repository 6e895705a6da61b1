package io.shuke.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.shuke.identity.Sessions.Open;
import io.shuke.shared.Caller;
import io.shuke.shared.MarketClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds who calls by the session's token, with one statement or none: a found session is remembered for a few seconds.
 * What this process changes about a person it forgets at once; what another process changed, within those seconds.
 */
@Component
public class CallersOfSessions {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST = 100_000;

    private final Sessions sessions;
    private final MarketClock clock;
    private final Cache<ByteBuffer, Open> found =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();
    private final AtomicLong forgotten = new AtomicLong();

    CallersOfSessions(Sessions sessions, MarketClock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The caller with this token in this browser; nobody where the token is absent, unknown or expired. */
    public Caller callerOf(@Nullable String token, @Nullable UUID visitorId) {
        if (token == null || !SessionToken.wellFormed(token)) {
            return Caller.nobody(visitorId);
        }
        var at = clock.unmoved();
        var open = open(ByteBuffer.wrap(SessionToken.hash(token)), at);
        if (open == null || !open.expiresAt().isAfter(at)) {
            return Caller.nobody(visitorId);
        }
        var caller = open.caller();
        return new Caller(caller.personId(), caller.partner(), caller.rights(), caller.supplierId(), visitorId);
    }

    /**
     * Nobody waits for another who looks one up: of a crowd they would stand behind one another while each waits for a
     * connection. What was looked up before something was forgotten is not remembered.
     */
    private @Nullable Open open(ByteBuffer hash, Instant at) {
        var known = found.getIfPresent(hash);
        if (known != null) {
            return known;
        }
        var seen = forgotten.get();
        var open = sessions.find(hash.array(), at).orElse(null);
        if (open != null) {
            found.put(hash, open);
            if (forgotten.get() != seen) {
                found.invalidate(hash);
            }
        }
        return open;
    }

    /** Forgets what is remembered of a person. */
    void forget(UUID personId) {
        nowAndAfterCommit(() -> found.asMap()
                .values()
                .removeIf(open -> personId.equals(open.caller().personId())));
    }

    void forgetSession(String token) {
        var hash = ByteBuffer.wrap(SessionToken.hash(token));
        nowAndAfterCommit(() -> found.invalidate(hash));
    }

    private void nowAndAfterCommit(Runnable forgetting) {
        forget(forgetting);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    forget(forgetting);
                }
            });
        }
    }

    private void forget(Runnable forgetting) {
        forgotten.incrementAndGet();
        forgetting.run();
    }
}
