package io.shuke.groupbuying;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/** With so many people, or more, everybody pays this for a piece. */
@Schema(name = "GroupPriceStep")
public record PriceStep(@Schema(example = "5") int people, Money price) {}
