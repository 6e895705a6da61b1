/** People, posts and the feed over HTTP. */
@NullMarked
package io.shuke.social.web;

import org.jspecify.annotations.NullMarked;
