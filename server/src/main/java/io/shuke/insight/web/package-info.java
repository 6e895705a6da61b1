/** The figures over HTTP. */
@NullMarked
package io.shuke.insight.web;

import org.jspecify.annotations.NullMarked;
