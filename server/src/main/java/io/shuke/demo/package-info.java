/** Demo people, demo goods and the demo clock. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared :: web",
            "identity",
            "catalog",
            "storefront",
            "inventory",
            "supply",
            "social",
            "promotion",
            "groupbuying",
            "flash",
            "messaging",
            "circle",
            "review",
            "sharing",
            "ordering",
            "payment",
            "fulfilment",
            "sandbox",
            "expert"
        })
package io.shuke.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
