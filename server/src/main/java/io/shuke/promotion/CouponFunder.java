package io.shuke.promotion;

/** Who bears what a coupon takes off. */
public enum CouponFunder {
    MARKET,
    /** The supplier of the goods, out of what it would be owed for them. */
    SUPPLIER
}
