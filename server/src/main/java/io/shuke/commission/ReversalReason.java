package io.shuke.commission;

/** Why commission was taken back. */
public enum ReversalReason {
    /** The order ended before it was shipped. */
    ORDER_CANCELLED,
    /** The buyer got the line's price back, in whole or in part. */
    LINE_REFUNDED,
    /** Staff confirmed a hold. */
    HOLD_CONFIRMED
}
