/** A payment company for demonstrations and tests; it is reached over HTTP like any other. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web"})
package io.shuke.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
