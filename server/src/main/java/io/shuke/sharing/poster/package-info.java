/** How posters are painted. */
@NullMarked
package io.shuke.sharing.poster;

import org.jspecify.annotations.NullMarked;
