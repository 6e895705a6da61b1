/** Buying together: campaigns, the groups that try to fill them, and the seats in these. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "shared :: web", "identity", "catalog", "inventory", "sharing", "promotion"})
package io.shuke.groupbuying;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
