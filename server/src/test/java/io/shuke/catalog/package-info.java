@NullMarked
package io.shuke.catalog;

import org.jspecify.annotations.NullMarked;
