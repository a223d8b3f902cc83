package vrs.dns.answer;

/** What is done about what came in. */
public sealed interface Reply {
    /**
     * This goes back.
     *
     * @param bytes the whole message
     * @param name what was asked, such as {@code main.r1}; few values, for metrics
     * @param rcode such as {@code NOERROR}
     */
    record Sent(byte[] bytes, String name, String rcode) implements Reply {}

    /** Nothing goes back: it is not even a question. */
    record Ignored() implements Reply {}
}
