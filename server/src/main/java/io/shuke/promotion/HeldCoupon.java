package io.shuke.promotion;

import java.time.Instant;
import java.util.UUID;

/** A coupon in somebody's hands that can be used now. */
public record HeldCoupon(UUID claimId, UUID couponId, String name, CouponTerms terms, Instant endsAt) {}
