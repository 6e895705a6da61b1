/** What people know: they apply for a field with evidence, and staff verify it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "identity", "catalog", "social"})
package io.shuke.expert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
