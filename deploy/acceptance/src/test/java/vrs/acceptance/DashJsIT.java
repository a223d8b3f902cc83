package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The address in {@code manifestUrl} is all that a player of somebody else's needs, licences included. */
@WithCluster
@Order(62)
class DashJsIT {
    private final Browser browser;

    DashJsIT(Cluster cluster) {
        this.browser = new Browser(cluster);
    }

    @Test
    void clearTitle_playsInDashJs_andSwitchesQuality() {
        JsonNode seen = browser.dashJs(manifestOf("long-clear", "none"), "--switch", "v240");

        assertPlays(seen);
        assertThat(seen.path("mediaKeys").asBoolean()).isFalse();
    }

    @Test
    void protectedTitle_findsItsLicenceInTheManifest_andPlaysInDashJs() {
        JsonNode seen = browser.dashJs(manifestOf("long-drm", "clearkey"), "--switch", "v240");

        assertPlays(seen);
        assertThat(seen.path("mediaKeys").asBoolean()).isTrue();
        assertThat(seen.path("keyStatuses")).isNotEmpty().allSatisfy(s -> assertThat(s.asText())
                .isEqualTo("usable"));
    }

    private static String manifestOf(String vid, String drm) {
        return Play.dash(Cluster.entry("main.r1"), Map.of("vid", vid, "drm", drm))
                .then()
                .statusCode(200)
                .extract()
                .path("manifestUrl");
    }

    private static void assertPlays(JsonNode seen) {
        String all = seen.toPrettyString();
        assertThat(seen.path("currentTime").asDouble()).as(all).isGreaterThanOrEqualTo(3.0);
        assertThat(seen.path("frames").asInt()).as(all).isGreaterThan(25);
        assertThat(seen.path("widthBefore").asInt()).as(all).isGreaterThan(426);
        assertThat(seen.path("width").asInt()).as(all).isEqualTo(426);
        assertThat(seen.path("consoleErrors")).as(all).isEmpty();
        assertThat(seen.path("networkErrors")).as(all).isEmpty();
    }
}
