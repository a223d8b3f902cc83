package vrs.prove.stores;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws numbers as viewers draw videos: the nth most popular one 1/n^s times as often as the first. Immutable. */
public final class Zipf {
    /** A prime, so that popular numbers lie all over the stores and not side by side. */
    private static final long SPREAD = 1_000_003;

    private final double[] upTo;

    public Zipf(int count, double exponent) {
        upTo = new double[count];
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += 1 / Math.pow(rank + 1, exponent);
            upTo[rank] = sum;
        }
    }

    /** The number of a video, from 0. */
    public int next(RandomGenerator random) {
        double drawn = random.nextDouble() * upTo[upTo.length - 1];
        int at = Arrays.binarySearch(upTo, drawn);
        return number(Math.min(at < 0 ? -at - 1 : at, upTo.length - 1));
    }

    /** The number of the video of that popularity, 0 for the most popular. */
    public int number(int rank) {
        return (int) (rank * SPREAD % upTo.length);
    }
}
