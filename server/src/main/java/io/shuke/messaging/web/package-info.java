@NullMarked
package io.shuke.messaging.web;

import org.jspecify.annotations.NullMarked;
