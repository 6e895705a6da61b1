/** Who ships what of an order: shipments of each supplier, and the parcels they become. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "catalog", "ordering"})
package io.shuke.fulfilment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
