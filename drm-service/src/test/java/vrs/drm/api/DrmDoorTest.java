package vrs.drm.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.admission.AdmissionController;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.control.ControlWatch;
import vrs.drm.TestHome;
import vrs.process.ReadyState;

/** What operators and other processes turn at the door, while the process runs. */
@QuarkusTest
@QuarkusTestResource(ScriptedHome.class)
class DrmDoorTest {
    private static final String KEY_ID = "a1c0de00000000000000000000001201";
    private static final String STREAMS = "{\"vid\":\"film\",\"renditions\":[{\"id\":\"v240\",\"keyId\":\"" + KEY_ID
            + "\"}],\"expiresAt\":\"2099-01-01T00:00:00Z\",\"subjectHash\":\"-\",\"territory\":\"CN\"}";

    private final ControlFile file =
            new ControlFile(ControlFile.in(Path.of(System.getProperty("vrs.home"))), ControlState.atRest("r1-az1"));

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject
    ControlWatch control;

    @Inject
    AdmissionController limit;

    @Inject
    MeterRegistry metrics;

    @Inject
    ReadyState state;

    @Inject
    Event<ShutdownDelayInitiatedEvent> toldToStop;

    @BeforeEach
    void warm() {
        await(() -> ready() == 200);
    }

    @AfterEach
    void atRest() throws IOException {
        set("admission.drm.inflight", "default");
        set("cloud.private", "default");
        state.ready();
    }

