package io.shuke.market;

import java.util.Random;

/**
 * What chance says for one step. Each step draws as many numbers as any other, whatever becomes of it, so that a seed
 * repeats a run.
 */
record Draw(int kind, int first, int second, int third, int fourth) {
    static Draw next(Random random) {
        return new Draw(random.nextInt(100), number(random), number(random), number(random), number(random));
    }

    private static int number(Random random) {
        return random.nextInt(Integer.MAX_VALUE);
    }
}
