package vrs.faults.lease;

/**
 * A fault in force.
 *
 * @param id names it as long as its book lives
 * @param fault what it is
 * @param lease what it was given
 * @param endNanos on the book's ticker, when it heals by itself
 */
public record Injection<F>(long id, F fault, Lease lease, long endNanos) {
    /** How long it still lasts, in milliseconds; never below zero. */
    public long leftMs(long nowNanos) {
        return Math.max(0, (endNanos - nowNanos) / 1_000_000);
    }
}
