package vrs.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;

/**
 * One kind of refusal, as an RFC 9457 problem with a stable code. Here are the ones that every internal service has; a
 * service adds its own.
 *
 * @param status of HTTP, 400 to 599; from 500 on the fault is ours, and the caller is told to try again
 * @param code stable, for programs
 * @param title for people
 * @param detail for people
 */
public record Problem(int status, String code, String title, String detail) {
    /** A field of the request is missing or malformed. */
    public static final Problem BAD_REQUEST =
            new Problem(400, "bad-request", "Bad request", "a field of the request is missing or malformed");
    /** There is nothing here, or nothing for this caller. */
    public static final Problem NOT_FOUND = new Problem(404, "not-found", "Not found", "there is nothing here");
    /** The path is there, the method is not. */
    public static final Problem METHOD_NOT_ALLOWED =
            new Problem(405, "method-not-allowed", "Method not allowed", "this path is asked with another method");
    /** The operators took the video down. */
    public static final Problem WITHDRAWN = new Problem(410, "withdrawn", "Withdrawn", "this video was taken down");
    /** More requests than this instance takes at once. */
    public static final Problem OVERLOADED =
            new Problem(503, "overloaded", "Overloaded", "this instance has all that it can take");
    /** An error of our own. */
    public static final Problem UNAVAILABLE = new Problem(503, "unavailable", "Unavailable", "try again");

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String TYPE = "application/problem+json";
    private static final int STATUS_FAILED_MIN = 500;

    /** The same refusal with more to say about what was wrong. */
    public Problem saying(String specificDetail) {
        return new Problem(status, code, title, specificDetail);
    }

    /** The answer that says so, with its outcome. */
    public Response response() {
        boolean isOurs = status >= STATUS_FAILED_MIN;
        Response.ResponseBuilder response = Response.status(status)
                .header("Content-Type", TYPE)
                .header(Headers.OUTCOME, isOurs ? Headers.FAILED : Headers.DENIED)
                .entity(body());
        if (isOurs) {
            response.header("Retry-After", "1");
        }
        return response.build();
    }

    /** What stands in the answer. */
    String body() {
        return JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .toString();
    }
}
