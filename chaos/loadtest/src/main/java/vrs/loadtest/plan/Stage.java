package vrs.loadtest.plan;

import java.time.Duration;

/**
 * A stretch of time with one rate of arrivals.
 *
 * @param perSecond more than 0
 * @param length more than 0
 */
public record Stage(double perSecond, Duration length) {
    public Stage {
        if (!(perSecond > 0) || perSecond > 1_000_000) {
            throw new IllegalArgumentException("a rate is above 0 and at most 1000000 per second, not " + perSecond);
        }
        if (!length.isPositive()) {
            throw new IllegalArgumentException("a stage is longer than 0 s");
        }
    }

    /** How many arrivals are expected in it. */
    double arrivals() {
        return perSecond * (length.toNanos() / 1e9);
    }
}
