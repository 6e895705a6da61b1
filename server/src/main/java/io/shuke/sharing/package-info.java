/** Share links, posters, touches and the binding of customers to partners. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "identity", "catalog"})
package io.shuke.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
