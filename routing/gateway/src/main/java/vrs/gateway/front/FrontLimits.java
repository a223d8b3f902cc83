package vrs.gateway.front;

/**
 * Bounds of client connections.
 *
 * @param requestLineBytesMax the request line
 * @param headerBytesMax all headers of a request together
 * @param bodyBytesMax a body that is read over
 * @param licenceBodyBytesMax a body that is sent on
 * @param idleMs a connection on which nothing moved for so long is closed
 * @param requestReadMs from the first byte of a request to its last
 * @param lingerMs how long what a client still sends is read after the last answer, so that it can read that answer
 * @param connectionsMax client connections at once
 */
public record FrontLimits(
        int requestLineBytesMax,
        int headerBytesMax,
        int bodyBytesMax,
        int licenceBodyBytesMax,
        long idleMs,
        long requestReadMs,
        long lingerMs,
        int connectionsMax) {
    private static final int LINE_BYTES_MIN = 64;

    public FrontLimits {
        if (requestLineBytesMax < LINE_BYTES_MIN || headerBytesMax < LINE_BYTES_MIN) {
            throw new IllegalArgumentException("a request line and headers need at least 64 bytes");
        }
        if (bodyBytesMax < 0 || licenceBodyBytesMax < 1 || licenceBodyBytesMax > bodyBytesMax) {
            throw new IllegalArgumentException("the body of a licence request must fit into that of any request");
        }
        if (idleMs < 1 || requestReadMs < 1 || requestReadMs > idleMs || lingerMs < 1) {
            throw new IllegalArgumentException("reading a request must end before the connection counts as idle");
        }
        if (connectionsMax < 1) {
            throw new IllegalArgumentException("a gateway needs at least one connection");
        }
    }

    /** What the site runs with. */
    public static FrontLimits defaults() {
        return new FrontLimits(8_192, 16_384, 65_536, 8_192, 60_000, 10_000, 1_000, 20_000);
    }
}
