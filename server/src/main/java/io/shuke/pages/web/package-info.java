/** Pages and the files of the web applications over HTTP. */
@NullMarked
package io.shuke.pages.web;

import org.jspecify.annotations.NullMarked;