    @Test
    void fullInstance_shedsWhatComesOnTop_andFinishesWhatItHas() throws IOException {
        double before = shedSoFar();
        set("admission.drm.inflight", "1");
        try (Visit first = new Visit("/drm/streams", STREAMS.length())) {
            first.send(STREAMS.substring(0, 10));
            await(() -> limit.inFlight() == 1);

            Response shed = streams();
            assertThat(shed.statusCode()).as(shed.asString()).isEqualTo(503);
            assertThat(shed.contentType()).isEqualTo("application/problem+json");
            assertThat(shed.jsonPath().getString("code")).isEqualTo("overloaded");
            assertThat(shed.header("Retry-After")).isEqualTo("1");
            assertThat(shed.header("VRS-Outcome")).isEqualTo("shed");
            assertThat(shed.header("VRS-Reason")).isEqualTo("overload");
            assertThat(shed.header("VRS-Served")).contains("reason=overload").contains("drm-az=r1-az1");
            assertThat(shed.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(given().queryParam("token", "x")
                            .body("{}")
                            .post("/licence")
                            .statusCode())
                    .as("licences are of the same limit")
                    .isEqualTo(503);

            first.send(STREAMS.substring(10));
            assertThat(first.status()).isEqualTo("HTTP/1.1 200 OK");
        }
        await(() -> limit.inFlight() == 0);
        assertThat(streams().statusCode()).isEqualTo(200);
        assertThat(shedSoFar()).isEqualTo(before + 2);
    }

    @Test
    void fullInstance_stillSaysHowItIs_andShowsStrangersOut() throws IOException {
        set("admission.drm.inflight", "1");
        try (Visit first = new Visit("/drm/streams", STREAMS.length())) {
            first.send(STREAMS.substring(0, 10));
            await(() -> limit.inFlight() == 1);

            assertThat(ready()).isEqualTo(200);
            assertThat(given().get(management.resolve("health/ready")).statusCode())
                    .isEqualTo(200);
            Response load = internal().get("/internal/load");
            assertThat(load.contentType()).startsWith("text/plain");
            assertThat(load.asString()).isEqualTo("vrs-load 1\nplay 1 1\nautoplay 1 1\npreload 1 1\n");
            assertThat(given().body(STREAMS).post("/drm/streams").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void callerThatLeaves_givesItsPlaceBack() throws IOException {
        set("admission.drm.inflight", "1");
        try (Visit visit = new Visit("/drm/streams", STREAMS.length())) {
            visit.send("{");
            await(() -> limit.inFlight() == 1);
        }

        await(() -> limit.inFlight() == 0);
        assertThat(streams().statusCode()).isEqualTo(200);
    }

    @Test
    void shedRequest_leavesItsConnectionUsable() throws IOException {
        set("admission.drm.inflight", "1");
        try (Visit first = new Visit("/drm/streams", STREAMS.length())) {
            first.send("{");
            await(() -> limit.inFlight() == 1);
            secondAfterwards();
        }
    }

    private void secondAfterwards() throws IOException {
        try (Visit second = new Visit("/drm/streams", STREAMS.length())) {
            second.send(STREAMS);
            assertThat(second.status()).isEqualTo("HTTP/1.1 503 Service Unavailable");

            set("admission.drm.inflight", "default");
            second.skipBody();
            second.ask("/drm/streams", STREAMS.length());
            second.send(STREAMS);
            assertThat(second.status()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void noLimit_isSaidToBeOff() {
        assertThat(internal().get("/internal/load").asString())
                .isEqualTo("vrs-load 1\nplay 0 off\nautoplay 0 off\npreload 0 off\n");
    }

    @Test
    void forcedOfflineCloud_isNotReadyOnEitherPort_andAnswersWhoComes() throws IOException {
        set("cloud.private", "forced-offline");

        assertThat(ready()).isEqualTo(503);
        assertThat(given().get(management.resolve("health/ready")).statusCode()).isEqualTo(503);
        assertThat(streams().statusCode()).isEqualTo(200);

        set("cloud.private", "auto");
        assertThat(ready()).isEqualTo(200);
    }

    @Test
    void otherCloud_isNoBusinessOfOurs() throws IOException {
        set("cloud.public", "forced-offline");

        assertThat(ready()).isEqualTo(200);
        set("cloud.public", "default");
    }

    @Test
    void toldToStop_isNotReadyAtOnce_andGoesOnAnswering() {
        toldToStop.fire(new ShutdownDelayInitiatedEvent());

        assertThat(ready()).isEqualTo(503);
        assertThat(given().get(management.resolve("health/ready")).statusCode()).isEqualTo(503);
        assertThat(streams().statusCode()).isEqualTo(200);
    }

    @Test
    void doctoredPeer_ofALaterVersion_isAnswered() {
        Response response = internal()
                .header("VRS-Of-A-Later-Version", "1")
                .contentType("application/json; profile=later")
                .body(STREAMS.replace("{\"vid\"", "{\"later\":[{\"a\":null}],\"vid\"")
                        .replace("{\"id\"", "{\"later\":{},\"id\""))
                .post("/drm/streams?later=1");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.jsonPath().getString("vid")).isEqualTo("film");
        assertThat(response.jsonPath().getString("licenceToken")).isNotEmpty();

        Response licence = given().queryParam("token", response.jsonPath().getString("licenceToken"))
                .queryParam("later", "1")
                .body("{\"later\":{},\"kids\":[\"ocDeAAAAAAAAAAAAAAASAQ\"],\"type\":\"temporary\"}")
                .post("/licence");
        assertThat(licence.statusCode()).as(licence.asString()).isEqualTo(200);
        assertThat(licence.header("VRS-Outcome")).isEqualTo("answered");
    }

    private double shedSoFar() {
        return metrics.counter("vrs.door.shed").count();
    }

    /** Changes a key, and waits until the process has heard. */
    private void set(String key, String value) throws IOException {
        long version = file.change(it -> it.with(Map.of(key, value), "ann", 1)).version();
        await(() -> control.current().version() == version);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }

    private static int ready() {
        return internal().get("/internal/ready").statusCode();
    }

    private static Response streams() {
        return internal().contentType("application/json").body(STREAMS).post("/drm/streams");
    }

    private static RequestSpecification internal() {
        return given().header("VRS-Internal", TestHome.CREDENTIAL);
    }

    /** A connection whose request is sent piece by piece. */
    private static final class Visit implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", RestAssured.port);
        private final BufferedReader answer =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

        Visit(String path, int length) throws IOException {
            ask(path, length);
        }

        void ask(String path, int length) throws IOException {
            send("POST " + path + " HTTP/1.1\r\nHost: drm\r\nContent-Type: application/json\r\nVRS-Internal: "
                    + TestHome.CREDENTIAL + "\r\nContent-Length: " + length + "\r\n\r\n");
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        String status() throws IOException {
            return answer.readLine();
        }

        void skipBody() throws IOException {
            int length = 0;
            for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip());
                }
            }
            assertThat(answer.skip(length)).isEqualTo(length);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
