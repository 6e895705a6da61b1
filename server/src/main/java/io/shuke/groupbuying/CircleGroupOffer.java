package io.shuke.groupbuying;

import io.shuke.catalog.ProductCard;
import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** What the members of a circle can buy together, and nobody else. */
public record CircleGroupOffer(
        UUID campaignId,
        ProductCard product,
        Money priceFrom,
        @Schema(example = "3") int size,
        Instant endsAt) {}
