package vrs.acceptance;

/** Where strangers come in. */
enum Door {
    GATEWAY(100, "/dash?vid=free-clear"),
    FALLBACK(145, "/dash?vid=free-clear"),
    EDGE(80, "/1-k1-x/free-clear/clear/v240/1.m4s");

    private final int offset;
    private final String path;

    Door(int offset, String path) {
        this.offset = offset;
        this.path = path;
    }

    int port() {
        return Cluster.BASE + offset;
    }

    /** A whole request that is answered at once. */
    String get() {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    /** A small request with an answer that is larger, and cheap to make. */
    String unread() {
        return "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    /** A request line and what else stands before the headers in question. */
    String post() {
        return "POST " + (this == GATEWAY ? "/licence?token=x" : path) + " HTTP/1.1\r\nHost: a\r\n";
    }
}
