@NullMarked
package io.shuke.identity.web;

import org.jspecify.annotations.NullMarked;
