package io.shuke.demo;

import io.shuke.promotion.CouponAudience;
import io.shuke.promotion.CouponDraft;
import io.shuke.promotion.CouponFunder;
import io.shuke.promotion.CouponKind;
import io.shuke.promotion.CouponTerms;
import io.shuke.promotion.MakingCoupon;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The coupons that the demonstration's coupon centre begins with. */
@Component
@Profile("demo")
class DemoCoupons {
    private static final String LOADED = "coupons";
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int PIECES = 500;

    private final MakingCoupon making;
    private final Loaded loaded;
    private final MarketClock clock;

    DemoCoupons(MakingCoupon making, Loaded loaded, MarketClock clock) {
        this.making = making;
        this.loaded = loaded;
        this.clock = clock;
    }

    /** In one transaction, unless that happened before. */
    @Transactional
    public void load() {
        if (loaded.claim(LOADED)) {
            publish("新客立减 10 元", terms(CouponKind.FIXED, 10_00L, null, null, 59_00), CouponAudience.NEWCOMERS);
            publish("满 100 减 15", terms(CouponKind.FIXED, 15_00L, null, null, 100_00), CouponAudience.EVERYONE);
            publish("全场九折，最多减 30 元", terms(CouponKind.PERCENT, null, 1_000, 30_00L, 0), CouponAudience.EVERYONE);
            publish("满 49 包邮", terms(CouponKind.FREE_FREIGHT, null, null, null, 49_00), CouponAudience.EVERYONE);
        }
    }

    private void publish(String name, CouponTerms terms, CouponAudience audience) {
        var today = LocalDate.ofInstant(clock.instant(), MarketClock.ZONE);
        var draft =
                new CouponDraft(name, terms, null, audience, null, today, today.plusYears(1), PIECES, null, 1, true);
        if (making.make(NOBODY, draft) instanceof MakingCoupon.Making.Made made) {
            making.publish(NOBODY, made.couponId());
        }
    }

    private static CouponTerms terms(
            CouponKind kind,
            @Nullable Long amountMinor,
            @Nullable Integer basisPoints,
            @Nullable Long mostMinor,
            long thresholdMinor) {
        return new CouponTerms(
                kind,
                money(amountMinor),
                basisPoints,
                money(mostMinor),
                Money.cny(thresholdMinor),
                null,
                CouponFunder.MARKET);
    }

    private static @Nullable Money money(@Nullable Long minor) {
        return minor == null ? null : Money.cny(minor);
    }
}
