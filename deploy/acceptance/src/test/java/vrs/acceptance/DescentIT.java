package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Full, then clear, then basic: real processes are stopped, rung by rung, and a new play still starts. */
@WithCluster
@Order(80)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DescentIT {
    private static final Map<String, String> WITH_FALLBACK = Map.of("vid", "drm-fallback", "drm", "clearkey");
    private static final Map<String, String> WITHOUT_FALLBACK = Map.of("vid", "drm-only", "drm", "clearkey");
    private static final String FALLBACK = Cluster.origin(145);

    private final String main = Cluster.entry("main.r1");
    private final Cluster cluster;
    private final Browser browser;

    DescentIT(Cluster cluster) {
        this.cluster = cluster;
        this.browser = new Browser(cluster);
    }

    @AfterAll
    void heal() {
        cluster.startAll(
                "document",
                "sql",
                "redis",
                "publisher",
                "drm",
                "clear",
                "dash",
                "gateway",
                "entry",
                "dns",
                "edge",
                "player");
        Awaitility.await("grade full returns by itself")
                .atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() ->
                        Play.served(Play.dash(main, WITH_FALLBACK), "grade").equals("full"));
    }

    @Test
    @Order(1)
    void atRest_bothAreFull() {
        assertThat(Play.served(Play.dash(main, WITH_FALLBACK), "grade")).isEqualTo("full");
        assertThat(Play.served(Play.dash(main, WITHOUT_FALLBACK), "grade")).isEqualTo("full");
    }

    @Test
    @Order(2)
    void drmStoppedInOneAz_neighbourServesFull() {
        cluster.stop("r1-az1/drm");

        Response play = Play.dash(main, WITHOUT_FALLBACK);
        JsonNode seen = browser.play("drm-only");

        assertThat(play.statusCode()).as(play.asString()).isEqualTo(200);
        assertThat(Play.served(play, "grade")).isEqualTo("full");
        assertThat(Play.served(play, "drmAz")).isEqualTo("r1-az2");
        PlayerPageIT.assertPlays(seen);
    }

    @Test
    @Order(3)
    void drmStoppedEverywhere_clearWhereTheRightsAllowIt() {
        cluster.stop("drm");

        Response allowed = Play.dash(main, WITH_FALLBACK);
        Response forbidden = Play.dash(main, WITHOUT_FALLBACK);
        Response claimed = Play.dash(main, Map.of("vid", "drm-fallback", "drm", "none"));
        JsonNode seen = browser.play("drm-fallback");

        assertThat(allowed.statusCode()).as(allowed.asString()).isEqualTo(200);
        assertThat(Play.served(allowed, "grade")).isEqualTo("clear");
        assertThat(Play.served(allowed, "reason")).isEqualTo("drm-unavailable");
        assertThat(allowed.asString()).contains("/clear/").doesNotContain("/cenc/");
        unavailable(forbidden);
        assertThat(claimed.statusCode()).as("a claim lowers nothing").isEqualTo(403);
        PlayerPageIT.assertPlays(seen);
        assertThat(seen.path("grade").asText()).isEqualTo("clear");
    }

    @Test
    @Order(4)
    void clearStoppedToo_basicFromTheFallbackPlayer() {
        cluster.stop("clear");

        Response free = Play.dash(main, Map.of("vid", "free-clear"));
        Response allowed = Play.dash(main, WITH_FALLBACK);

        assertThat(free.statusCode()).as(free.asString()).isEqualTo(200);
        assertThat(Play.served(free, "grade")).isEqualTo("basic");
        assertThat(Play.served(free, "reason")).isEqualTo("clear-unavailable");
        assertThat(Play.served(free, "layer")).isEqualTo("snapshot");
        assertThat(Play.served(allowed, "grade")).isEqualTo("basic");
        unavailable(Play.dash(main, WITHOUT_FALLBACK));
        unavailable(Play.dash(main, Map.of("vid", "free-clear", "intent", "autoplay")));
    }

    @Test
    @Order(5)
    void dashStoppedToo_basicAndRightsStillRefuse() {
        cluster.stop("dash");

        JsonNode seen = browser.play("free-clear");
        Response allowed = Play.dash(main, WITH_FALLBACK);

        PlayerPageIT.assertPlays(seen);
        assertThat(seen.path("grade").asText()).isEqualTo("basic");
        assertThat(Play.served(allowed, "grade")).isEqualTo("basic");
        assertThat(Play.served(allowed, "reason")).isEqualTo("dash-unavailable");
        assertThat(allowed.asString()).contains("/clear/").doesNotContain("/cenc/");
        unavailable(Play.dash(main, WITHOUT_FALLBACK));
        refusedByRights(main);
        assertThat(Play.dash(main, Map.of("vid", "drm-fallback", "drm", "none")).statusCode())
                .as("drm=none never yields a clear stream of a protected title")
                .isIn(403, 503);
    }

    @Test
    @Order(6)
    void everythingButTheFallbackPlayerStopped_itStillAnswersAndRefuses() {
        cluster.stop("publisher", "document", "sql", "redis", "gateway", "entry", "dns", "edge", "player");

        Response free = Play.dash(FALLBACK, Map.of("vid", "free-clear"));
        Response mpd = Play.dash(FALLBACK, Map.of("vid", "free-clear", "format", "mpd"));

        assertThat(free.statusCode()).as(free.asString()).isEqualTo(200);
        assertThat(free.jsonPath().getString("grade")).isEqualTo("basic");
        assertThat(mpd.statusCode()).isEqualTo(200);
        refusedByRights(FALLBACK);
        assertThat(Play.dash(FALLBACK, WITH_FALLBACK).jsonPath().getString("code"))
                .as("without the gateway's credential")
                .isEqualTo("drm-required");
        List<String> up = cluster.processes().stream()
                .filter(p -> p.path("ready").asBoolean())
                .map(p -> p.path("role").asText())
                .distinct()
                .toList();
        assertThat(up).containsExactly("fallback");
    }

    @Test
    @Order(7)
    void fallbackRestartedAlone_startsFromItsSnapshot() {
        cluster.vrs("restart", "r1-az1/fallback").succeeded();

        Awaitility.await("the fallback player answers again")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> Play.dash(FALLBACK, Map.of("vid", "free-clear")).statusCode() == 200);
    }

    private static void refusedByRights(String origin) {
        Map<String, String> expected = Map.of(
                "vip-film", "vip-required",
                "territory-us", "territory-blocked",
                "platform-tv", "platform-blocked",
                "not-yet", "outside-window",
                "withdrawn-film", "withdrawn",
                "hevc-only", "not-playable",
                "nobody-knows-this", "unknown-video");
        expected.forEach((vid, code) -> assertThat(
                        Play.dash(origin, Map.of("vid", vid)).jsonPath().getString("code"))
                .as(vid + " at " + origin)
                .isEqualTo(code));
    }

    private static void unavailable(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(503);
        assertThat(response.jsonPath().getString("code")).isEqualTo("unavailable");
        assertThat(response.header("Retry-After")).matches("[0-9]+");
    }
}
