package io.shuke.sandbox;

/**
 * What is wrong with the sandbox today.
 *
 * @param twice each notice is sent twice at once
 * @param delaySeconds each notice leaves that much later
 * @param reorder each notice leaves up to three seconds later, at random
 * @param lose notices are never sent
 * @param forge each notice has a forged one, of one cent, sent before it
 * @param refuse refunds and payouts are not made
 */
public record Faults(boolean twice, int delaySeconds, boolean reorder, boolean lose, boolean forge, boolean refuse) {
    public static final Faults NONE = new Faults(false, 0, false, false, false, false);
}
