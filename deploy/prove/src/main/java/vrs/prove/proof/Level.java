package vrs.prove.proof;

import java.util.Arrays;
import java.util.List;

/**
 * Whether a figure stays level over a run: its median in the last fifth of the samples beside that in the second fifth. The
 * first fifth is left out, because there caches and pools fill. Needs ten samples.
 */
record Level(double early, double late) {
    private static final int FIFTHS = 5;
    private static final int SAMPLES_MIN = 10;

    static Level of(List<Double> samples) {
        if (samples.size() < SAMPLES_MIN) {
            throw new IllegalArgumentException(samples.size() + " samples are too few to see a level");
        }
        int fifth = samples.size() / FIFTHS;
        return new Level(
                median(samples.subList(fifth, 2 * fifth)),
                median(samples.subList(samples.size() - fifth, samples.size())));
    }

    /** @param share by which it may rise; @param floor in the unit of the samples, so that small figures may breathe */
    boolean isHeld(double share, double floor) {
        return late <= early * (1 + share) + floor;
    }

    private static double median(List<Double> samples) {
        double[] sorted =
                samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }
}
