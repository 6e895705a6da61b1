/** What people tell each other, and what the market tells them: notifications and conversations. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared :: web",
            "identity",
            "catalog",
            "sharing",
            "social",
            "ordering",
            "payment",
            "commission",
            "aftersales",
            "circle",
            "groupbuying",
            "flash",
            "review",
            "expert"
        })
package io.shuke.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
