/** Double-entry accounts, transfers, balances and the trial balance. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web"})
package io.shuke.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
