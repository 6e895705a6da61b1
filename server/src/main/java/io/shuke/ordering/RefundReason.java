package io.shuke.ordering;

/** Why money went back to a buyer. */
enum RefundReason {
    CANCELLED,
    TOO_LATE,
    PAID_TWICE,
    AFTER_SALE,
    /** The group had so many people that the goods became cheaper. */
    GROUP_PRICE
}
