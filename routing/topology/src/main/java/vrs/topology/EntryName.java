package vrs.topology;

/**
 * A name that players ask: which AZ answers under it is decided by DNS.
 *
 * @param kind main, or the one that a retry goes to
 * @param region the client region that it serves
 * @param host the name
 * @param port its port
 */
public record EntryName(Kind kind, String region, String host, int port) {
    /** The two names of a region never lead to the same AZ while two are up. */
    public enum Kind {
        MAIN,
        RETRY
    }

    /** The origin of its URLs, without a slash at the end. */
    public String origin() {
        return "http://" + host + ":" + port;
    }
}
