package io.shuke.promotion;

/** Where a coupon stands. Paused, nobody claims it any more; who has it may use it until it ends. */
public enum CouponState {
    DRAFT,
    PUBLISHED,
    PAUSED
}
