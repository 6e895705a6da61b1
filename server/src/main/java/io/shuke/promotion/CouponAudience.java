package io.shuke.promotion;

/** Who may claim a coupon; it is judged when it is claimed. */
public enum CouponAudience {
    EVERYONE,
    /** Who has never paid for an order. */
    NEWCOMERS,
    /** The customers of one partner. */
    CUSTOMERS,
    /** The members of one circle. */
    CIRCLE
}
