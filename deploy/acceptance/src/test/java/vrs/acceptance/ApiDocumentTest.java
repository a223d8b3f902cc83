package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Method;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker sees what it is there to see: one true answer, and that answer with one thing wrong. */
class ApiDocumentTest {
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "application/problem+json",
            "content-length", "126",
            "vrs-served",
                    "az=r1-az1; unit=main; instance=r1-az1-dash-main-1; grade=-; reason=none; layer=document; drm-az=-; clear-az=-",
            "server-timing", "dash;dur=8.9, gw;dur=10",
            "traceparent", "00-433ae597d63eee477734362acf527b87-bdebfa5dbd7adf2f-01",
            "cache-control", "private, no-store",
            "vary", "Authorization, Accept, Origin",
            "access-control-allow-origin", "*",
            "access-control-allow-methods", "GET, HEAD, POST, OPTIONS",
            "access-control-allow-headers", "Authorization, Content-Type, Accept, Range, traceparent");
    private static final String BODY =
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is no such video.\",\"code\":\"unknown-video\",\"vid\":\"nope\"}";

    private final ApiDocument document;

    ApiDocumentTest() throws IOException {
        this.document = ApiDocument.parse(Files.readString(Cluster.root().resolve("docs/openapi.json")));
    }

    @Test
    void trueAnswer_fits() {
        assertThat(document.faults(answer(404, headers(), BODY))).isEmpty();
    }

    @Test
    void undocumentedStatus_isSeen() {
        assertThat(document.faults(answer(418, headers(), BODY)))
                .containsExactly("the status 418 is not in the document");
    }

    @Test
    void undocumentedHeader_missingOne_andWrongValue_areSeen() {
        Map<String, String> more = headers();
        more.put("x-powered-by", "me");
        Map<String, String> less = headers();
        less.remove("vary");
        Map<String, String> other = headers();
        other.put("cache-control", "public");

        assertThat(document.faults(answer(404, more, BODY)))
                .containsExactly("the header x-powered-by is not in the document");
        assertThat(document.faults(answer(404, less, BODY))).containsExactly("the header vary is missing");
        assertThat(document.faults(answer(404, other, BODY)))
                .singleElement()
                .asString()
                .contains("cache-control");
    }

    @Test
    void undocumentedField_code_andType_areSeen() {
        Map<String, String> html = headers();
        html.put("content-type", "text/html");

        assertThat(document.faults(answer(404, headers(), BODY.replace("\"vid\"", "\"video\""))))
                .singleElement()
                .asString()
                .contains("video");
        assertThat(document.faults(answer(404, headers(), BODY.replace("unknown-video", "withdrawn"))))
                .containsExactly("the code withdrawn is not in the document under 404");
        assertThat(document.faults(answer(404, headers(), BODY.replace("404", "410"))))
                .containsExactly("the problem says 410 in an answer of 404");
        assertThat(document.faults(answer(404, html, BODY)))
                .containsExactly("the type text/html is not in the document");
    }

    @Test
    void requestThatTheDocumentRefuses_mustBeA400_andNoOther() {
        for (Map<String, String> query : List.of(Map.of("vid", "nope", "bid", "481"), Map.<String, String>of())) {
            assertThat(document.faults(exchange(query, 404, headers(), BODY)))
                    .singleElement()
                    .asString()
                    .startsWith("the document says of this request: [");
        }
        String refused = BODY.replace("404", "400")
                .replace("unknown-video", "bad-request")
                .replace("Not Found", "Bad Request");
        assertThat(document.faults(answer(400, headers(), refused)))
                .containsExactly("the document says of this request: []");
    }

    private static Map<String, String> headers() {
        Map<String, String> all = new HashMap<>(HEADERS);
        all.put("access-control-expose-headers", "VRS-Served, VRS-Retry, Retry-After, Server-Timing");
        return all;
    }

    private static Exchange answer(int status, Map<String, String> headers, String body) {
        return exchange(Map.of("vid", "nope"), status, headers, body);
    }

    private static Exchange exchange(Map<String, String> query, int status, Map<String, String> headers, String body) {
        return new Exchange(Method.GET, "/dash", query, "", status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
