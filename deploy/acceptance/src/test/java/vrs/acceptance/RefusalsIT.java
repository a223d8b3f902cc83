package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.HttpClientBuilder;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal of the contract, from dash through the entry name and from the fallback player on its own port. */
@WithCluster
@Order(20)
class RefusalsIT {
    private static final int FALLBACK = 145;

    private final Cluster cluster;

    RefusalsIT(Cluster cluster) {
        this.cluster = cluster;
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, "bad-request", Map.of("vid", "no spaces")),
                Arguments.of(400, "bad-request", Map.of("vid", "free-clear", "intent", "sleep")),
                Arguments.of(400, "bad-request", Map.of("vid", "free-clear", "bid", "481")),
                Arguments.of(400, "bad-request", Map.of("vid", "free-clear", "platform", "toaster")),
                Arguments.of(400, "bad-request", Map.of("vid", "free-clear", "format", "hls")),
                Arguments.of(400, "bad-request", Map.of("intent", "play")),
                Arguments.of(404, "unknown-video", Map.of("vid", "nobody-knows-this")),
                Arguments.of(410, "withdrawn", Map.of("vid", "withdrawn-film")),
                Arguments.of(403, "vip-required", Map.of("vid", "vip-film")),
                Arguments.of(403, "territory-blocked", Map.of("vid", "territory-us")),
                Arguments.of(403, "platform-blocked", Map.of("vid", "platform-tv")),
                Arguments.of(403, "outside-window", Map.of("vid", "not-yet")),
                Arguments.of(403, "drm-required", Map.of("vid", "drm-only", "drm", "none")),
                Arguments.of(403, "drm-required", Map.of("vid", "drm-fallback", "drm", "none")),
                Arguments.of(406, "not-playable", Map.of("vid", "hevc-only", "codecs", "avc1")));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("refusals")
    void refusal_isTheSameFromDashAndFallback(int status, String code, Map<String, String> parameters) {
        for (String origin : new String[] {Cluster.entry("main.r1"), Cluster.origin(FALLBACK)}) {
            Response response = Play.dash(origin, parameters);

            assertThat(response.statusCode())
                    .as(origin + " " + response.asString())
                    .isEqualTo(status);
            response.then().contentType("application/problem+json").body("code", equalTo(code));
            assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
            assertThat(Play.served(response, "grade")).isEqualTo("-");
            assertThat(response.header("Cache-Control")).isEqualTo("private, no-store");
            assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(response.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
            assertThat(response.header("Server-Timing")).isNotBlank();
        }
    }

    @Test
    void malformedParameter_isNamed() {
        Play.dash(Cluster.entry("main.r1"), Map.of("vid", "free-clear", "bid", "abc"))
                .then()
                .body("detail", org.hamcrest.Matchers.containsString("bid"));
    }

    @Test
    void brokenPercentEncoding_isBadRequestToo() throws IOException {
        for (int offset : new int[] {90, FALLBACK}) {
            String answer = raw(offset, "GET /dash?vid=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("\"code\":\"bad-request\"", "VRS-Served: az=r1-az1;");
        }
    }

    /** What comes back for bytes that no HTTP client would send. */
    private static String raw(int offset, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", Cluster.BASE + offset)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tokenThatIsNotGenuine_isBadToken() {
        String genuine = cluster.token("vip");
        String forged = genuine.substring(0, genuine.length() - 8) + "AAAAAAAA";
        for (String origin : new String[] {Cluster.entry("main.r1"), Cluster.origin(FALLBACK)}) {
            for (String token : new String[] {"x", forged, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4IiwicGxhbiI6InZpcCJ9."}) {
                Response response = Play.dash(origin, Map.of("vid", "free-clear"), token);

                assertThat(response.statusCode()).as(origin).isEqualTo(401);
                response.then().body("code", equalTo("bad-token"));
            }
            assertThat(Play.dash(origin, Map.of("vid", "vip-film"), genuine).statusCode())
                    .as(origin + ": the genuine one is accepted")
                    .isNotEqualTo(401);
        }
    }

    @Test
    void expiredToken_isBadToken() {
        String expired =
                cluster.vrs("token", "--plan", "vip", "--ttl", "-1h").out().strip();
        assertThat(expired).as("a token that ended an hour ago").isNotEmpty();
        for (String origin : new String[] {Cluster.entry("main.r1"), Cluster.origin(FALLBACK)}) {
            Play.dash(origin, Map.of("vid", "free-clear"), expired)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("bad-token"));
        }
    }

    @Test
    void territory_comesFromTheClientAddressThroughTheEntryName() throws Exception {
        RequestConfig fromUs = RequestConfig.custom()
                .setLocalAddress(InetAddress.getByName("127.1.0.1"))
                .build();
        try (var client =
                HttpClientBuilder.create().setDefaultRequestConfig(fromUs).build()) {
            for (String origin : new String[] {Cluster.entry("main.r1"), Cluster.origin(FALLBACK)}) {
                try (var response =
                        client.execute(new org.apache.http.client.methods.HttpGet(origin + "/dash?vid=territory-us"))) {
                    assertThat(response.getStatusLine().getStatusCode())
                            .as(origin)
                            .isEqualTo(200);
                }
            }
        }
    }

    @Test
    void licenceWithoutToken_isLicenceRefused() {
        Play.request()
                .body("{\"kids\":[],\"type\":\"temporary\"}")
                .post(Cluster.entry("main.r1") + "/licence")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("licence-refused"));
    }

    @Test
    void unknownPathAndMethod_areProblemsWithAllHeaders() {
        Response path = Play.request().get(Cluster.entry("main.r1") + "/admin");
        Response method = Play.request().delete(Cluster.entry("main.r1") + "/dash");

        assertThat(path.statusCode()).isEqualTo(404);
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(Play.served(path, "unit")).isEqualTo("-");
        assertThat(method.header("Allow")).contains("GET");
        assertThat(method.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }
}
