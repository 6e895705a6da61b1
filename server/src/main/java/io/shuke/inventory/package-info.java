/** Stock of each SKU and what is reserved for orders. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "catalog"})
package io.shuke.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
