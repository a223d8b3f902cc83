package vrs.failover;

import java.time.Duration;

/**
 * The bounds of calls across AZs that are no control state.
 *
 * @param leastTime with less than this left no attempt is made
 * @param attemptsInFlightMax how many attempts may be in flight per service and AZ
 * @param extraPerSecondFloor second attempts per second that are always paid for
 */
public record FailoverConfig(Duration leastTime, int attemptsInFlightMax, int extraPerSecondFloor) {
    /** What the contract says, and a bulkhead that a hung AZ fills in a fraction of an attempt's time. */
    public static FailoverConfig defaults() {
        return new FailoverConfig(Duration.ofMillis(5), 128, 10);
    }
}
