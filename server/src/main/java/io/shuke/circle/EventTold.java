package io.shuke.circle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that those who come to a circle's event have to know. Published inside the transaction. */
public record EventTold(UUID eventId, UUID circleId, What what, List<UUID> guests, Instant at) {
    /** What happened. */
    public enum What {
        /** Another time or place. */
        MOVED,
        /** Called off, or taken down. */
        CANCELLED,
        /** It takes place after all. */
        BACK,
        /** It begins within a day. */
        SOON
    }

    public EventTold {
        guests = List.copyOf(guests);
    }
}
