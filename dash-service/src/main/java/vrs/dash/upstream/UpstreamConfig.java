package vrs.dash.upstream;

import java.time.Duration;

/**
 * How the other services are called. All durations are above zero.
 *
 * @param attemptTimeout for one attempt, from its first byte to the last of the answer
 * @param attemptMin with less time than this left, no attempt is made
 * @param attemptsMax how many attempts that were accepted one upstream may cost, the first included
 */
public record UpstreamConfig(Duration attemptTimeout, Duration attemptMin, int attemptsMax) {
    public UpstreamConfig {
        if (!attemptTimeout.isPositive() || !attemptMin.isPositive()) {
            throw new IllegalArgumentException("attemptTimeout and attemptMin must be above zero");
        }
        if (attemptsMax < 1) {
            throw new IllegalArgumentException("attemptsMax is " + attemptsMax + ", not 1 or more");
        }
    }

    /** With the usual smallest and largest numbers. */
    public static UpstreamConfig of(Duration attemptTimeout) {
        return new UpstreamConfig(attemptTimeout, Duration.ofMillis(5), 2);
    }
}
