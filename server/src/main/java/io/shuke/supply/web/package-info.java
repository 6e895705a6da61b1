@NullMarked
package io.shuke.supply.web;

import org.jspecify.annotations.NullMarked;
