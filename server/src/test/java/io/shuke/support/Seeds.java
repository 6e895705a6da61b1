package io.shuke.support;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * Seeds for tests that generate their cases. Two are fixed and one is new in each run; each is printed, and {@code
 * -Dshuke.seed=…} repeats the run of one.
 */
public final class Seeds {
    private Seeds() {}

    public static LongStream seeds() {
        var wanted = Long.getLong("shuke.seed");
        return wanted == null ? LongStream.of(1, 2026, System.nanoTime()) : LongStream.of(wanted);
    }

    /** A generator for the seed, which is printed so that a failure can be repeated. */
    public static Random random(String test, long seed) {
        System.out.println(test + ": repeat this with -Dshuke.seed=" + seed);
        return new Random(seed);
    }
}
