package io.shuke.social;

import java.util.ArrayList;
import java.util.List;

/**
 * Weaves two lists that are each in their order into one: after every three of the first one of the second, and the rest
 * of the second once the first has ended. Says how far into each it came, so that the next page goes on right there.
 */
final class Weaving {
    private static final int EVERY = 3;

    private Weaving() {}

    /** At most {@code limit} of both, and how many of each are among them. */
    record Woven<T>(List<T> items, int ofFirst, int ofSecond) {}

    static <T> Woven<T> weave(List<T> first, List<T> second, int limit) {
        var items = new ArrayList<T>();
        int one = 0;
        int other = 0;
        while (items.size() < limit && (one < first.size() || other < second.size())) {
            var turn = one == first.size() || other < one / EVERY;
            if (turn && other < second.size()) {
                items.add(second.get(other++));
            } else {
                items.add(first.get(one++));
            }
        }
        return new Woven<>(items, one, other);
    }
}
