package io.shuke.promotion;

import io.shuke.shared.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that is to be made. Its days are the market's: it can be claimed and used from the beginning of the first to the
 * end of the last.
 */
public record CouponDraft(
        String name,
        CouponTerms terms,
        @Nullable String agreement,
        CouponAudience audience,
        @Nullable UUID partnerId,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable Integer pieces,
        @Nullable Money budget,
        int mostEach,
        boolean listed,
        @Nullable UUID circleId) {
    /** For no circle. */
    public CouponDraft(
            String name,
            CouponTerms terms,
            @Nullable String agreement,
            CouponAudience audience,
            @Nullable UUID partnerId,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable Integer pieces,
            @Nullable Money budget,
            int mostEach,
            boolean listed) {
        this(name, terms, agreement, audience, partnerId, firstDay, lastDay, pieces, budget, mostEach, listed, null);
    }
}
