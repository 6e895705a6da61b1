package io.shuke.circle;

/** Where a need stands. */
public enum NeedState {
    /** Members may join in. */
    OPEN,
    /** The host made an offer of it, or the market approved that members buy it together. */
    OFFERED,
    /** Its author or who keeps the circle ended it. */
    CLOSED
}
