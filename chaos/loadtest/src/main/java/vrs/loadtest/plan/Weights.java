package vrs.loadtest.plan;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws an index in proportion to its weight, in logarithmic time. Immutable. */
final class Weights {
    private final double[] upTo;

    /** @param weights none negative, their sum above 0 */
    Weights(double[] weights) {
        upTo = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0)) {
                throw new IllegalArgumentException("a weight is not below 0: " + weights[i]);
            }
            sum += weights[i];
            upTo[i] = sum;
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("weights must add up to more than 0");
        }
    }

    int draw(RandomGenerator random) {
        double point = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        // A hit on a border belongs to the next index whose weight is not 0.
        int index = found >= 0 ? found + 1 : -found - 1;
        while (index < upTo.length - 1 && upTo[index] <= point) {
            index++;
        }
        return index;
    }
}
