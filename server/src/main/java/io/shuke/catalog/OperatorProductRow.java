package io.shuke.catalog;

import io.shuke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the operator's list of products. */
public record OperatorProductRow(
        UUID id,
        String handle,
        String title,
        @Nullable Picture picture,
        boolean published,
        int skuCount,
        int stock,
        Money priceFrom,
        @Nullable String vendor,
        Instant updatedAt) {}
