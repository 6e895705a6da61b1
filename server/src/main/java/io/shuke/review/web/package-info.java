@NullMarked
package io.shuke.review.web;

import org.jspecify.annotations.NullMarked;
