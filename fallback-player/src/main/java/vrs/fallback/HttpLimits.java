package vrs.fallback;

/**
 * Bounds of the connections of a port.
 *
 * @param lineBytesMax the request line
 * @param headerBytesMax all headers of a request together
 * @param bodyBytesMax a body, which nobody reads
 * @param headReadMs from the opening of a connection, or the first byte of a later request, to the end of its head
 * @param bodyReadMs from the end of the head to the last byte of the body
 * @param answerWriteMs how long an answer may wait for the client to take it
 * @param idleMs between two requests, a connection on which nothing moves for this long is closed
 * @param lingerMs how long what a client still sends is read after the last answer, so that it can read that answer
 * @param requestsMax requests on one connection; the answer to the last one closes it
 * @param connectionsMax open connections; further ones are closed
 */
public record HttpLimits(
        int lineBytesMax,
        int headerBytesMax,
        int bodyBytesMax,
        long headReadMs,
        long bodyReadMs,
        long answerWriteMs,
        long idleMs,
        long lingerMs,
        int requestsMax,
        int connectionsMax) {}
