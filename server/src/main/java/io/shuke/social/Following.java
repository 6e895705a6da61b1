package io.shuke.social;

import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.MarketClock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows somebody, and stops it. Again, either changes nothing. Both profiles are locked in one order, so their counts
 * are exact whatever meets on them, and a block and a follow never cross. 60 in ten minutes and 300 a day are allowed.
 */
@Component
public class Following {
    static final int MOST_FOLLOWED = 5_000;
    private static final int IN_TEN_MINUTES = 60;
    private static final int A_DAY = 300;

    private final Presence presence;
    private final StoredProfiles profiles;
    private final StoredRelations relations;
    private final Allowances allowances;
    private final MarketClock clock;
    private final ApplicationEventPublisher events;

    Following(
            Presence presence,
            StoredProfiles profiles,
            StoredRelations relations,
            Allowances allowances,
            MarketClock clock,
            ApplicationEventPublisher events) {
        this.presence = presence;
        this.profiles = profiles;
        this.relations = relations;
        this.allowances = allowances;
        this.clock = clock;
        this.events = events;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        /** So it is now, or was before. */
        record Done() implements Outcome {}

        /** Nobody whom the person may meet has this code. */
        record Nobody() implements Outcome {}

        record Oneself() implements Outcome {}

        /** The person follows as many as anybody may. */
        record Full() implements Outcome {}
    }

    @Transactional
    public Outcome follow(UUID personId, String code) {
        presence.hold(personId);
        var other = profiles.idOf(code).orElse(null);
        if (other == null) {
            return new Outcome.Nobody();
        }
        if (other.equals(personId)) {
            return new Outcome.Oneself();
        }
        if (!profiles.lockBoth(personId, other) || !relations.canMeet(personId, other)) {
            return new Outcome.Nobody();
        }
        if (relations.follows(personId, other)) {
            return new Outcome.Done();
        }
        if (relations.followed(personId) >= MOST_FOLLOWED) {
            return new Outcome.Full();
        }
        allow(personId);
        if (relations.follow(personId, other, clock.instant())) {
            profiles.countFollowing(personId, 1);
            profiles.countFollowers(other, 1);
            events.publishEvent(new Followed(personId, other, clock.instant()));
        }
        return new Outcome.Done();
    }

    @Transactional
    public Outcome unfollow(UUID personId, String code) {
        presence.hold(personId);
        var other = profiles.idOf(code).orElse(null);
        if (other == null) {
            return new Outcome.Nobody();
        }
        if (other.equals(personId)) {
            return new Outcome.Done();
        }
        if (!profiles.lockBoth(personId, other) || !relations.canMeet(personId, other)) {
            return new Outcome.Nobody();
        }
        if (relations.unfollow(personId, other)) {
            profiles.countFollowing(personId, -1);
            profiles.countFollowers(other, -1);
        }
        return new Outcome.Done();
    }

    private void allow(UUID personId) {
        var at = clock.unmoved();
        allowances.useOrRefuse(
                new Allowance("follow:person:" + personId, IN_TEN_MINUTES, Duration.ofMinutes(10), Duration.ZERO), at);
        allowances.useOrRefuse(
                new Allowance("follow-day:person:" + personId, A_DAY, Duration.ofDays(1), Duration.ZERO), at);
    }
}
