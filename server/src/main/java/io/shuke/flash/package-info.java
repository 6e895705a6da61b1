/** Flash offers: a few pieces at a price, for a while, in order of arrival, with a line for those who come too late. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "identity", "catalog", "inventory"})
package io.shuke.flash;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
