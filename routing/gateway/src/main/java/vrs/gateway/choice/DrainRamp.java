package vrs.gateway.choice;

/**
 * How far the traffic of one AZ has been moved away, or back. Immutable; time is a monotonic reading in nanoseconds.
 *
 * @param leaving whether traffic goes away from the AZ, and not back to it
 * @param startNanos when it began to
 * @param shareAtStart what had been moved by then, 0 to 1
 * @param rampMs how long it takes to move all
 */
public record DrainRamp(boolean leaving, long startNanos, double shareAtStart, long rampMs) {
    private static final double NANOS_PER_MS = 1_000_000;

    public DrainRamp {
        if (rampMs < 1 || shareAtStart < 0 || shareAtStart > 1) {
            throw new IllegalArgumentException("a ramp takes time, and moves between nothing and all");
        }
    }

    /** As it is at the start of a process: what was decided before then is carried out already. */
    public static DrainRamp settled(boolean drained, long nowNanos, long rampMs) {
        return new DrainRamp(drained, nowNanos, drained ? 1 : 0, rampMs);
    }

    /** Towards what is decided now; on from where it stands when that is the other way. */
    public DrainRamp towards(boolean drained, long nowNanos) {
        return drained == leaving ? this : new DrainRamp(drained, nowNanos, movedShare(nowNanos), rampMs);
    }

    /** Whether traffic comes back now, or the last of it did less than {@code graceMs} ago. */
    public boolean returns(long nowNanos, long graceMs) {
        double sinceMs = (nowNanos - startNanos) / NANOS_PER_MS;
        return !leaving && shareAtStart > 0 && sinceMs < shareAtStart * rampMs + graceMs;
    }

    /** The share that is moved by now, 0 to 1. */
    public double movedShare(long nowNanos) {
        double since = Math.max(0, (nowNanos - startNanos) / NANOS_PER_MS / rampMs);
        return leaving ? Math.min(1, shareAtStart + since) : Math.max(0, shareAtStart - since);
    }
}
