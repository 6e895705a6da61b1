/** Income tax on what people are paid: dated rate tables, and what was withheld by person and month. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web", "identity"})
package io.shuke.tax;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
