package io.shuke.ordering;

/**
 * Where an order stands. It only ever moves ahead: PLACED → PAID → SHIPPED → RECEIVED → SETTLED, or it ends early. One with
 * a seat in a group goes PLACED → GATHERING → PAID, and alone may come back from EXPIRED: into another seat, when its money
 * comes late.
 */
public enum OrderState {
    /** Stock is reserved; nothing is paid. */
    PLACED,
    /** The buyer's money is held until the group that the order has a seat in is full; nobody is owed a part of it. */
    GATHERING,
    /** The buyer's money is held. */
    PAID,
    /** A parcel is on its way. */
    SHIPPED,
    /** The buyer has the goods; the return window runs. */
    RECEIVED,
    /** The return window is over and everybody has their part. */
    SETTLED,
    /** Ended before shipment, by the buyer or by staff. */
    CANCELLED,
    /** Ended unpaid, by time. */
    EXPIRED
}
