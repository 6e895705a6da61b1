/** Statements over HTTP. */
@NullMarked
package io.shuke.statement.web;

import org.jspecify.annotations.NullMarked;
