/** What buyers say of goods that came to them, and what the facts say of who sold them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "shared :: web", "identity", "catalog", "sharing", "ordering", "social"})
package io.shuke.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
