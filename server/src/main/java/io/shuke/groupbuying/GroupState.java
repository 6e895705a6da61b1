package io.shuke.groupbuying;

/** Where a group stands; it only moves ahead. */
public enum GroupState {
    /** Its opener has not paid yet: nobody can join. */
    OPENING,
    /** It can be joined. */
    OPEN,
    /** Every seat is paid. What is refunded later changes nothing. */
    FILLED,
    /** Its time was over first, or everybody left. */
    FAILED
}
