package vrs.dash.upstream;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Until when one request must be answered.
 *
 * @param nanoTicker monotonic time in nanoseconds
 * @param startNanos when the request came in
 * @param budget how long it may take from there
 */
public record Deadline(LongSupplier nanoTicker, long startNanos, Duration budget) {
    /** A request that comes in now. */
    public static Deadline in(Duration budget, LongSupplier nanoTicker) {
        return new Deadline(nanoTicker, nanoTicker.getAsLong(), budget);
    }

    /** As long a time once more, from now on. */
    public Deadline renewed() {
        return in(budget, nanoTicker);
    }

    /** What is left of the budget, never below zero. */
    public Duration left() {
        Duration left = budget.minusNanos(nanoTicker.getAsLong() - startNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The shorter of what is left and a bound. */
    public Duration atMost(Duration bound) {
        Duration left = left();
        return left.compareTo(bound) < 0 ? left : bound;
    }
}
