package vrs.gateway.route;

/**
 * When a request must have its answer, on a monotonic clock in nanoseconds.
 *
 * @param startNanos when the request was there
 * @param budgetMs how long it may take from then on
 */
public record Deadline(long startNanos, long budgetMs) {
    private static final long NANOS_PER_MS = 1_000_000;

    /** Milliseconds left; none is 0. */
    public long leftMs(long nowNanos) {
        return Math.max(0, budgetMs - elapsedMs(nowNanos));
    }

    /** Milliseconds since the request was there. */
    public long elapsedMs(long nowNanos) {
        return (nowNanos - startNanos) / NANOS_PER_MS;
    }

    /**
     * How long the next attempt on a rung may take.
     *
     * @param timings the shares of each rung
     */
    public long attemptMs(Rung rung, TrafficClass trafficClass, Timings timings, long nowNanos) {
        long leftMs = leftMs(nowNanos);
        return switch (rung) {
            // A fallback that answers when the viewer has gone is worth nothing: its share is kept for it.
            case DASH, NEIGHBOUR ->
                trafficClass == TrafficClass.PLAY ? Math.max(0, leftMs - timings.fallbackReserveMs()) : leftMs;
            case FALLBACK -> leftMs;
            case DRM -> Math.min(leftMs, timings.licenceAttemptMs());
        };
    }
}
