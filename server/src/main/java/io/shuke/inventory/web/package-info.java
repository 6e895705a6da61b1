/** HTTP resources of the stock. */
@NullMarked
package io.shuke.inventory.web;

import org.jspecify.annotations.NullMarked;
