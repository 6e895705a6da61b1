package io.shuke.catalog;

import io.shuke.catalog.ProductState.SkuState;
import java.util.List;

/**
 * A product as it is stored.
 *
 * @param retired its SKUs that are no longer offered; one that comes back keeps its id
 */
record StoredProduct(ProductState state, List<SkuState> retired, int version) {}
