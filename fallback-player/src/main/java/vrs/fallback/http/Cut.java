package vrs.fallback.http;

/** Why a connection was ended by us; what it counts as in the metrics. */
enum Cut {
    /** There are too many. */
    CONNECTIONS_MAX("connections-max"),
    /** It was opened and nothing was asked. */
    SILENT("silent"),
    /** The head of a request did not come to its end. */
    SLOW_HEADERS("slow-headers"),
    /** The body of a request did not come to its end. */
    SLOW_BODY("slow-body"),
    /** The client does not take its answer. */
    SLOW_READER("slow-reader"),
    /** Nothing moved between two requests. */
    IDLE("idle"),
    /** It had as many requests as one connection may have. */
    REQUESTS_MAX("requests-max"),
    /** A line, the headers or a body were over their bound. */
    TOO_LARGE("too-large"),
    /** It was not HTTP, or could be read in two ways. */
    MALFORMED("malformed");

    private final String id;

    Cut(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
