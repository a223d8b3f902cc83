package vrs.dns.policy;

import java.util.concurrent.TimeUnit;

/**
 * The pace at which new connections leave an AZ that is drained, and come back to it. A change of mind goes on from where
 * the ramp stands. Immutable.
 *
 * @param isDraining whether they leave
 * @param shareBefore the share that was away when it began, 0 to 1
 * @param sinceNanos when it began, a monotonic reading
 * @param lengthNanos how long the whole way takes
 */
public record DrainRamp(boolean isDraining, double shareBefore, long sinceNanos, long lengthNanos) {
    /** Begins to move all of it. */
    static DrainRamp begin(boolean isDraining, long nowNanos, long lengthMs) {
        return new DrainRamp(isDraining, isDraining ? 0 : 1, nowNanos, TimeUnit.MILLISECONDS.toNanos(lengthMs));
    }

    /** The other way from now on. */
    DrainRamp turn(long nowNanos) {
        return new DrainRamp(!isDraining, share(nowNanos), nowNanos, lengthNanos);
    }

    /** The share of new connections that goes elsewhere, 0 to 1. */
    public double share(long nowNanos) {
        double moved = (double) (nowNanos - sinceNanos) / lengthNanos;
        return isDraining ? Math.min(1, shareBefore + moved) : Math.max(0, shareBefore - moved);
    }

    /** Whether nothing moves any more. */
    public boolean isOver(long nowNanos) {
        return share(nowNanos) == (isDraining ? 1 : 0);
    }
}
