package vrs.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.process.EventLog;
import vrs.signing.AddressSigner;
import vrs.signing.AddressVerifier;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.signing.MediaSet;

class EdgeServerTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final HmacKeys KEYS =
            new HmacKeys(List.of(HmacKey.of("k1", "0123456789abcdef0123456789abcdef".getBytes())));

    @TempDir
    Path folder;

    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AddressSigner signer = new AddressSigner(KEYS);
    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        Path rendition = Files.createDirectories(folder.resolve("media/asset1/clear/v240"));
        Files.writeString(rendition.resolve("1.m4s"), "0123456789");
        Files.createDirectories(folder.resolve("media/asset1/clear/s-en"));
        Files.writeString(folder.resolve("media/asset1/clear/s-en/subtitles.vtt"), "WEBVTT\n");
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(rendition.resolve("out.mp4"), folder.resolve("secret"));
        Files.createDirectories(folder.resolve("origin"));
        Files.writeString(folder.resolve("origin/film"), "asset1\n");
        Files.writeString(folder.resolve("origin/escape"), "../origin\n");
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        EdgeConfig config = new EdgeConfig(
                folder, "edge", 0, 1, folder.resolve("media"), 5_000, 30_000, 30_000, 4_096, 8_192, 100, 100, 3_600);
        Delivery delivery = new Delivery(
                new AddressVerifier(KEYS, clock),
                new MediaFiles(folder.resolve("media"), folder.resolve("origin")),
                withdrawn::contains);
        EventLog log = new EventLog(new PrintStream(OutputStream.nullOutputStream()), clock, "edge");
        vertx = Vertx.vertx();
        server = new EdgeServer(config, delivery, clock, new SimpleMeterRegistry(), log)
                .create(vertx)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        client.close();
    }

    @Test
    void genuineAddress_isServedWithCachingAndCors() throws Exception {
        HttpResponse<String> response = get(address("film", "v240") + "1.m4s");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("0123456789");
        assertThat(header(response, "content-type")).isEqualTo("video/mp4");
        assertThat(header(response, "cache-control")).isEqualTo("public, max-age=600");
        assertThat(header(response, "access-control-allow-origin")).isEqualTo("*");
    }

    @Test
    void range_isServedAsPart_andBadOneRefused() throws Exception {
        HttpResponse<String> part = get(address("film", "v240") + "1.m4s", "Range", "bytes=2-4");
        HttpResponse<String> beyond = get(address("film", "v240") + "1.m4s", "Range", "bytes=50-");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("234");
        assertThat(header(part, "content-range")).isEqualTo("bytes 2-4/10");
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void etag_thatTheClientHas_isNotModified() throws Exception {
        String etag = header(get(address("film", "v240") + "1.m4s"), "etag");

        assertThat(get(address("film", "v240") + "1.m4s", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void swappedForgedEncodedOrExpiredAddress_isForbiddenWithCors() throws Exception {
        String genuine = address("film", "v240");
        String expired = signer.path("film", MediaSet.CLEAR, "v240", NOW.minusSeconds(31));
        for (String bad : List.of(
                genuine.replace("/v240/", "/v720/"),
                genuine.replace("/clear/", "/cenc/"),
                genuine.replace("/film/", "/other/"),
                genuine.replace("/v240/", "/%76240/"),
                genuine.replace("/v240/", "/v240/../v240/"),
                genuine.replaceFirst("/([0-9]+)-", "/9$1-"),
                genuine.replaceFirst("-k1-", "-k2-"),
                "/",
                expired)) {
            HttpResponse<String> response = get(bad + "1.m4s");

            assertThat(response.statusCode()).as(bad).isEqualTo(403);
            assertThat(header(response, "access-control-allow-origin")).isEqualTo("*");
            assertThat(response.body()).isEqualTo("forbidden\n");
        }
    }

    @Test
    void addressWithinTheSkewAfterItsEnd_isStillServed() throws Exception {
        String late = signer.path("film", MediaSet.CLEAR, "v240", NOW.minusSeconds(29));

        assertThat(get(late + "1.m4s").statusCode()).isEqualTo(200);
    }

    @Test
    void missingFileLinkOutAndForeignAsset_areNotFound() throws Exception {
        assertThat(get(address("film", "v240") + "9.m4s").statusCode()).isEqualTo(404);
        assertThat(get(address("film", "v240") + "out.mp4").statusCode()).isEqualTo(404);
        assertThat(get(address("escape", "v240") + "1.m4s").statusCode()).isEqualTo(404);
        assertThat(get(address("nobody", "v240") + "1.m4s").statusCode()).isEqualTo(404);
    }

    @Test
    void withdrawnVideo_isGoneAlthoughItsAddressIsGenuine() throws Exception {
        withdrawn.add("film");

        assertThat(get(address("film", "v240") + "1.m4s").statusCode()).isEqualTo(410);
    }

    @Test
    void subtitle_isText() throws Exception {
        assertThat(header(get(address("film", "s-en") + "subtitles.vtt"), "content-type"))
                .isEqualTo("text/vtt; charset=utf-8");
    }

    @Test
    void otherMethods_areRefused_andPreflightIsAnswered() throws Exception {
        URI uri = uri(address("film", "v240") + "1.m4s");
        HttpResponse<String> post = client.send(
                HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> options = client.send(
                HttpRequest.newBuilder(uri)
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(header(post, "allow")).contains("GET");
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(header(options, "access-control-allow-headers")).contains("Range");
    }

    private String address(String vid, String rendition) {
        return signer.path(vid, MediaSet.CLEAR, rendition, NOW.plusSeconds(600));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
