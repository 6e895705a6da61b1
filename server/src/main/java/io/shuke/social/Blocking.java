package io.shuke.social;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.MarketClock;
import io.shuke.social.Following.Outcome;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Blocks somebody, and lifts it: neither of the two meets the other any more, whoever did it, and both stop following
 * the other. Mutes somebody, who does not learn of it. Again, each changes nothing. The same lock as {@link Following}
 * takes keeps the two from crossing. 60 of both together are allowed in ten minutes; to lift one, any time.
 */
@Component
public class Blocking {
    private static final int IN_TEN_MINUTES = 60;

    private final Presence presence;
    private final StoredProfiles profiles;
    private final StoredRelations relations;
    private final Allowances allowances;
    private final MarketClock clock;

    Blocking(
            Presence presence,
            StoredProfiles profiles,
            StoredRelations relations,
            Allowances allowances,
            MarketClock clock) {
        this.presence = presence;
        this.profiles = profiles;
        this.relations = relations;
        this.allowances = allowances;
        this.clock = clock;
    }

    /** Somebody who blocked the person can be blocked as well, though the person doesn't see them. */
    @Transactional
    public Outcome block(UUID personId, String code) {
        presence.hold(personId);
        allow(personId);
        var other = profiles.idOf(code).orElse(null);
        if (other != null && other.equals(personId)) {
            return new Outcome.Oneself();
        }
        if (other == null || !profiles.lockBoth(personId, other)) {
            return new Outcome.Nobody();
        }
        if (relations.block(personId, other, clock.instant())) {
            endFollow(personId, other);
            endFollow(other, personId);
        }
        return new Outcome.Done();
    }

    /** Whoever blocked the person is as absent as nobody here too, unless the person's own block is lifted. */
    @Transactional
    public Outcome unblock(UUID personId, String code) {
        presence.hold(personId);
        var other = profiles.idOf(code).orElse(null);
        if (other == null || !(relations.unblock(personId, other) || relations.canMeet(personId, other))) {
            return new Outcome.Nobody();
        }
        return new Outcome.Done();
    }

    @Transactional
    public Outcome mute(UUID personId, String code) {
        presence.hold(personId);
        allow(personId);
        var other = profiles.idOf(code).orElse(null);
        if (other == null || !relations.canMeet(personId, other)) {
            return new Outcome.Nobody();
        }
        if (other.equals(personId)) {
            return new Outcome.Oneself();
        }
        if (!profiles.hold(other)) {
            return new Outcome.Nobody();
        }
        relations.mute(personId, other, clock.instant());
        return new Outcome.Done();
    }

    @Transactional
    public Outcome unmute(UUID personId, String code) {
        presence.hold(personId);
        var other = profiles.idOf(code).orElse(null);
        if (other == null || !relations.canMeet(personId, other)) {
            return new Outcome.Nobody();
        }
        relations.unmute(personId, other);
        return new Outcome.Done();
    }

    private void allow(UUID personId) {
        allowances.useOrRefuse(
                new Allowance("block:person:" + personId, IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO),
                clock.unmoved());
    }

    private void endFollow(UUID follower, UUID followed) {
        if (relations.unfollow(follower, followed)) {
            profiles.countFollowing(follower, -1);
            profiles.countFollowers(followed, -1);
        }
    }
}
