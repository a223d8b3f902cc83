package vrs.dash.upstream;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * How far the calls of this process have moved away from an AZ that is drained, and back: evenly over the ramp, from the
 * moment at which the change is first seen here. An AZ that was never seen otherwise has no way to go. Safe for use by
 * many threads.
 */
final class DrainRamp {
    private final Duration ramp;
    private final LongSupplier nanoTicker;
    private final ConcurrentMap<String, Move> moves = new ConcurrentHashMap<>();

    /** @param ramp how long all of the way takes; zero for at once */
    DrainRamp(Duration ramp, LongSupplier nanoTicker) {
        this.ramp = ramp;
        this.nanoTicker = nanoTicker;
    }

    /** The share of calls, 0 to 1, that passes this AZ over now. */
    double awayFrom(String az, boolean isDrained) {
        long nowNanos = nanoTicker.getAsLong();
        Move move = moves.compute(az, (_, seen) -> {
            if (seen == null) {
                return new Move(isDrained, nowNanos, isDrained ? 1 : 0);
            }
            return seen.isDrained == isDrained ? seen : new Move(isDrained, nowNanos, away(seen, nowNanos));
        });
        return away(move, nowNanos);
    }

    private double away(Move move, long nowNanos) {
        double moved = ramp.isZero() ? 1 : (nowNanos - move.sinceNanos) / (double) ramp.toNanos();
        return Math.clamp(move.fromShare + (move.isDrained ? moved : -moved), 0, 1);
    }

    private record Move(boolean isDrained, long sinceNanos, double fromShare) {}
}
