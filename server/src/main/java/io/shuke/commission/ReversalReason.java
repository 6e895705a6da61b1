package io.shuke.commission;

/** Why commission was taken back. */
public enum ReversalReason {
    ORDER_CANCELLED,
    /** Staff confirmed a hold. */
    HOLD_CONFIRMED
}
