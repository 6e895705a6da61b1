package io.shuke.catalog;

import org.jspecify.annotations.Nullable;

/** A product before and after; one that is new has no before. */
record ProductChange(@Nullable StoredProduct before, ProductState after) {}
