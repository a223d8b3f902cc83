package vrs.failover;

import java.time.Duration;
import vrs.failover.health.HealthRule;

/**
 * The bounds of calls across AZs that are no control state.
 *
 * @param leastTime with less than this left no attempt is made
 * @param attemptsInFlightMax how many attempts may be in flight per service and AZ
 * @param extraPerSecondFloor extra calls per second, service and process that are always paid for
 * @param health when an AZ is passed over and how it comes back
 */
public record FailoverConfig(Duration leastTime, int attemptsInFlightMax, int extraPerSecondFloor, HealthRule health) {
    public FailoverConfig {
        if (!leastTime.isPositive()) {
            throw new IllegalArgumentException("leastTime: " + leastTime + ", must be positive");
        }
        if (attemptsInFlightMax < 1) {
            throw new IllegalArgumentException("attemptsInFlightMax: " + attemptsInFlightMax + ", must be at least 1");
        }
        if (extraPerSecondFloor < 0) {
            throw new IllegalArgumentException(
                    "extraPerSecondFloor: " + extraPerSecondFloor + ", must not be negative");
        }
    }

    /**
     * What the contract says. So many in flight are what 1,000 calls a second need at 128 ms each; an AZ that hangs fills them in
     * less than half of an attempt's time, and the rest goes elsewhere without a wait.
     */
    public static FailoverConfig defaults() {
        return new FailoverConfig(Duration.ofMillis(5), 128, 10, HealthRule.defaults());
    }
}
