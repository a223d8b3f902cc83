package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Addresses end in mid-play: the page asks for new ones, and nobody has to do anything. Edges let an old address pass for
 * half a minute more; that is not waited for, because the page may not use one that has ended at all.
 */
@WithCluster
@Order(64)
class RefreshIT {
    private static final String MAIN = Cluster.entry("main.r1");
    private static final List<String> PLAYS = Stream.of("long-drm", "long-clear")
            .map(vid -> MAIN + "/dash?drm=clearkey&codecs=avc1&vid=" + vid)
            .toList();
    private static final Duration LIFE = Duration.ofSeconds(20);
    /** What a viewer may lose, by the clock of the page. */
    private static final double STALL_MS_MAX = 3_000;

    private final Cluster cluster;
    private final Browser browser;

    RefreshIT(Cluster cluster) {
        this.cluster = cluster;
        this.browser = new Browser(cluster);
    }

    @Test
    void addressesOf20Seconds_pausedPlayResumesByRefresh_andAnotherOneGoesOnOverTheEnd() {
        try (OtherSettings _ = shortLived()) {
            awaitShortLives();
            // The process is new: pressed before its code is compiled, it may leave a play to the fallback player.
            OneByOne.warm(PLAYS);

            JsonNode seen = browser.run("refresh.mjs", List.of("--page", Cluster.origin(1) + "/"));

            assertResumed(seen.path("paused"), seen.toPrettyString());
            assertWentOn(seen.path("going"), seen.toPrettyString());
        }
    }

    private OtherSettings shortLived() {
        return OtherSettings.of(cluster, "r1-az1-dash-main-1", "vrs.dash.addressTtlMs=" + LIFE.toMillis());
    }

    private static void awaitShortLives() {
        Awaitility.await("main.r1 answers with addresses that end soon")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> Instant.parse(Play.dash(MAIN, Map.of("vid", "long-clear"))
                                .jsonPath()
                                .getString("expiresAt"))
                        .isBefore(Instant.now().plus(LIFE).plusSeconds(1)));
    }

    private static void assertResumed(JsonNode paused, String all) {
        assertThat(paused.path("statusBefore").asInt()).as(all).isEqualTo(200);
        assertThat(paused.path("refreshesWhilePaused").asInt())
                .as("a paused page asks for nothing\n" + all)
                .isZero();
        assertThat(paused.path("refreshes").asInt()).as(all).isEqualTo(1);
        assertThat(paused.path("freshAfter").asInt())
                .as("segments by new addresses\n" + all)
                .isGreaterThanOrEqualTo(4);
        assertThat(paused.path("oldAfter").asInt())
                .as("segments by old addresses\n" + all)
                .isZero();
        assertThat(paused.at("/resumed/paused").asBoolean()).as(all).isFalse();
        assertThat(paused.at("/resumed/refusal").isNull()).as(all).isTrue();
        assertThat(paused.at("/resumed/currentTime").asDouble()
                        - paused.at("/pausedAt/currentTime").asDouble())
                .as("it goes on where it was\n" + all)
                .isBetween(4.0, 8.0);
    }

    private static void assertWentOn(JsonNode going, String all) {
        assertThat(going.path("refreshes").asInt()).as(all).isGreaterThanOrEqualTo(1);
        assertThat(going.path("refusal").isNull()).as(all).isTrue();
        assertThat(going.path("playedS").asDouble()).as(all).isGreaterThan(LIFE.toSeconds());
        assertThat(going.path("lostMs").asDouble()).as("over the end\n" + all).isLessThanOrEqualTo(STALL_MS_MAX);
    }
}
