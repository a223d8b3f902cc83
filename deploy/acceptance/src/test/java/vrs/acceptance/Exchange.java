package vrs.acceptance;

import io.restassured.http.Header;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request and its answer, as the document of the contract speaks of them.
 *
 * @param query parameters as they were before URL encoding
 * @param requestBody empty when none was sent
 * @param headers of the answer, by name in lower case; several of one name are joined by a comma
 */
record Exchange(
        Method method,
        String path,
        Map<String, String> query,
        String requestBody,
        int status,
        Map<String, String> headers,
        byte[] body) {

    /** Sends a request to an origin and keeps what came back. */
    static Exchange send(
            RequestSpecification request, Method method, String origin, String path, Map<String, String> query) {
        return send(request, method, origin, path, query, "");
    }

    /** The same with a body. */
    static Exchange send(
            RequestSpecification request,
            Method method,
            String origin,
            String path,
            Map<String, String> query,
            String body) {
        RequestSpecification whole = body.isEmpty() ? request : request.body(body);
        Response response = whole.queryParams(query).request(method, origin + path);
        Map<String, List<String>> headers = new TreeMap<>();
        for (Header header : response.headers()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.getValue());
        }
        Map<String, String> joined = new LinkedHashMap<>();
        headers.forEach((name, values) -> joined.put(name, String.join(", ", values)));
        return new Exchange(
                method,
                path,
                Map.copyOf(query),
                body,
                response.statusCode(),
                Map.copyOf(joined),
                response.asByteArray());
    }

    /** The media type of the answer without its parameters. */
    String mediaType() {
        return headers.getOrDefault("content-type", "-").split(";")[0].strip();
    }

    @Override
    public String toString() {
        return method + " " + path + " " + query + " -> " + status + " " + mediaType();
    }
}
