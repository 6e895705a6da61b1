package io.shuke.groupbuying;

import io.shuke.catalog.ProductCard;
import io.shuke.shared.Money;
import java.time.Instant;

/** A group that lacks few people, with its goods. */
public record AlmostFull(OpenGroup group, ProductCard product, Money priceFrom, Instant now) {}
