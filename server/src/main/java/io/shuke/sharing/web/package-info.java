/** Share links, posters, touches and bindings over HTTP. */
@NullMarked
package io.shuke.sharing.web;

import org.jspecify.annotations.NullMarked;
