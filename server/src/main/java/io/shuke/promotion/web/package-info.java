/** HTTP resources of promotion. */
@NullMarked
package io.shuke.promotion.web;

import org.jspecify.annotations.NullMarked;
