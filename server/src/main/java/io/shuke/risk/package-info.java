/** Looks at paid sales for what makes a reward doubtful, and has it held until a person has looked. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "ordering", "sharing", "commission"})
package io.shuke.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
