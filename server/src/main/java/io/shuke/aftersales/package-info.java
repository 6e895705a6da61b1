/** Refunds and returns of what was bought: asked for, negotiated, decided, sent back, paid back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "identity", "catalog", "ordering"})
package io.shuke.aftersales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
