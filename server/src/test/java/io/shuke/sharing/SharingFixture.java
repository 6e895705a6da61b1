package io.shuke.sharing;

import io.shuke.identity.Person;
import io.shuke.sharing.RecordingTouch.Outcome;
import io.shuke.sharing.RecordingTouch.Visit;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Shares things and visits them as people would. It is part of every {@code @ServerTest}'s context: inject it. */
@Component
@Profile("test")
public class SharingFixture {
    private final MakingShareLink making;
    private final TouchTokens tokens;
    private final RecordingTouch recording;
    private final Clock clock;

    public SharingFixture(MakingShareLink making, TouchTokens tokens, RecordingTouch recording, Clock clock) {
        this.making = making;
        this.tokens = tokens;
        this.recording = recording;
        this.clock = clock;
    }

    /** A new browser. */
    public static UUID visitor() {
        return UUID.randomUUID();
    }

    /** This person's link to the product. */
    public ShareLink product(Person person, UUID productId) {
        return link(person, ShareTarget.Kind.PRODUCT, productId.toString());
    }

    /** This person's link to the market. */
    public ShareLink market(Person person) {
        return link(person, ShareTarget.Kind.MARKET, null);
    }

    public ShareLink link(Person person, ShareTarget.Kind kind, @Nullable String targetId) {
        var made = making.make(new MakingShareLink.Wish(person.id(), kind, targetId, Channel.POSTER, "test"));
        return ((MakingShareLink.Outcome.Made) made).link();
    }

    /** Somebody who is not signed in opens the link on this browser. */
    public Outcome open(ShareLink link, UUID visitor) {
        return open(link, visitor, null);
    }

    /** The person opens the link, signed in on this browser. */
    public Outcome open(ShareLink link, UUID visitor, @Nullable UUID personId) {
        var token = tokens.issue(link.code(), visitor, clock.instant());
        return recording.record(token, new Visit(visitor, personId, new byte[16], new byte[16]));
    }
}
