package vrs.drm.api;

/** Header names and fixed values of {@code docs/contract.md}. */
final class Headers {
    static final String SERVED = "VRS-Served";
    static final String OUTCOME = "VRS-Outcome";
    /** The outcome under which requests are counted that nobody made. */
    static final String REHEARSAL = "rehearsal";

    static final String ANSWERED = "answered";
    static final String DENIED = "denied";
    static final String FAILED = "failed";
    static final String ALLOW_LICENCE = "POST, OPTIONS";
    static final String ALLOW_METHODS = "GET, HEAD, POST, OPTIONS";
    static final String ALLOW_HEADERS = "Authorization, Content-Type, Accept, Range, traceparent";
    static final String EXPOSE_HEADERS = "VRS-Served, VRS-Retry, Retry-After, Server-Timing";

    private Headers() {}
}
