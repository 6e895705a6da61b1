/** Products, SKUs, categories, pictures, search and prices. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web"})
package io.shuke.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
