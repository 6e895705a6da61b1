/**
 * A payment company for demonstrations and tests, with books of its own. It is reached over HTTP like any other: buyers
 * come to its cashier with a token that their merchant signed, merchants ask for refunds and payouts with signed
 * requests, and it tells them what happened in signed notices – or doubles, delays, reorders, loses or forges them,
 * where it was told to. Only in the demo and test profiles.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "shared :: web"})
package io.shuke.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
