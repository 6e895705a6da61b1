package io.shuke.groupbuying;

/** Why a group is not for somebody. */
public enum SeatRefusal {
    OPENED_BY_PARTNERS,
    FOR_NEWCOMERS,
    /** Of the pieces set aside too few are left for one more group, beside those that run. */
    PIECES_SHORT,
    /** The goods cost more by now than the prices bear: the groups that run are the last. */
    PRICES_FALLEN
}
