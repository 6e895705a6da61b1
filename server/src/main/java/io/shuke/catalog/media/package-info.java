/** Turns what strangers upload into pictures of our own making, and keeps their files. */
@NullMarked
package io.shuke.catalog.media;

import org.jspecify.annotations.NullMarked;
