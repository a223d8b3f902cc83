package vrs.gateway.route;

import vrs.control.Deadlines;

/**
 * How long things may take, in milliseconds.
 *
 * @param requestMs one request from its last byte in to the head of the answer
 * @param fallbackReserveMs the part of it that dash may not use up when the fallback player can still answer
 * @param licenceAttemptMs one attempt for a licence
 * @param connectMs one connection
 */
public record Timings(long requestMs, long fallbackReserveMs, long licenceAttemptMs, long connectMs) {
    private static final long REQUEST_MS_MIN = 10;

    public Timings {
        if (connectMs < 1 || licenceAttemptMs < connectMs || fallbackReserveMs < connectMs) {
            throw new IllegalArgumentException("an attempt must have the time to connect");
        }
        if (requestMs <= fallbackReserveMs || requestMs < licenceAttemptMs) {
            throw new IllegalArgumentException("a request must have the time of its attempts");
        }
    }

    /** The same with the times that operators set; what cannot be kept beside them shrinks. */
    public Timings under(Deadlines set) {
        long request = Math.max(REQUEST_MS_MIN, set.playMs());
        long reserve = Math.min(fallbackReserveMs, request / 2);
        long licence = Math.min(licenceAttemptMs, request);
        long connect = Math.min(set.connectMs(), Math.min(reserve, licence));
        return new Timings(request, reserve, licence, connect);
    }

    /** What the site runs with. */
    public static Timings defaults() {
        return new Timings(2_000, 300, 700, 100);
    }
}
