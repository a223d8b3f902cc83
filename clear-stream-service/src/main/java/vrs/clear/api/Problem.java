package vrs.clear.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;

/** Every refusal of this service, as an RFC 9457 problem with a stable code. */
enum Problem {
    BAD_REQUEST(400, "bad-request", "Bad request", "a field of the request is missing or malformed"),
    NOT_FOUND(404, "not-found", "Not found", "there is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method not allowed", "this path is asked with another method"),
    WITHDRAWN(410, "withdrawn", "Withdrawn", "this video was taken down"),
    UNAVAILABLE(503, "unavailable", "Unavailable", "try again");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "application/problem+json";
    private static final int STATUS_FAILED_MIN = 500;

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    Problem(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    Response response() {
        boolean isOurs = status >= STATUS_FAILED_MIN;
        Response.ResponseBuilder response = Response.status(status)
                .header("Content-Type", TYPE)
                .header(Headers.OUTCOME, isOurs ? Headers.FAILED : Headers.DENIED)
                .entity(JSON.createObjectNode()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("code", code)
                        .toString());
        if (isOurs) {
            response.header("Retry-After", "1");
        }
        return response.build();
    }
}
