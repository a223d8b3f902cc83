package vrs.catalog.ring;

import java.time.Duration;

/**
 * When a node of a ring is left out.
 *
 * @param failuresMax how many calls in a row may fail before it is, 1 or more
 * @param ejectFor how long it is left alone before one call tries it again; up to half as much again is added by chance
 * @param trialFor after this time a trial that has not come back counts as failed
 */
public record RingConfig(int failuresMax, Duration ejectFor, Duration trialFor) {
    public RingConfig {
        if (failuresMax < 1) {
            throw new IllegalArgumentException("failuresMax is " + failuresMax + ", not 1 or more");
        }
        above("ejectFor", ejectFor);
        above("trialFor", trialFor);
    }

    /** Three failures in a row, then a trial every 5 to 7.5 seconds. */
    public static RingConfig defaults() {
        return new RingConfig(3, Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    private static void above(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " is " + value + ", not above zero");
        }
    }
}
