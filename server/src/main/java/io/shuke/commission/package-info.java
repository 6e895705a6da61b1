/** Plans, accrual, release, reversal and the explanation of every cent. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "shared :: web",
            "identity",
            "catalog",
            "ledger",
            "ordering",
            "payment",
            "sharing"
        })
package io.shuke.commission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
