package vrs.loadtest.run;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random sources of one seed that do not disturb each other. */
final class Seeds {
    private Seeds() {}

    static RandomGenerator of(long seed, int source) {
        return new SplittableRandom(seed * 31 + source);
    }
}
