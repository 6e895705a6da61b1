package io.shuke.circle;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a reader is to a circle. */
@Schema(name = "CircleStanding")
public enum Standing {
    NONE,
    /** Asked to be let in. */
    ASKED,
    /** Was taken out, and can't come in. */
    REMOVED,
    MEMBER,
    MODERATOR,
    HOST;

    public boolean isMember() {
        return compareTo(MEMBER) >= 0;
    }

    /** Whether they keep the circle: who comes in, what stands in it. */
    public boolean keeps() {
        return compareTo(MODERATOR) >= 0;
    }
}
