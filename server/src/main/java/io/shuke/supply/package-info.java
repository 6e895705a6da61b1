/** What suppliers are owed for the goods sold. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "catalog", "ledger", "ordering"})
package io.shuke.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
