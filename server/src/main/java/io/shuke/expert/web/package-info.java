@NullMarked
package io.shuke.expert.web;

import org.jspecify.annotations.NullMarked;
