package vrs.gateway.front;

/**
 * Bounds of client connections.
 *
 * @param requestLineBytesMax the request line
 * @param headerBytesMax all headers of a request together
 * @param bodyBytesMax a body that is read over
 * @param licenceBodyBytesMax a body that is sent on
 * @param idleMs between two requests, a connection on which nothing moved for so long is closed
 * @param headReadMs from the opening of a connection, or the first byte of a later request, to the end of its head
 * @param bodyReadMs from the end of the head to the last byte of the body
 * @param answerWriteMs how long a part of an answer may wait for the client to take it
 * @param lingerMs how long what a client still sends is read after the last answer, so that it can read that answer
 * @param requestsMax requests on one connection; the answer to the last one closes it
 * @param connectionsMax client connections at once
 */
public record FrontLimits(
        int requestLineBytesMax,
        int headerBytesMax,
        int bodyBytesMax,
        int licenceBodyBytesMax,
        long idleMs,
        long headReadMs,
        long bodyReadMs,
        long answerWriteMs,
        long lingerMs,
        int requestsMax,
        int connectionsMax) {
    private static final int LINE_BYTES_MIN = 64;

    public FrontLimits {
        if (requestLineBytesMax < LINE_BYTES_MIN || headerBytesMax < LINE_BYTES_MIN) {
            throw new IllegalArgumentException("a request line and headers need at least 64 bytes");
        }
        if (bodyBytesMax < 0 || licenceBodyBytesMax < 1 || licenceBodyBytesMax > bodyBytesMax) {
            throw new IllegalArgumentException("the body of a licence request must fit into that of any request");
        }
        if (headReadMs < 1 || bodyReadMs < 1 || answerWriteMs < 1 || lingerMs < 1) {
            throw new IllegalArgumentException("times to read and to write must be positive");
        }
        if (headReadMs > idleMs || bodyReadMs > idleMs) {
            throw new IllegalArgumentException("reading a request must end before the connection counts as idle");
        }
        if (requestsMax < 1 || connectionsMax < 1) {
            throw new IllegalArgumentException("a gateway needs at least one connection and one request on it");
        }
    }

    /** What the site runs with. The connections leave room under a usual bound of 20,000 descriptors. */
    public static FrontLimits defaults() {
        return new FrontLimits(8_192, 16_384, 65_536, 8_192, 60_000, 5_000, 10_000, 20_000, 1_000, 10_000, 10_000);
    }
}
