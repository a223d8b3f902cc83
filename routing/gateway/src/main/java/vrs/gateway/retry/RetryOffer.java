package vrs.gateway.retry;

/**
 * Where and when a client may ask again, once.
 *
 * @param base the origin of a retry name of the topology
 * @param afterMs how long to wait before
 */
public record RetryOffer(String base, long afterMs) {
    /** The value of {@code VRS-Retry}. */
    public String header() {
        return "base=\"" + base + "\"; after-ms=" + afterMs + "; max=1";
    }

    /** The member {@code retry} of a problem. */
    public String json() {
        return "{\"base\":\"" + base + "\",\"afterMs\":" + afterMs + ",\"max\":1}";
    }
}
