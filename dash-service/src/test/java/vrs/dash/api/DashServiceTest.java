package vrs.dash.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.topology.Role;
import vrs.topology.TopologyFile;

/** The whole process over HTTP, with its neighbours by script. */
@QuarkusTest
@QuarkusTestResource(TestNeighbours.class)
class DashServiceTest {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void open_isAnsweredAsJson() {
        Response response = given().get("/dash?vid=open");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.jsonPath().getString("grade")).isEqualTo("full");
        assertThat(response.header("VRS-Served"))
                .matches("az=r1-az1; unit=main; instance=r1-az1-dash-main-1; grade=full; reason=none; "
                        + "layer=(l1|document); drm-az=-; clear-az=r1-az1");
        assertThat(response.header("VRS-Outcome")).isEqualTo("answered");
        headersOfTheContract(response);
    }

    @Test
    void encrypted_isAnsweredAsMpd() {
        Response response = given().header("Accept", "application/dash+xml").get("/dash?vid=encrypted&drm=clearkey");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/dash+xml");
        assertThat(response.asString()).contains("<dashif:Laurl>").doesNotContain("/clear/");
        headersOfTheContract(response);
    }

    @Test
    void drmBroken_isClearWithItsReason() {
        Response response = given().get("/dash?vid=drm-hangs&drm=clearkey");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.header("VRS-Served")).contains("grade=clear; reason=drm-unavailable");
    }

    @Test
    void nothingLeft_isAFailureForTheGateway() {
        Response response = given().get("/dash?vid=nowhere");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.jsonPath().getString("code")).isEqualTo("unavailable");
        assertThat(response.header("VRS-Outcome")).isEqualTo("failed");
        assertThat(response.header("VRS-Reason")).isEqualTo("clear-unavailable");
        assertThat(response.header("Retry-After")).isEqualTo("1");
        headersOfTheContract(response);
    }

    @Test
    void manifestUrl_opensWithNothingElse() {
        String url = given().get("/dash?vid=encrypted&drm=clearkey").jsonPath().getString("manifestUrl");
        URI uri = URI.create(url);

        given().urlEncodingEnabled(false)
                .get(uri.getRawPath() + "?" + uri.getRawQuery())
                .then()
                .statusCode(200)
                .contentType("application/dash+xml")
                .body(containsString("v720"));
    }

    @ParameterizedTest
    @CsvSource({
        "400,bad-request,/dash?vid=a%20b",
        "400,bad-request,/dash",
        "404,unknown-video,/dash?vid=nobody",
        "404,not-found,/nothing/here",
        "404,not-found,/",
        "410,withdrawn,/dash?vid=gone",
        "410,withdrawn,/dash?vid=denied",
        "403,drm-required,/dash?vid=encrypted",
        "406,not-playable,/dash?vid=open&codecs=vp9"
    })
    void refusal_isAProblemWithAllHeaders(int status, String code, String path) {
        Response response = given().urlEncodingEnabled(false).get(path);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.header("VRS-Outcome")).isEqualTo("denied");
        assertThat(response.header("VRS-Served")).contains("grade=-");
        headersOfTheContract(response);
    }

    @Test
    void wrongMethod_saysWhichAreRight() {
        for (Method method : new Method[] {Method.POST, Method.DELETE, Method.PUT}) {
            Response response = given().request(method, "/dash");

            assertThat(response.statusCode()).as(method.name()).isEqualTo(405);
            assertThat(response.header("Allow")).contains("GET");
            assertThat(response.jsonPath().getString("code")).isEqualTo("method-not-allowed");
            headersOfTheContract(response);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ";", "application/dash+xml;q=nonsense", "image/png"})
    void accept_neverFails(String accept) {
        given().header("Accept", accept)
                .get("/dash?vid=open")
                .then()
                .statusCode(200)
                .contentType("application/json");
    }

    @Test
    void head_hasTheHeadersOfGet_andNoBody() {
        Response get = given().get("/dash?vid=open");
        Response head = given().head("/dash?vid=open");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.asByteArray()).isEmpty();
        assertThat(head.contentType()).isEqualTo(get.contentType());
        assertThat(head.header("VRS-Served")).contains("grade=full");
        assertThat(given().head("/dash?vid=nobody").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dash", "/dash?vid=open", "/anything"})
    void options_isAnswered(String path) {
        Response response = given().header("Origin", "https://player.example")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .options(path);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.header("Access-Control-Allow-Methods")).contains("GET", "HEAD", "OPTIONS");
        headersOfTheContract(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/ready", "/internal/other", "//internal/ready", "/%69nternal/ready"})
    void internalPath_withoutCredential_isLikeAnyUnknownOne(String path) {
        String unknown = given().get("/nothing").asString();
        for (Method method : new Method[] {Method.GET, Method.POST, Method.OPTIONS, Method.HEAD}) {
            for (RequestSpecification stranger :
                    new RequestSpecification[] {given(), given().header("VRS-Internal", "credential-of-another")}) {
                Response response = stranger.urlEncodingEnabled(false).request(method, path);

                assertThat(response.statusCode()).as(method + " " + path).isEqualTo(404);
                assertThat(response.asString()).isEqualTo(method == Method.HEAD ? "" : unknown);
            }
        }
    }

    @Test
    void internalReady_withCredential_isUp_onceWarm() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        internal().get("/internal/ready").then().statusCode(200).body("status", equalTo("UP")));
    }

    @Test
    void internalHeaders_countWithTheCredentialOnly() {
        given().header("VRS-Deadline-Ms", "0").get("/dash?vid=open").then().statusCode(200);
        internal()
                .header("VRS-Deadline-Ms", "0")
                .get("/dash?vid=open")
                .then()
                .statusCode(503)
                .header("VRS-Outcome", "failed");
    }

    @Test
    void traceparent_isKept() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        assertThat(given().header("traceparent", trace).get("/dash?vid=open").header("traceparent"))
                .isEqualTo(trace);
    }

    @Test
    void management_showsHealthAndMetrics() {
        given().get("/dash?vid=open").then().statusCode(200);
        given().head("/dash?vid=nobody").then().statusCode(404);

        given().get(management.resolve("health/live")).then().statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        given().get(management.resolve("health/ready")).then().statusCode(200));
        String metrics = given().get(management.resolve("metrics")).asString();
        assertThat(metrics)
                .contains("vrs_dash_plays_total{class=\"play\",code=\"ok\",grade=\"full\",reason=\"none\"")
                .contains("vrs_dash_upstream_attempts_total{az=\"r1-az1\",outcome=\"answered\",service=\"clear\"");
        assertThat(given().get("/metrics").statusCode()).isEqualTo(404);
        assertThat(given().get("/health/ready").statusCode()).isEqualTo(404);
    }

    @Test
    void load_isForWhoHasTheCredential() {
        Response load = internal().get("/internal/load");

        assertThat(load.statusCode()).isEqualTo(200);
        assertThat(load.contentType()).startsWith("text/plain");
        assertThat(load.asString().lines().toList().getFirst()).isEqualTo("vrs-load 1");
        assertThat(load.asString())
                .containsPattern("(?m)^play [0-9]+ off$")
                .containsPattern("(?m)^preload [0-9]+ off$");
        assertThat(given().get("/internal/load").statusCode()).isEqualTo(404);
    }

    /** All of it by the control file, while the process runs: one at a time, then everybody again. */
    @Test
    void admission_shedsAtTheDoor_byClass() throws Exception {
        URI letGo = TopologyFile.read(Path.of(System.getProperty("vrs.topology")))
                .instances(Role.DRM, TestHome.AZ)
                .getFirst()
                .uri(TestNeighbours.LET_GO);
        CompletableFuture<Integer> held;
        try {
            control(Map.of("admission.dash.inflight", "1"));
            loadBecomes("play 0 1");
            // Not in the pool that everybody shares: who waits there keeps the client of the process from waking.
            held = CompletableFuture.supplyAsync(
                    () -> given().get("/dash?vid=held&drm=clearkey").statusCode(), Thread::startVirtualThread);
            loadBecomes("play 1 1");

            Response play = given().get("/dash?vid=open");
            assertThat(play.statusCode()).isEqualTo(503);
            assertThat(play.jsonPath().getString("code")).isEqualTo("overloaded");
            assertThat(play.contentType()).isEqualTo("application/problem+json");
            assertThat(play.header("VRS-Outcome")).isEqualTo("shed");
            assertThat(play.header("VRS-Reason")).isEqualTo("overload");
            assertThat(play.header("Retry-After")).isEqualTo("1");
            assertThat(play.header("VRS-Served")).contains("grade=-; reason=overload");
            headersOfTheContract(play);
            for (String lower : new String[] {"autoplay", "preload"}) {
                Response shed = internal().header("VRS-Class", lower).get("/dash?vid=open");
                assertThat(shed.statusCode()).isEqualTo(429);
                assertThat(shed.jsonPath().getString("code")).isEqualTo("shed");
            }
            assertThat(given().header("VRS-Class", "preload")
                            .get("/dash?vid=open")
                            .statusCode())
                    .as("a class counts with the credential only")
                    .isEqualTo(503);
            assertThat(given().head("/dash?vid=open").statusCode()).isEqualTo(503);
            assertThat(given().options("/dash").statusCode()).isEqualTo(204);
        } finally {
            given().get(letGo).then().statusCode(204);
            control(Map.of("admission.dash.inflight", "off"));
        }
        assertThat(held.join()).as("who was in stays in").isEqualTo(200);
        loadBecomes("play 0 off");
        given().get("/dash?vid=open").then().statusCode(200);
    }

    private static void loadBecomes(String line) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        internal().get("/internal/load").asString())
                .contains(line));
    }

    @Test
    void forcedCloud_speaksThroughReadiness() throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> internal().get("/internal/ready").then().statusCode(200));
        try {
            control(Map.of("cloud.private", "forced-offline"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> internal().get("/internal/ready").then().statusCode(503));
            given().get(management.resolve("health/ready")).then().statusCode(503);
            given().get("/dash?vid=open").then().statusCode(200);
        } finally {
            control(Map.of("cloud.private", "auto"));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> internal().get("/internal/ready").then().statusCode(200));
    }

    private static Path home() {
        return Path.of(System.getProperty("vrs.home"));
    }

    private static void control(Map<String, String> changes) throws IOException {
        new ControlFile(ControlFile.in(home()), ControlState.atRest("r1-az1"))
                .change(state -> state.with(changes, "test", state.changedAtMs() + 1));
    }

    private static RequestSpecification internal() {
        return given().header("VRS-Internal", TestHome.CREDENTIAL);
    }

    private static void headersOfTheContract(Response response) {
        assertThat(response.header("VRS-Served")).startsWith("az=r1-az1; unit=main; ");
        assertThat(response.header("Server-Timing")).matches("dash;dur=[0-9]+\\.[0-9]");
        assertThat(response.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(response.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(response.header("Vary")).isEqualTo("Authorization, Accept, Origin");
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(response.header("Access-Control-Allow-Headers"))
                .isEqualTo("Authorization, Content-Type, Accept, Range, traceparent");
        assertThat(response.header("Access-Control-Expose-Headers"))
                .isEqualTo("VRS-Served, VRS-Retry, Retry-After, Server-Timing");
    }
}
