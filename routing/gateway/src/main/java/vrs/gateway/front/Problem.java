package vrs.gateway.front;

import io.netty.handler.codec.http.HttpResponseStatus;
import vrs.gateway.route.LoweredReason;
import vrs.gateway.route.TrafficClass;

/** What a gateway refuses by itself. */
enum Problem {
    BAD_REQUEST(HttpResponseStatus.BAD_REQUEST, "bad-request", "The request is not valid HTTP."),
    MALFORMED_TARGET(
            HttpResponseStatus.BAD_REQUEST, "bad-request", "A parameter is malformed: it is no percent-encoded text."),
    NOT_FOUND(HttpResponseStatus.NOT_FOUND, "not-found", "There is nothing here."),
    METHOD_NOT_ALLOWED(
            HttpResponseStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "This path does not know that method."),
    REQUEST_TIMEOUT(HttpResponseStatus.REQUEST_TIMEOUT, "request-timeout", "The request did not come to its end."),
    BODY_TOO_LARGE(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "The body is too large."),
    TARGET_TOO_LONG(HttpResponseStatus.REQUEST_URI_TOO_LONG, "too-large", "The request line is too long."),
    EXPECTATION_FAILED(HttpResponseStatus.EXPECTATION_FAILED, "bad-request", "That expectation is not known here."),
    HEADERS_TOO_LARGE(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "too-large", "The headers are too large."),
    SHED(HttpResponseStatus.TOO_MANY_REQUESTS, "shed", "There is more to do than can be done; this can wait."),
    OVERLOADED(HttpResponseStatus.SERVICE_UNAVAILABLE, "overloaded", "There is more to do than can be done."),
    UNAVAILABLE(HttpResponseStatus.SERVICE_UNAVAILABLE, "unavailable", "This cannot be answered at the moment.");

    private final HttpResponseStatus status;
    private final String code;
    private final String detail;

    Problem(HttpResponseStatus status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** What a request is told for which nobody is left. */
    static Problem nobodyLeft(TrafficClass trafficClass, LoweredReason why) {
        if (why != LoweredReason.OVERLOAD) {
            return UNAVAILABLE;
        }
        return switch (trafficClass) {
            case PLAY -> OVERLOADED;
            case AUTOPLAY, PRELOAD -> SHED;
        };
    }

    /** Whether the same request may be answered a little later. */
    boolean passes() {
        return switch (this) {
            case SHED, OVERLOADED, UNAVAILABLE -> true;
            case BAD_REQUEST,
                    MALFORMED_TARGET,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    REQUEST_TIMEOUT,
                    BODY_TOO_LARGE,
                    TARGET_TOO_LONG,
                    EXPECTATION_FAILED,
                    HEADERS_TOO_LARGE -> false;
        };
    }

    HttpResponseStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }

    /** What a connection counts as that ends with it. */
    Cut cut() {
        return code.equals("too-large") ? Cut.TOO_LARGE : Cut.MALFORMED;
    }
}
