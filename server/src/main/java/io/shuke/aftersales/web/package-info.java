@NullMarked
package io.shuke.aftersales.web;

import org.jspecify.annotations.NullMarked;
