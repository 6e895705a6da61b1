/** Communities: who is in them, what they talk about, and what they need. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared :: web",
            "identity",
            "catalog",
            "social",
            "ordering",
            "promotion",
            "groupbuying"
        })
package io.shuke.circle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
