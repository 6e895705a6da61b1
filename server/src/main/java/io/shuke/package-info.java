/** Shuke's server: one process, one module for each part of the market. */
@NullMarked
package io.shuke;

import org.jspecify.annotations.NullMarked;
