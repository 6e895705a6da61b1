package io.shuke.commission;

/** Why commission was taken back. */
public enum ReversalReason {
    /** The order ended before it was shipped. */
    ORDER_CANCELLED,
    /** The buyer got the line's price back, in whole or in part. */
    LINE_REFUNDED,
    /** Staff confirmed a hold. */
    HOLD_CONFIRMED,
    /** Buyer and earner were verified as the same person. */
    SAME_IDENTITY,
    /** The earner has paid from, or been paid to, the account that paid. */
    SAME_PAYER
}
