@NullMarked
package io.shuke.fulfilment.web;

import org.jspecify.annotations.NullMarked;
