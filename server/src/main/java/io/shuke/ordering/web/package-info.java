/** HTTP resources of carts, checkout and orders. */
@NullMarked
package io.shuke.ordering.web;

import org.jspecify.annotations.NullMarked;
