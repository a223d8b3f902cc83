package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A person opens the page, presses play, and pictures move. */
@WithCluster
@Order(60)
class PlayerPageIT {
    private final Browser browser;

    PlayerPageIT(Cluster cluster) {
        this.browser = new Browser(cluster);
    }

    @Test
    void clearTitle_playsWithSubtitlesAndSwitchesQuality() {
        JsonNode seen = browser.play("free-clear", "--subtitles", "en", "--switch", "v240");

        assertPlays(seen);
        assertThat(seen.path("grade").asText()).isEqualTo("full");
        assertThat(seen.path("mediaKeys").asBoolean()).isFalse();
        assertThat(seen.path("cue").asText()).isNotBlank();
        assertThat(seen.path("widthAfterSwitch").asInt()).isEqualTo(426);
    }

    @Test
    void protectedTitle_playsWithUsableKeysSubtitlesAndSwitchesQuality() {
        JsonNode seen = browser.play("drm-fallback", "--plan", "vip", "--subtitles", "zh", "--switch", "v240");

        assertPlays(seen);
        assertThat(seen.path("grade").asText()).isEqualTo("full");
        assertThat(seen.path("mediaKeys").asBoolean()).isTrue();
        assertThat(seen.path("keyStatuses")).isNotEmpty().allSatisfy(s -> assertThat(s.asText())
                .isEqualTo("usable"));
        assertThat(seen.path("cue").asText()).isNotBlank();
        assertThat(seen.path("widthAfterSwitch").asInt()).isEqualTo(426);
    }

    @Test
    void narrowScreen_playsToo() {
        assertPlays(browser.play("long-clear", "--width", "390"));
    }

    static void assertPlays(JsonNode seen) {
        assertThat(seen.path("ok").asBoolean()).as(seen.toPrettyString()).isTrue();
        assertThat(seen.path("currentTime").asDouble()).isGreaterThanOrEqualTo(3.0);
        assertThat(seen.path("frames").asInt()).isGreaterThan(25);
        assertThat(seen.path("consoleErrors")).isEmpty();
    }
}
