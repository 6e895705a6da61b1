/** HTTP side of the catalogue. */
@NullMarked
package io.shuke.catalog.web;

import org.jspecify.annotations.NullMarked;
