/** A partner's month on paper: every movement of their accounts in the ledger, as PDF and CSV. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "identity", "ledger"})
package io.shuke.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
