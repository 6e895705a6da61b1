/** The whole market at once, against a payment company that does everything wrong that one can. */
@NullMarked
package io.shuke.market;

import org.jspecify.annotations.NullMarked;
