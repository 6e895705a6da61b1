/** Tax by month and person over HTTP. */
@NullMarked
package io.shuke.tax.web;

import org.jspecify.annotations.NullMarked;
