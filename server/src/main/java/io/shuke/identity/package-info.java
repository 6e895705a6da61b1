/** Accounts, sign-in, sessions, staff rights, addresses and consent. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web"})
package io.shuke.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
