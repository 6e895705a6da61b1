/** People as others meet them, whom they follow, what they post, and the feed. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared :: web",
            "identity",
            "catalog",
            "sharing",
            "groupbuying",
            "ordering",
            "commission"
        })
package io.shuke.social;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
