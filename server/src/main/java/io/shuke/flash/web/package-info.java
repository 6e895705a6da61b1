/** HTTP resources of flash offers. */
@NullMarked
package io.shuke.flash.web;

import org.jspecify.annotations.NullMarked;
