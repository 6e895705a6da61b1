/** Words every module speaks: money, ids, pages, problems, idempotency, time, the outbox and the audit trail. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.shuke.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
