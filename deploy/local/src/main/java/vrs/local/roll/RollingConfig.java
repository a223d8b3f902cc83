package vrs.local.roll;

import java.time.Duration;

/**
 * How patient a rolling restart is.
 *
 * @param othersBound how long those of the same role and unit have to become ready before one more of them is taken down
 * @param settle for how long a process that came back must stay ready before the next one goes
 */
public record RollingConfig(Duration othersBound, Duration settle) {
    public RollingConfig {
        if (othersBound.isNegative() || settle.isNegative()) {
            throw new IllegalArgumentException("a bound of a rolling restart is below zero");
        }
    }

    /**
     * What the site runs with. A gateway asks each instance every 300 ms, give or take 30, and admits it again after two good
     * answers. Entry names and DNS ask each gateway every 300 ms.
     */
    public static RollingConfig defaults() {
        return new RollingConfig(Duration.ofSeconds(15), Duration.ofMillis(1_500));
    }
}
