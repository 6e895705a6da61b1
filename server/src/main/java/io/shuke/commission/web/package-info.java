/** Earnings, commissions and their explanations, and plans, over HTTP. */
@NullMarked
package io.shuke.commission.web;

import org.jspecify.annotations.NullMarked;
