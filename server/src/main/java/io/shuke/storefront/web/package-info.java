/** Partner shops over HTTP. */
@NullMarked
package io.shuke.storefront.web;

import org.jspecify.annotations.NullMarked;
