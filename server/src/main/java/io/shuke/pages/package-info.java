/** Pages that are shared, painted by the server, and the two web applications. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared :: web",
            "identity",
            "catalog",
            "sharing",
            "storefront",
            "social",
            "groupbuying"
        })
package io.shuke.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
