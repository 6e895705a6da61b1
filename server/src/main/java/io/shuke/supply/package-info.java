/** Suppliers: who they are, what they propose to sell, what they are owed and paid. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "shared :: web", "identity", "catalog", "inventory", "ledger", "ordering"})
package io.shuke.supply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
