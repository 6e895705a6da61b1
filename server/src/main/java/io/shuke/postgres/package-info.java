/** Runs the embedded PostgreSQL server. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.shuke.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
