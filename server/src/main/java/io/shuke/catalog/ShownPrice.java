package io.shuke.catalog;

import io.shuke.shared.Money;
import org.jspecify.annotations.Nullable;

/** What everybody pays for a SKU now, and what has to stand beside a lower price of it: {@link Sku#lowest30Days}. */
public record ShownPrice(Money price, @Nullable Money lowest30Days) {}
