package vrs.clear.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;

/** Refusals as RFC 9457 problems with a stable code. */
final class Problem {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SERVER_ERROR = 500;

    private Problem() {}

    static Response of(int status, String code, String title, String detail) {
        String body = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .toString();
        return Response.status(status)
                .type("application/problem+json")
                .header(Headers.OUTCOME, status >= SERVER_ERROR ? "failed" : "denied")
                .entity(body)
                .build();
    }

    /** What a path is told that is not there, or not there for this caller. */
    static Response notFound() {
        return of(404, "not-found", "Not found", "there is nothing here");
    }
}
