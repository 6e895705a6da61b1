/** HTTP resources of group buying. */
@NullMarked
package io.shuke.groupbuying.web;

import org.jspecify.annotations.NullMarked;
