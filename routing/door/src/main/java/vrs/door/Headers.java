package vrs.door;

/** Header names and fixed values of {@code docs/contract.md}. */
public final class Headers {
    /** Where an answer was made. */
    public static final String SERVED = "VRS-Served";
    /** How an answer ended, in one word for the caller. */
    public static final String OUTCOME = "VRS-Outcome";
    /** Why a request was not served as asked, in one word of the closed list. */
    public static final String REASON = "VRS-Reason";
    /** The outcome under which requests are counted that nobody made. */
    public static final String REHEARSAL = "rehearsal";

    /** The outcome of what was served as asked. */
    public static final String ANSWERED = "answered";

    static final String DENIED = "denied";
    static final String FAILED = "failed";
    static final String SHED = "shed";
    static final String OVERLOAD = "overload";
    static final String ALLOW_METHODS = "GET, HEAD, POST, OPTIONS";
    static final String ALLOW_HEADERS = "Authorization, Content-Type, Accept, Range, traceparent";
    static final String EXPOSE_HEADERS = "VRS-Served, VRS-Retry, Retry-After, Server-Timing";

    private Headers() {}
}
