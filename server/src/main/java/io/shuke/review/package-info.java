/** What buyers say of goods that came to them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "identity", "catalog", "ordering", "social"})
package io.shuke.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
