package vrs.faults.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.faults.proxy.Bench;

class FaultDoorTest {
    private static final String CREDENTIAL = "only-for-this-test";
    private static final String SLOW = "{\"type\":\"slow\",\"target\":\"a->b/drm\",\"ms\":200,\"for\":\"5s\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private Bench bench;
    private FaultDoor door;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench();
        door = FaultDoor.start(0, bench.proxies, bench.timer(), CREDENTIAL);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        bench.close();
        http.close();
    }

    @Test
    void order_isListedUntilItsLeaseIsOver() throws Exception {
        HttpResponse<String> made = send(post(SLOW));

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body())
                .isEqualTo(
                        "{\"id\":1,\"type\":\"slow\",\"target\":\"a->b/drm\",\"healsInMs\":5000,\"paths\":[\"a->b/drm\"]}");
        bench.timer().advance(Duration.ofMillis(4_999));
        assertThat(send(get("/faults")).body()).contains("\"healsInMs\":1,");
        bench.timer().advance(Duration.ofMillis(1));
        assertThat(send(get("/faults")).body()).isEqualTo("[]");
    }

    @Test
    void order_withoutATime_getsHalfAMinute() throws Exception {
        assertThat(send(post("{\"type\":\"hang\",\"target\":\"b\"}")).body()).contains("\"healsInMs\":30000");
    }

    @Test
    void delete_healsOneOrAll() throws Exception {
        send(post(SLOW));
        send(post(SLOW));
        send(post(SLOW));

        assertThat(send(request("/faults/2").DELETE()).body()).isEqualTo("{\"healed\":1}");
        assertThat(send(request("/faults/2").DELETE()).statusCode()).isEqualTo(404);
        assertThat(send(request("/faults/x").DELETE()).statusCode()).isEqualTo(404);
        assertThat(send(request("/faults").DELETE()).body()).isEqualTo("{\"healed\":2}");
        assertThat(bench.proxies.inForce()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{}",
                "{\"type\":\"slow\"}",
                "{\"type\":\"rain\",\"target\":\"b\"}",
                "{\"type\":\"slow\",\"target\":\"b\",\"for\":\"11m\"}",
                "{\"type\":\"slow\",\"target\":\"b\",\"for\":30}",
                "{\"type\":\"slow\",\"target\":\"b\",\"ms\":\"7\"}",
                "{\"type\":\"slow\",\"target\":\"b\",\"ms\":60001}",
                "{\"type\":\"jitter\",\"target\":\"b\",\"ms\":-1}",
                "{\"type\":\"errors\",\"target\":\"b\",\"percent\":101}",
                "{\"type\":\"errors\",\"target\":\"b/redis\"}"
            })
    void badOrder_isRefusedAndBreaksNothing(String order) throws Exception {
        HttpResponse<String> answer = send(post(order));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"");
        assertThat(bench.proxies.inForce()).isEmpty();
    }

    @Test
    void unknownPath_is404() throws Exception {
        assertThat(send(post(SLOW.replace("a->b", "x->y"))).statusCode()).isEqualTo(404);
        assertThat(send(get("/other")).statusCode()).isEqualTo(404);
    }

    @Test
    void withoutTheCredential_nothingIsDone() throws Exception {
        HttpRequest.Builder without = HttpRequest.newBuilder(uri("/faults"));
        HttpRequest.Builder wrong = without.copy().header("Authorization", "Bearer another");

        for (HttpRequest.Builder request : new HttpRequest.Builder[] {without, wrong}) {
            HttpRequest order = request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(SLOW))
                    .build();
            assertThat(http.send(order, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(bench.proxies.inForce()).isEmpty();
    }

    @Test
    void aPageInABrowser_isRefused() throws Exception {
        assertThat(send(post(SLOW).header("Origin", "http://127.0.0.1:" + door.port()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(statusWithHost("evil.example:" + door.port())).isEqualTo("403");
        assertThat(statusWithHost("127.0.0.1:" + door.port())).isEqualTo("200");
        HttpRequest.Builder form =
                request("/faults").header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.ofString(SLOW));
        assertThat(send(form).statusCode()).isEqualTo(415);
        assertThat(bench.proxies.inForce()).isEmpty();
    }

    private String statusWithHost(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", door.port())) {
            socket.getOutputStream()
                    .write(("GET /faults HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + CREDENTIAL
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).split(" ")[1];
        }
    }

    private HttpRequest.Builder post(String order) {
        return request("/faults")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order));
    }

    private HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + CREDENTIAL);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + door.port() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
