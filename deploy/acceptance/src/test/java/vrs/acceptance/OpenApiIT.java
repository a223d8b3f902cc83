package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The running cluster and {@code docs/openapi.json} say the same: no parameter, header, status, code or field that is in one
 * and not in the other.
 */
@WithCluster
@Order(21)
class OpenApiIT {
    private static final int FALLBACK = 145;
    private static final Map<String, String> NONE = Map.of();

    private final Cluster cluster;
    private final String main = Cluster.entry("main.r1");
    private final ApiDocument document;
    private final List<String> vids = new ArrayList<>();

    OpenApiIT(Cluster cluster) throws IOException {
        this.cluster = cluster;
        this.document = ApiDocument.parse(file());
        new ObjectMapper()
                .readTree(
                        Play.request().get(Cluster.origin(1) + "/samples.json").asString())
                .forEach(sample -> vids.add(sample.path("vid").asText()));
    }

    @Test
    void documentOfThePlayerPage_isTheFile() throws IOException {
        assertThat(Play.request().get(Cluster.origin(1) + "/openapi").asByteArray())
                .isEqualTo(Files.readAllBytes(cluster.checkout().resolve("docs/openapi.json")));
    }

    @Test
    void everySampleForEveryViewer_isAnsweredAsDocumented() {
        List<Optional<String>> viewers =
                List.of(Optional.empty(), Optional.of(cluster.token("free")), Optional.of(cluster.token("vip")));
        Set<String> seen = new TreeSet<>();
        for (String vid : vids) {
            for (Optional<String> viewer : viewers) {
                for (Map<String, String> device :
                        List.of(Map.of("drm", "clearkey"), Map.of("format", "mpd", "drm", "clearkey"), NONE)) {
                    Exchange e = Exchange.send(as(viewer), Method.GET, main, "/dash", with(device, "vid", vid));
                    assertDocumented(e);
                    seen.add(e.status() + " " + e.mediaType());
                }
            }
        }

        assertThat(seen).as("the matrix is wide").hasSizeGreaterThanOrEqualTo(5);
    }

    /** It serves no protected title to a client that comes past the gateway. */
    @Test
    void everySampleFromTheFallbackPlayer_isAnsweredAsDocumented() {
        Set<Integer> statuses = new TreeSet<>();
        for (String vid : vids) {
            for (Map<String, String> device : List.of(NONE, Map.of("format", "mpd"), Map.of("drm", "clearkey"))) {
                Exchange e = Exchange.send(
                        Play.request(), Method.GET, Cluster.origin(FALLBACK), "/dash", with(device, "vid", vid));
                assertDocumented(e);
                statuses.add(e.status());
            }
        }

        assertThat(statuses).containsExactly(200, 403, 406, 410);
    }

    /** All values of all parameters, one at a time, and what is not among them. */
    @Test
    void everyParameter_takesWhatIsDocumentedAndNothingElse() {
        Map<String, List<String>> good = Map.of(
                "intent", List.of("play", "autoplay", "preload"),
                "bid", List.of("240", "360", "480", "720", "1080", "2160"),
                "codecs", List.of("avc1", "avc1.64001f,hev1", "av01,avc1,vp09"),
                "drm", List.of("none", "clearkey", "com.widevine.alpha,clearkey"),
                "platform", List.of("web", "android", "ios", "tv", "pc"),
                "format", List.of("json", "mpd"),
                "retry", List.of("0", "1"),
                "attempt", List.of("0", "1"),
                "refresh", List.of("0", "1"),
                "failed", List.of("licence"));
        Map<String, List<String>> bad = Map.of(
                "intent", List.of("sleep", "PLAY", ""),
                "bid", List.of("481", "x", "-240"),
                "codecs", List.of("av!", ""),
                "drm", List.of("clear key", ""),
                "platform", List.of("toaster"),
                "format", List.of("hls"),
                "retry", List.of("2", "yes"),
                "attempt", List.of("2"),
                "refresh", List.of("true"),
                "failed", List.of("everything"));
        for (Map<String, List<String>> values : List.of(good, bad)) {
            values.forEach((name, list) -> list.forEach(value -> {
                Exchange e = Exchange.send(
                        Play.request(), Method.GET, main, "/dash", with(Map.of("vid", "free-clear"), name, value));
                assertDocumented(e);
                assertThat(e.status()).as(e.toString()).isEqualTo(values == good ? 200 : 400);
            }));
        }
        for (String vid : List.of("a b", "a".repeat(65), "")) {
            Exchange e = Exchange.send(Play.request(), Method.GET, main, "/dash", Map.of("vid", vid));
            assertDocumented(e);
            assertThat(e.status()).isEqualTo(400);
        }
    }

