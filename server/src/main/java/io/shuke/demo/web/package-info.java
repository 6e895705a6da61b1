@NullMarked
package io.shuke.demo.web;

import org.jspecify.annotations.NullMarked;
