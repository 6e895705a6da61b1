/** Daily figures, counted from what happened. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "ordering", "catalog"})
package io.shuke.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
