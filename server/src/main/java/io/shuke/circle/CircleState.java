package io.shuke.circle;

/** Where a circle stands. */
public enum CircleState {
    /** The operator has not decided yet. */
    ASKED,
    OPEN,
    DECLINED,
    CLOSED
}
