/** Circles over HTTP. */
@NullMarked
package io.shuke.circle.web;

import org.jspecify.annotations.NullMarked;
