/** Requests made from the API's own description, right and broken, and what may be answered to them. */
@NullMarked
package io.shuke.contract;

import org.jspecify.annotations.NullMarked;
