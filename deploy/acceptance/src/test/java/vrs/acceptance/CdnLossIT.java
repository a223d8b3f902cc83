package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A CDN goes away in mid-play: pictures go on from the other one, and a new play begins there. */
@WithCluster
@Order(63)
class CdnLossIT {
    private static final String LOST = "edge-cdn-a";
    /** What a viewer may lose, by the clock of the page. */
    private static final double STALL_MS_MAX = 3_000;

    private final Cluster cluster;
    private final Browser browser;

    CdnLossIT(Cluster cluster) {
        this.cluster = cluster;
        this.browser = new Browser(cluster);
    }

    @Test
    void cdnKilled_goesOnFromTheOtherOne_onThePageAndInDashJs() {
        String manifest = Play.dash(Cluster.entry("main.r1"), Map.of("vid", "long-clear"))
                .jsonPath()
                .getString("manifestUrl");

        try {
            // Stopped after the kill, because a killed process is started again.
            JsonNode seen = lose(pid(), "SIGKILL", "--then", "./vrs stop " + LOST, "--manifest", manifest);

            assertGoesOn(seen, "long-clear", "long-drm", "dash.js");
        } finally {
            cluster.startAll(LOST);
        }
    }

    @Test
    void cdnFrozen_goesOnFromTheOtherOne_onThePage() {
        String pid = pid();
        try {
            JsonNode seen = lose(pid, "SIGSTOP");

            assertGoesOn(seen, "long-clear", "long-drm");
        } finally {
            cluster.commands().run(Duration.ofSeconds(5), List.of("kill", "-CONT", pid));
        }
    }

    private JsonNode lose(String pid, String signal, String... more) {
        List<String> words = new ArrayList<>(List.of("--page", Cluster.origin(1) + "/", "--pid", pid));
        words.addAll(List.of("--lost", cdn("a", 80), "--other", cdn("b", 81), "--signal", signal));
        words.addAll(List.of(more));
        return browser.run("cdn-loss.mjs", words);
    }

    private String pid() {
        return cluster.process(LOST).path("pid").asText();
    }

    private static String cdn(String letter, int offset) {
        return "http://cdn-" + letter + ".localhost:" + (Cluster.BASE + offset);
    }

    private static void assertGoesOn(JsonNode seen, String... plays) {
        String all = seen.toPrettyString();
        for (String name : plays) {
            JsonNode play = seen.path("plays").path(name);
            assertThat(play.at("/before/lost").asInt())
                    .as(name + " has its pictures from the one that is lost\n" + all)
                    .isGreaterThanOrEqualTo(4);
            assertThat(play.at("/before/other").asInt())
                    .as(name + " asks nobody else before\n" + all)
                    .isZero();
            assertThat(play.at("/after/other").asInt())
                    .as(name + " has its pictures from the other one\n" + all)
                    .isGreaterThanOrEqualTo(4);
            assertThat(play.path("playedS").asDouble() - play.path("skippedS").asDouble())
                    .as(name + " played on\n" + all)
                    .isGreaterThan(6.0);
            assertThat(play.path("lostMs").asDouble())
                    .as(name + " loses\n" + all)
                    .isLessThanOrEqualTo(STALL_MS_MAX);
        }
        assertThat(seen.path("startMs").asDouble()).as("a new play\n" + all).isBetween(1.0, STALL_MS_MAX);
    }
}
