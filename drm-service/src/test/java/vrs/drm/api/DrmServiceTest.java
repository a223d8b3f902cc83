package vrs.drm.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.drm.TestHome;

/** The whole process over HTTP, from files of its own. */
@QuarkusTest
@QuarkusTestResource(ScriptedHome.class)
class DrmServiceTest {
    private static final String KEY_ID = "a1c0de00000000000000000000001201";
    private static final String OTHER_KEY_ID = "a1c0de00000000000000000000001202";

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @BeforeAll
    static void sendWhatTheTestSays() {
        RestAssured.config = RestAssured.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
    }

    @Test
    void streams_areAddressesKeyIdsAndAToken() {
        Response response = streams("film", "CN");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.header("VRS-Outcome")).isEqualTo("answered");
        response.then()
                .body("vid", equalTo("film"))
                .body("renditions[0].id", equalTo("v240"))
                .body("renditions[0].addresses", hasSize(2))
                .body("keyIds", equalTo(List.of(KEY_ID)));
        assertThat(response.jsonPath().getString("renditions[0].addresses[1].base"))
                .matches("http://b\\.localhost/[0-9]+-c1-[A-Za-z0-9_-]{43}/film/cenc/v240/");
        assertThat(response.jsonPath().getString("subtitles[0].url")).endsWith("/film/cenc/s-en/subtitles.vtt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{}",
                "{\"vid\":{}}",
                "{\"vid\":\"film\",\"renditions\":[{\"id\":\"a/../b\",\"keyId\":\"a1c0de00000000000000000000001201\"}],"
                        + "\"expiresAt\":\"2030-01-01T00:00:00Z\",\"subjectHash\":\"-\",\"territory\":\"CN\"}",
                "{\"vid\":\"film\",\"renditions\":[],\"expiresAt\":\"soon\",\"subjectHash\":\"-\",\"territory\":\"CN\"}",
                "{\"vid\":\"film\",\"renditions\":[],\"expiresAt\":\"2030-01-01T00:00:00Z\",\"subjectHash\":\"a\\nb\","
                        + "\"territory\":\"CN\"}"
            })
    void streams_ofABrokenRequest_areABadRequest(String body) {
        problem(internal().contentType("application/json").body(body).post("/drm/streams"), 400, "bad-request");
    }

    @Test
    void streams_ofAWithdrawnVideo_areGone() {
        problem(streams("denied", "CN"), 410, "withdrawn");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"text/plain", "application/json", "application/octet-stream", "application/x-unheard-of"})
    void licence_isIssued_whateverTheContentType(String contentType) {
        RequestSpecification request = given().queryParam("token", token("CN"));
        Response response = (contentType == null ? request.noContentType() : request.contentType(contentType))
                .body(kids(KEY_ID).getBytes())
                .post("/licence");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("application/json");
        assertThat(response.asString())
                .as("computed by another HMAC-SHA256")
                .isEqualTo(
                        "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"ocDeAAAAAAAAAAAAAAASAQ\",\"k\":\"PMvn-0p-qnpj1O41U8mKNw\"}],"
                                + "\"type\":\"temporary\"}");
        assertThat(response.header("VRS-Outcome")).isEqualTo("answered");
        headersOfTheContract(response);
    }

    @Test
    void licence_withoutAGenuineToken_isRefused() {
        problem(given().body(kids(KEY_ID)).post("/licence"), 403, "licence-refused");
        problem(licence("", kids(KEY_ID)), 403, "licence-refused");
        problem(licence("a.b.c", kids(KEY_ID)), 403, "licence-refused");
        problem(licence(token("CN") + "x", kids(KEY_ID)), 403, "licence-refused");
        problem(licence(token("CN"), kids(KEY_ID, OTHER_KEY_ID)), 403, "licence-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"kids\":1}", "{\"kids\":[\"x\"]}"})
    void licence_ofABrokenRequest_isABadRequest(String body) {
        problem(licence(token("CN"), body), 400, "bad-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {8 * 1024 + 1, 60_000})
    void licence_ofALargeBody_isRefused(int bytes) {
        problem(licence(token("CN"), " ".repeat(bytes)), 413, "bad-request");
    }

    @Test
    void licence_ofABodyBeyondReason_isRefusedAtTheDoor() throws IOException {
        // Only the head is sent: who still writes the body when the door closes may lose the answer.
        String head =
                "POST /licence?token=" + token("CN") + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            assertThat(status).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void callerThatLeavesInItsBody_isCounted_andNoErrorOfOurs() throws IOException {
        double before = metric("vrs_door_callers_gone_total ");
        String head = "POST /licence?token=x HTTP/1.1\r\nHost: drm\r\nContent-Type: application/octet-stream\r\n"
                + "Content-Length: 1000\r\n\r\nhalf of it";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            // A caller that is gone before anybody reads leaves nothing to count.
            Awaitility.await("its body is waited for").until(() -> metric("http_server_active_requests") >= 1);
        }

        Awaitility.await("it is counted by the door").until(() -> metric("vrs_door_callers_gone_total ") > before);
    }

    private double metric(String name) {
        return given().get(management.resolve("/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void licence_withALongToken_isRefusedInWords() {
        problem(licence("p1." + "a".repeat(5_000) + ".b", kids(KEY_ID)), 403, "licence-refused");
    }

    @Test
    void territory_countsWithTheCredentialOnly() {
        String token = token("CN");

        problem(
                internal()
                        .header("VRS-Territory", "US")
                        .queryParam("token", token)
                        .body(kids(KEY_ID))
                        .post("/licence"),
                403,
                "licence-refused");
        given().header("VRS-Territory", "US")
                .queryParam("token", token)
                .body(kids(KEY_ID))
                .post("/licence")
                .then()
                .statusCode(200);
    }

    @Test
    void internalPath_withoutCredential_isLikeAnyUnknownOne() {
        String unknown = given().get("/nothing").asString();
        assertThat(internal().get("/nothing").asString()).isEqualTo(unknown);
        for (String path : List.of(
                "/drm/streams", "/internal/load", "/internal/ready", "//internal/ready", "/%69nternal/ready", "/")) {
            for (Method method : List.of(Method.GET, Method.POST, Method.OPTIONS)) {
                Response response = given().header("VRS-Internal", "credential-of-another")
                        .urlEncodingEnabled(false)
                        .request(method, path);

                problem(response, 404, "not-found");
                assertThat(response.asString()).isEqualTo(unknown);
            }
        }
    }

    @Test
    void preflight_isAnswered() {
        Response response = given().header("Origin", "https://player.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/licence");

        assertThat(response.statusCode()).isEqualTo(204);
        headersOfTheContract(response);
    }

    @Test
    void wrongMethod_isRefusedInWords() {
        Response response = given().get("/licence");

        problem(response, 405, "method-not-allowed");
        assertThat(response.header("Allow")).contains("POST");
    }

    @Test
    void traceparent_isKeptWhenValid() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        assertThat(given().header("traceparent", trace).post("/licence").header("traceparent"))
                .isEqualTo(trace);
        assertThat(given().header("traceparent", "00-0").post("/licence").header("traceparent"))
                .isNotEqualTo("00-0");
    }

    @Test
    void ready_speaksOnBothPorts_andMetricsAreThere() {
        Awaitility.await().until(() -> internal().get("/internal/ready").statusCode() == 200);
        licence(token("CN"), kids(KEY_ID)).then().statusCode(200);

        internal().get("/internal/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get(management.resolve("health/live")).then().statusCode(200);
        given().get(management.resolve("health/ready")).then().statusCode(200);
        assertThat(given().get(management.resolve("metrics")).asString())
                .contains("vrs_drm_licences_total{outcome=\"issued\"")
                .contains("vrs_drm_streams_total{outcome=\"answered\"")
                .contains("vrs_drm_streams_total{outcome=\"rehearsal\"")
                .contains("vrs_drm_licences_total{outcome=\"rehearsal\"");
        assertThat(given().get("/metrics").statusCode()).isEqualTo(404);
    }

    private static String token(String territory) {
        return streams("film", territory).jsonPath().getString("licenceToken");
    }

    private static Response streams(String vid, String territory) {
        return internal()
                .contentType("application/json")
                .body("{\"vid\":\"" + vid + "\",\"renditions\":[{\"id\":\"v240\",\"keyId\":\"" + KEY_ID
                        + "\",\"later\":1}],\"subtitles\":[\"en\"],\"expiresAt\":\"2099-01-01T00:00:00Z\","
                        + "\"subjectHash\":\"-\",\"territory\":\"" + territory + "\",\"later\":{}}")
                .post("/drm/streams");
    }

    private static Response licence(String token, String body) {
        return given().queryParam("token", token).body(body.getBytes()).post("/licence");
    }

    private static String kids(String... keyIds) {
        StringBuilder kids = new StringBuilder();
        for (String keyId : keyIds) {
            kids.append(kids.isEmpty() ? "\"" : ",\"")
                    .append(Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(HexFormat.of().parseHex(keyId)))
                    .append('"');
        }
        return "{\"kids\":[" + kids + "],\"type\":\"temporary\"}";
    }

    private static RequestSpecification internal() {
        return given().header("VRS-Internal", TestHome.CREDENTIAL);
    }

    private static void problem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.header("VRS-Outcome")).isEqualTo("denied");
        headersOfTheContract(response);
    }

    private static void headersOfTheContract(Response response) {
        assertThat(response.header("VRS-Served"))
                .isEqualTo("az=r1-az1; unit=-; instance=r1-az1-drm-1; grade=-; reason=none; layer=-; "
                        + "drm-az=r1-az1; clear-az=-");
        assertThat(response.header("Server-Timing")).matches("drm;dur=[0-9]+\\.[0-9]+");
        assertThat(response.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(response.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(response.header("Vary")).isEqualTo("Authorization, Accept, Origin");
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(response.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, POST, OPTIONS");
        assertThat(response.header("Access-Control-Allow-Headers"))
                .isEqualTo("Authorization, Content-Type, Accept, Range, traceparent");
        assertThat(response.header("Access-Control-Expose-Headers"))
                .isEqualTo("VRS-Served, VRS-Retry, Retry-After, Server-Timing");
    }
}
