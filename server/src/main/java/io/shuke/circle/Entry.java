package io.shuke.circle;

import io.swagger.v3.oas.annotations.media.Schema;

/** How one comes into a circle. */
@Schema(name = "CircleEntry")
public enum Entry {
    /** Everybody who wants to; and everybody may read it. */
    OPEN,
    /** Who asks, and is let in by the host or a moderator. */
    REQUEST,
    /** Who has the host's link. Nobody else finds it. */
    INVITATION
}
