package vrs.clear.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.Plan;
import vrs.catalog.Rendition;
import vrs.catalog.Revision;
import vrs.catalog.Rights;
import vrs.catalog.VideoRecord;
import vrs.clear.TestHome;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.control.DenyList;

/** The whole process over HTTP, beside a document store of its own. */
@QuarkusTest
@QuarkusTestResource(TestNeighbours.class)
class ClearServiceTest {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    TestHome home;
    int documentPort;

    @Test
    void streams_areClearAddressesOnEveryCdn() {
        Response response = streams("film");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.header("VRS-Outcome")).isEqualTo("answered");
        assertThat(response.jsonPath().getString("renditions[0].addresses[1].base"))
                .matches("http://b\\.localhost/[0-9]+-c1-[A-Za-z0-9_-]{43}/film/clear/v240/");
        assertThat(response.jsonPath().getString("subtitles[0].url")).endsWith("/film/clear/s-en/subtitles.vtt");
        headersOfTheContract(response);
    }

    @Test
    void streams_ofAWithdrawnVideo_areGone() {
        problem(streams("denied"), 410, "withdrawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"vid\":{}}", "{\"vid\":\"a/b\",\"renditions\":[]}"})
    void streams_ofABrokenRequest_areABadRequest(String body) {
        problem(internal().contentType("application/json").body(body).post("/clear/streams"), 400, "bad-request");
    }

    @Test
    void everyPath_withoutCredential_isLikeAnyUnknownOne() {
        String unknown = internal().get("/nothing").asString();
        for (String path : List.of(
                "/nothing", "/clear/streams", "/internal/load", "/internal/ready", "//internal/ready", "/licence")) {
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
    void publishedAndWithdrawnVideos_areInTheSnapshot() throws IOException {
        try (MongoStreamStore store = MongoStreamStore.connect(MongoConfig.of("127.0.0.1", documentPort))) {
            store.write(video("first", 1), Duration.ofSeconds(10));
            await(() -> snapshot().contains("video\tfirst\t1.1\t"));

            store.write(video("second", 2), Duration.ofSeconds(10));
            await(() -> snapshot().contains("video\tsecond\t1.2\t"));

            home.withdraw(new DenyList(2, Set.of("denied", "first")));
            await(() -> snapshot().contains("gone\tfirst\n"));
            assertThat(snapshot()).contains("gone\tdenied\n", "video\tsecond").doesNotContain("video\tfirst");
        }
        await(() -> given().get(management.resolve("metrics")).asString().contains("vrs_snapshot_videos 1.0"));
        assertThat(given().get(management.resolve("metrics")).asString())
                .contains(
                        "vrs_snapshot_size_bytes ", "vrs_snapshot_age_seconds ", "vrs_snapshot_build_failures_total ");
    }

    @Test
    void ready_speaksOnBothPorts() {
        await(() -> internal().get("/internal/ready").statusCode() == 200);
        internal().get("/internal/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get(management.resolve("health/live")).then().statusCode(200);
        given().get(management.resolve("health/ready")).then().statusCode(200);
    }

    @Test
    void ready_comesAfterARehearsal_thatIsNotCountedAsServed() {
        await(() -> internal().get("/internal/ready").statusCode() == 200);

        String metrics = given().get(management.resolve("metrics")).asString();
        Matcher rehearsed = Pattern.compile("vrs_clear_streams_total\\{outcome=\"rehearsal\"} ([0-9.]+)")
                .matcher(metrics);
        assertThat(rehearsed.find()).as(metrics).isTrue();
        assertThat(Double.parseDouble(rehearsed.group(1))).isGreaterThan(1);
        assertThat(metrics).doesNotContain("vid=\"rehearsal\"");
    }

    @Test
    void forcedCloud_isHeard_andALimitIsTold() throws IOException {
        ControlFile control = new ControlFile(ControlFile.in(home.root()), ControlState.atRest("r1-az1"));
        await(() -> internal().get("/internal/ready").statusCode() == 200);
        try {
            control.change(
                    it -> it.with(Map.of("cloud.public", "forced-offline", "admission.clear.inflight", "7"), "ann", 1));
            await(() -> internal().get("/internal/ready").statusCode() == 503);

            assertThat(given().get(management.resolve("health/ready")).statusCode())
                    .isEqualTo(503);
            assertThat(streams("film").statusCode())
                    .as("whoever comes is answered")
                    .isEqualTo(200);
            assertThat(internal().get("/internal/load").asString())
                    .isEqualTo("vrs-load 1\nplay 0 7\nautoplay 0 6\npreload 0 4\n");
        } finally {
            control.change(
                    it -> it.with(Map.of("cloud.public", "default", "admission.clear.inflight", "default"), "ann", 2));
        }
        await(() -> internal().get("/internal/ready").statusCode() == 200);
    }

    @Test
    void doctoredPeer_ofALaterVersion_isAnswered() {
        Response response = internal()
                .header("VRS-Of-A-Later-Version", "1")
                .contentType("application/json; profile=later")
                .body("{\"later\":[{}],\"vid\":\"film\",\"renditions\":[{\"id\":\"v240\",\"later\":{\"a\":[1]}}],"
                        + "\"expiresAt\":\"2099-01-01T00:00:00Z\"}")
                .post("/clear/streams?later=1");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.jsonPath().getString("vid")).isEqualTo("film");
        assertThat(response.jsonPath().getList("renditions.id")).isEqualTo(List.of("v240"));
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }

    private String snapshot() throws IOException {
        Path file = home.snapshot();
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static VideoRecord video(String vid, long counter) {
        return new VideoRecord(
                vid,
                vid,
                new Revision(1, counter),
                Duration.ofSeconds(12),
                Duration.ofSeconds(2),
                new Rights(Plan.FREE, Set.of(), Set.of(), Optional.empty(), Optional.empty(), false),
                List.of(new Rendition.Video(
                        "v240",
                        "avc1.4d4015",
                        426,
                        240,
                        "25",
                        300_000,
                        Plan.FREE,
                        Set.of(),
                        Set.of(),
                        Optional.empty())),
                List.of(),
                List.of(),
                0,
                false);
    }

    private static Response streams(String vid) {
        return internal()
                .contentType("application/json")
                .body("{\"vid\":\"" + vid + "\",\"renditions\":[{\"id\":\"v240\"}],\"subtitles\":[\"en\"],"
                        + "\"expiresAt\":\"2099-01-01T00:00:00Z\",\"subjectHash\":\"-\",\"territory\":\"CN\"}")
                .post("/clear/streams");
    }

    private static RequestSpecification internal() {
        return given().header("VRS-Internal", TestHome.CREDENTIAL);
    }

    private static void problem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
        assertThat(response.header("VRS-Outcome")).isEqualTo("denied");
        headersOfTheContract(response);
    }

    private static void headersOfTheContract(Response response) {
        assertThat(response.header("VRS-Served"))
                .isEqualTo("az=r1-az1; unit=-; instance=r1-az1-clear-1; grade=-; reason=none; layer=-; "
                        + "drm-az=-; clear-az=r1-az1");
        assertThat(response.header("Server-Timing")).matches("clear;dur=[0-9]+\\.[0-9]");
        assertThat(response.header("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(response.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(response.header("Vary")).isEqualTo("Authorization, Accept, Origin");
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }
}
