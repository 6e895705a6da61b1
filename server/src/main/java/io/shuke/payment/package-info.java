/** Charges, refunds, payouts and the notices of payment providers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "identity", "ledger", "tax"})
package io.shuke.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
