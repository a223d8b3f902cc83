package vrs.gateway.choice;

/**
 * How fast a gateway lets go.
 *
 * @param drainRampMs how long the drain of an AZ takes, and its return
 * @param leaveMs how long a gateway that is told to stop goes on to accept, so that the entry names see it first
 */
public record Pace(long drainRampMs, long leaveMs) {
    public Pace {
        if (drainRampMs < 1 || leaveMs < 0) {
            throw new IllegalArgumentException("a drain takes time");
        }
    }

    /** What the site runs with: entry names ask each 300 ms, and three misses are down. */
    public static Pace defaults() {
        return new Pace(10_000, 1_500);
    }
}
