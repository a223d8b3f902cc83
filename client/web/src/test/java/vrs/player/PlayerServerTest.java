package vrs.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.topology.TopologyFile;

class PlayerServerTest {
    @TempDir
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private PlayerConfig config;
    private PlayerServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        config = PageFiles.in(home).config();
        server = start(config);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        server.close();
        client.close();
    }

    @Test
    void page_isServedWithItsModules() throws Exception {
        HttpResponse<String> page = get("/");
        HttpResponse<String> module = get("/vrs-client/vrs-client.js");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>page</title>");
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(module, "Content-Type")).contains("javascript");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/vrs-client/%zz", "/a%0", "/%00", "/demo-token?plan=%", "/?%z=1"})
    void badEscape_isRefused(String target) throws IOException {
        assertThat(status("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isEqualTo("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2c", "websocket", "HTTP/2.0"})
    void upgrade_isPassedOver(String protocol) throws IOException {
        for (String rest :
                new String[] {"", "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"}) {
            assertThat(status(
                            "GET /vrs-clent/index.js?vid=withdrawn-film&%ff%fe=free-clear HTTP/1.1\r\nHost: localhost\r\nUpgrade: "
                                    + protocol + "\r\n" + rest + "\r\n"))
                    .as("rest " + rest)
                    .isEqualTo("HTTP/1.1 404");
        }
    }

    @Test
    void page_mayTalkToTheEntriesAndCdnsOnly() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self';")
                .contains("connect-src 'self' http://main.r1.localhost:17090 http://retry.r1.localhost:17091 "
                        + "http://main.r2.localhost:17092 http://retry.r2.localhost:17093 "
                        + "http://cdn-a.localhost:17080 http://cdn-b.localhost:17081;")
                .doesNotContain("unsafe");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void samples_mayBeReadByAnyPage() throws Exception {
        HttpResponse<String> samples = get("/samples.json");

        assertThat(samples.body()).isEqualTo("[{\"vid\":\"film\"}]");
        assertThat(header(samples, "Content-Type")).isEqualTo("application/json");
        assertThat(header(samples, "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void samples_areReadAnewAtEachQuestion() throws Exception {
        Files.writeString(config.samples(), "[]");

        assertThat(get("/samples.json").body()).isEqualTo("[]");
    }

    @Test
    void openApi_isJson() throws Exception {
        HttpResponse<String> openApi = get("/openapi");

        assertThat(openApi.body()).isEqualTo("{\"openapi\":\"3.1.0\"}");
        assertThat(header(openApi, "Content-Type")).isEqualTo("application/json");
    }

    @Test
    void pageConfig_namesEntryRetriesCdnsAndPlans() throws Exception {
        JsonObject page = new JsonObject(get("/config.json").body());

        assertThat(page.getString("main")).isEqualTo("http://main.r1.localhost:17090");
        assertThat(page.getString("retry")).isEqualTo("http://retry.r1.localhost:17091");
        assertThat(page.getJsonArray("retryOrigins"))
                .containsExactly("http://retry.r1.localhost:17091", "http://retry.r2.localhost:17093");
        assertThat(page.getJsonArray("cdns").getJsonObject(1).getString("name")).isEqualTo("cdn-b");
        assertThat(page.getJsonArray("plans")).containsExactly("vip");
    }

    @Test
    void demoToken_isLentAndNeverStored() throws Exception {
        HttpResponse<String> vip = get("/demo-token?plan=vip");

        assertThat(new JsonObject(vip.body()).getString("token")).isEqualTo("header.vip.signature");
        assertThat(header(vip, "Cache-Control")).isEqualTo("private, no-store");
        assertThat(vip.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/demo-token", "/demo-token?plan=free", "/demo-token?plan=gold", "/demo-token?plan=..%2Fsecret"})
    void demoToken_thatIsNotThereIs404(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void demoToken_isKeptFromForeignNames() throws Exception {
        assertThat(raw("GET /demo-token?plan=vip HTTP/1.1\r\nHost: 127.0.0.1\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET /demo-token?plan=vip HTTP/1.1\r\nHost: rebound.example\r\n"))
                .startsWith("HTTP/1.1 404")
                .doesNotContain("signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.hidden",
                "/../all.topology",
                "/%2e%2e/all.topology",
                "/..%2fall.topology",
                "/vrs-client/",
                "/nothing"
            })
    void path_outsideOfThePageIsNotFound(String path) throws Exception {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"))
                .doesNotStartWith("HTTP/1.1 200")
                .contains("Content-Security-Policy: ");
    }

    @Test
    void head_answersWithoutABody() throws Exception {
        HttpResponse<String> head =
                send(HttpRequest.newBuilder(uri("/samples.json")).HEAD());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void post_isNotAllowed() throws Exception {
        HttpResponse<String> post =
                send(HttpRequest.newBuilder(uri("/samples.json")).POST(HttpRequest.BodyPublishers.ofString("[]")));

        assertThat(post.statusCode()).isEqualTo(405);
    }

    @Test
    void metrics_countAnswersByStatus() throws Exception {
        get("/samples.json");
        get("/nothing");

        assertThat(metrics.counter("vrs.player.answers", "status", "200").count())
                .isEqualTo(1);
        assertThat(metrics.counter("vrs.player.answers", "status", "404").count())
                .isEqualTo(1);
    }

    @Test
    void start_onATakenPortIsAnIoException() {
        PlayerConfig taken = new PlayerConfig("player-2", server.port(), 1, home, home, home, home, DemoTokens.none());

        assertThatThrownBy(() -> start(taken)).isInstanceOf(IOException.class);
    }

    private PlayerServer start(PlayerConfig started) throws IOException, InterruptedException {
        return PlayerServer.start(started, PageOrigins.of(TopologyFile.read(config.topology())), metrics);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("-");
    }

    private String raw(String head) throws IOException {
        return begin(head + "Connection: close\r\n\r\n", Integer.MAX_VALUE);
    }

    /** The beginning of the answer; more would wait for the end of a connection that is kept. */
    private String status(String request) throws IOException {
        return begin(request, "HTTP/1.1 200".length());
    }

    private String begin(String request, int bytesMax) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(bytesMax), StandardCharsets.UTF_8);
        }
    }
}
