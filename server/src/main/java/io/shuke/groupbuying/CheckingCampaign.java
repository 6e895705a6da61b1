package io.shuke.groupbuying;

import io.shuke.catalog.SkuForSale;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says whether the parts of a campaign go together. */
@Component
class CheckingCampaign {
    private static final Instant FAR = Instant.parse("3000-01-01T00:00:00Z");

    private final CirclesOfCampaigns circles;
    private final Clock clock;

    CheckingCampaign(CirclesOfCampaigns circles, Clock clock) {
        this.circles = circles;
        this.clock = clock;
    }

    /**
     * The first field that is wrong; nothing where a campaign can be made of it.
     *
     * @param skus those of its goods that exist
     */
    Optional<String> wrongOf(CampaignDraft draft, Map<UUID, SkuForSale> skus) {
        if (draft.startsAt().isBefore(Instant.EPOCH)) {
            return Optional.of("startsAt");
        } else if (!draft.startsAt().isBefore(draft.endsAt())
                || !clock.instant().isBefore(draft.endsAt())
                || draft.endsAt().isAfter(FAR)) {
            return Optional.of("endsAt");
        } else if (skus.size() != draft.goods().size()
                || skus.values().stream().map(SkuForSale::productId).distinct().count() != 1) {
            return Optional.of("goods");
        } else if (draft.circleId() != null
                && circles.namesOf(List.of(draft.circleId())).isEmpty()) {
            return Optional.of("circleId");
        } else if (!draft.hasRightRules()) {
            return Optional.of("rules");
        } else if (!draft.hasRightSteps()) {
            return Optional.of("goods");
        }
        return draft.goods().stream().allMatch(each -> isLess(each, skus)) ? Optional.empty() : Optional.of("goods");
    }

    /** Together is cheaper than alone, or it is no offer. */
    private static boolean isLess(CampaignDraft.Goods each, Map<UUID, SkuForSale> skus) {
        return each.price()
                .isLessThan(Objects.requireNonNull(skus.get(each.skuId())).price());
    }
}
