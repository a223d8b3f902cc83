package vrs.loadtest.measure;

/**
 * What became of the requests that were meant to leave in one second of the run.
 *
 * @param latencyNanosMax the longest of their latencies
 */
public record Second(long answered, long refused, long failed, long latencyNanosMax) {
    static final Second NOTHING = new Second(0, 0, 0, 0);

    Second and(Verdict verdict, long latencyNanos) {
        long max = Math.max(latencyNanosMax, latencyNanos);
        return switch (verdict) {
            case ANSWERED -> new Second(answered + 1, refused, failed, max);
            case REFUSED -> new Second(answered, refused + 1, failed, max);
            case FAILED -> new Second(answered, refused, failed + 1, max);
        };
    }

    /** How many requests it had. */
    public long requests() {
        return answered + refused + failed;
    }
}