    @Test
    void otherMethodsAndPaths_areAnsweredAsDocumented() {
        Map<String, String> film = Map.of("vid", "free-clear");
        for (Map<String, String> query : List.of(film, Map.of("vid", "vip-film"), Map.of("vid", "?"))) {
            assertDocumented(Exchange.send(Play.request(), Method.HEAD, main, "/dash", query));
        }
        for (String path : List.of("/dash", "/licence")) {
            assertDocumented(Exchange.send(Play.request(), Method.OPTIONS, main, path, NONE));
            Exchange put = Exchange.send(Play.request(), Method.PUT, main, path, film);
            assertThat(put.status()).isEqualTo(405);
            assertDocumented(put);
        }
        assertDocumented(Exchange.send(Play.request(), Method.GET, main, "/nothing", NONE));
    }

    @Test
    void badTokens_areAnsweredAsDocumented() {
        RequestSpecification forged = as(Optional.of(cluster.token("vip") + "x"));
        Exchange membership = Exchange.send(forged, Method.GET, main, "/dash", Map.of("vid", "free-clear"));
        Exchange playback =
                Exchange.send(Play.request(), Method.GET, main, "/dash", Map.of("vid", "free-clear", "pt", "k1.x.y"));

        for (Exchange e : List.of(membership, playback)) {
            assertThat(e.status()).isEqualTo(401);
            assertDocumented(e);
        }
    }

    @Test
    void overlongRequests_areAnsweredAsDocumented() {
        Map<String, String> film = Map.of("vid", "free-clear");
        Exchange line = Exchange.send(Play.request(), Method.GET, main, "/dash", with(film, "x", "y".repeat(9_000)));
        Exchange head =
                Exchange.send(Play.request().header("X-Long", "y".repeat(17_000)), Method.GET, main, "/dash", film);

        assertThat(List.of(line.status(), head.status())).containsExactly(414, 431);
        assertDocumented(line);
        assertDocumented(head);
    }

    @Test
    void licences_areAnsweredAsDocumented() throws IOException {
        JsonNode drm = new ObjectMapper()
                .readTree(Play.dash(main, Map.of("vid", "drm-only", "drm", "clearkey"))
                        .asString())
                .path("drm");
        Map<String, String> token =
                Map.of("token", drm.path("licenceUrl").asText().replaceFirst(".*token=", ""));
        byte[] keyId = HexFormat.of().parseHex(drm.at("/keyIds/0").asText());
        String kids = "{\"kids\":[\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(keyId) + "\"]}";

        Map<Integer, Exchange> answers = new HashMap<>();
        answers.put(200, licence(token, kids));
        answers.put(403, licence(NONE, kids));
        answers.put(400, licence(token, "{\"kids\":"));
        answers.put(413, licence(token, "{\"kids\":[\"" + "A".repeat(9_000) + "\"]}"));

        answers.forEach((status, e) -> assertThat(e.status()).as(e.toString()).isEqualTo(status));
        for (int status : List.of(200, 403, 400)) {
            assertDocumented(answers.get(status));
        }
        assertThat(document.answerFaults(answers.get(413))).isEmpty();
    }

    private Exchange licence(Map<String, String> query, String body) {
        return Exchange.send(Play.request(), Method.POST, main, "/licence", query, body);
    }

    private void assertDocumented(Exchange exchange) {
        assertThat(document.faults(exchange))
                .as(exchange + "\n" + new String(exchange.body(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    private static RequestSpecification as(Optional<String> token) {
        RequestSpecification request = Play.request();
        return token.isPresent() ? request.header("Authorization", "Bearer " + token.get()) : request;
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put(name, value);
        return all;
    }

    private static String file() throws IOException {
        return Files.readString(Cluster.root().resolve("docs/openapi.json"));
    }
}
