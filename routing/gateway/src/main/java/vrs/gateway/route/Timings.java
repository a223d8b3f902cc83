package vrs.gateway.route;

/**
 * How long things may take, in milliseconds.
 *
 * @param requestMs one request from its last byte in to the head of the answer
 * @param fallbackReserveMs the part of it that dash may not use up when the fallback player can still answer
 * @param licenceAttemptMs one attempt for a licence
 * @param connectMs one connection
 */
public record Timings(long requestMs, long fallbackReserveMs, long licenceAttemptMs, long connectMs) {
    public Timings {
        if (connectMs < 1 || licenceAttemptMs < connectMs || fallbackReserveMs < connectMs) {
            throw new IllegalArgumentException("an attempt must have the time to connect");
        }
        if (requestMs <= fallbackReserveMs || requestMs < licenceAttemptMs) {
            throw new IllegalArgumentException("a request must have the time of its attempts");
        }
    }

    /** What the site runs with. */
    public static Timings defaults() {
        return new Timings(2_000, 300, 700, 100);
    }
}
