package io.shuke.ordering;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What delivery to a region costs; weights in grams. A region is the beginning of a province's name; the longest that
 * fits counts, and the empty one, the common zone, fits all. The revision counts the changes of the zone.
 */
public record FreightZone(
        @Schema(example = "新疆", description = "empty for the common zone")
        String region,

        boolean deliverable,
        @Schema(example = "1000") int firstGrams,
        Money first,
        @Schema(example = "1000") int furtherGrams,
        Money further,

        @Nullable @Schema(description = "from this amount of goods on delivery is free; absent: never")
        Money freeFrom,

        @Schema(example = "1") int revision) {
    /** The region of the zone that fits every address. */
    public static final String COMMON = "";

    Money feeFor(long grams, Money goods) {
        if (freeFrom != null && !goods.isLessThan(freeFrom)) {
            return first.zero();
        }
        long beyond = Math.max(0, grams - firstGrams);
        return first.plus(further.times(Math.ceilDiv(beyond, furtherGrams)));
    }

    FreightZone changed() {
        return new FreightZone(region, deliverable, firstGrams, first, furtherGrams, further, freeFrom, revision + 1);
    }
}
