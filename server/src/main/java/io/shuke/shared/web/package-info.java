/** HTTP side of the shared words: problems, callers, access, idempotent requests. */
@NullMarked
@NamedInterface("web")
package io.shuke.shared.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
