package vrs.fallback.play;

/** Why there is no answer: the stable code, the HTTP status, and a sentence for people. */
public enum Refusal {
    BAD_REQUEST(400, "bad-request", "Bad Request", "The request is malformed."),
    BAD_TOKEN(401, "bad-token", "Unauthorized", "The token is not valid."),
    TERRITORY_BLOCKED(403, "territory-blocked", "Forbidden", "This title may not be played where you are."),
    PLATFORM_BLOCKED(403, "platform-blocked", "Forbidden", "This title may not be played on this kind of device."),
    OUTSIDE_WINDOW(403, "outside-window", "Forbidden", "This title is not available at this time."),
    VIP_REQUIRED(403, "vip-required", "Forbidden", "This title asks for a VIP membership."),
    DRM_REQUIRED(403, "drm-required", "Forbidden", "This title may be played with a DRM system only."),
    UNKNOWN_PATH(404, "not-found", "Not Found", "There is nothing here."),
    UNKNOWN_VIDEO(404, "unknown-video", "Not Found", "There is no such video."),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method Not Allowed", "This method is not available here."),
    NOT_PLAYABLE(406, "not-playable", "Not Acceptable", "This device decodes none of the renditions."),
    REQUEST_TIMEOUT(408, "request-timeout", "Request Timeout", "The request did not come to its end."),
    WITHDRAWN(410, "withdrawn", "Gone", "This video was taken down."),
    BODY_TOO_LARGE(413, "too-large", "Content Too Large", "The body is too large."),
    TARGET_TOO_LONG(414, "too-large", "URI Too Long", "The request line is too long."),
    EXPECTATION_FAILED(417, "bad-request", "Expectation Failed", "That expectation is not known here."),
    HEADERS_TOO_LARGE(431, "too-large", "Request Header Fields Too Large", "The headers are too large."),
    OVERLOADED(503, "overloaded", "Service Unavailable", "Too much is asked of this service right now."),
    UNAVAILABLE(503, "unavailable", "Service Unavailable", "This video cannot be served right now.");

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    Refusal(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The phrase of its status. */
    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }
}
