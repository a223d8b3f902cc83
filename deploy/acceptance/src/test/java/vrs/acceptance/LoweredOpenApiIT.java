package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Method;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same document holds while services are gone: the lower grades, and the failures that are ours. */
@WithCluster
@Order(82)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoweredOpenApiIT {
    private static final List<String> VIDS = List.of("drm-fallback", "drm-only", "mixed-protection", "free-clear");
    private static final String LICENCE_REQUEST = "{\"kids\":[\"ocDeAAAAAAAAAAAAAABgAQ\"],\"type\":\"temporary\"}";

    private final Cluster cluster;
    private final String main = Cluster.entry("main.r1");
    private final ApiDocument document;

    LoweredOpenApiIT(Cluster cluster) throws IOException {
        this.cluster = cluster;
        this.document = ApiDocument.parse(Files.readString(cluster.checkout().resolve("docs/openapi.json")));
    }

    @AfterAll
    void heal() {
        cluster.startAll("drm", "clear");
        Awaitility.await("grade full returns by itself")
                .atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> Play.served(Play.dash(main, Map.of("vid", "drm-fallback", "drm", "clearkey")), "grade")
                        .equals("full"));
    }

    @Test
    void playsWithoutDrm_andThenWithoutClear_areAnsweredAsDocumented() {
        cluster.stop("drm");
        assertThat(ask()).containsExactly("200 clear", "200 full", "503 -");
        Exchange licence = Exchange.send(Play.request(), Method.POST, main, "/licence", Map.of(), LICENCE_REQUEST);
        assertThat(licence.status()).isEqualTo(503);
        assertDocumented(licence);

        cluster.stop("clear");
        assertThat(ask()).containsExactly("200 basic", "503 -");
    }

    /** The statuses and grades that were seen. */
    private Set<String> ask() {
        Set<String> seen = new TreeSet<>();
        for (String vid : VIDS) {
            for (String format : List.of("json", "mpd")) {
                for (Method method : List.of(Method.GET, Method.HEAD)) {
                    Map<String, String> query = Map.of("vid", vid, "drm", "clearkey", "format", format);
                    Exchange e = Exchange.send(Play.request(), method, main, "/dash", query);
                    assertDocumented(e);
                    seen.add(e.status() + " "
                            + e.headers().get("vrs-served").replaceFirst(".*; grade=([a-z-]+);.*", "$1"));
                }
            }
        }
        return seen;
    }

    private void assertDocumented(Exchange exchange) {
        assertThat(document.faults(exchange))
                .as(exchange + "\n" + new String(exchange.body(), StandardCharsets.UTF_8))
                .isEmpty();
    }
}
