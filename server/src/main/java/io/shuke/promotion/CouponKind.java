package io.shuke.promotion;

/** What a coupon takes off. Each may ask for a least amount of goods. */
public enum CouponKind {
    /** An amount off the goods. */
    FIXED,
    /** A part of the goods' price off, perhaps at most so much. */
    PERCENT,
    /** The delivery fee off, perhaps at most so much. */
    FREE_FREIGHT;

    public boolean isOffGoods() {
        return this != FREE_FREIGHT;
    }
}
