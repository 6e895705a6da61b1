/** What tests of several modules share: the database, the server, statement counts. */
@NullMarked
package io.shuke.support;

import org.jspecify.annotations.NullMarked;
