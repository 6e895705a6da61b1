/** Cart, checkout and the life of an order. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared :: web",
            "identity",
            "catalog",
            "inventory",
            "promotion",
            "groupbuying",
            "flash",
            "sharing",
            "payment"
        })
package io.shuke.ordering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
