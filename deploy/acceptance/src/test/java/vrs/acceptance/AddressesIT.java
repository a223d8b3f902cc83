package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An address opens exactly the rendition of the set that it was signed for. */
@WithCluster
@Order(30)
class AddressesIT {
    private final Cluster cluster;

    AddressesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void address_servesItsRenditionFromBothCdns() {
        Response play = Play.dash(Cluster.entry("main.r1"), Map.of("vid", "free-clear"));
        for (int cdn = 0; cdn < 2; cdn++) {
            String base = play.jsonPath().getString("video[0].addresses[" + cdn + "].base");

            Response init = Play.request().get(base + "init.mp4");
            Response part = Play.request().header("Range", "bytes=0-99").get(base + "1.m4s");

            assertThat(init.statusCode()).isEqualTo(200);
            assertThat(init.contentType()).startsWith("video/mp4");
            assertThat(init.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(init.header("Cache-Control")).contains("max-age");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.asByteArray()).hasSize(100);
            assertThat(part.header("Content-Range")).startsWith("bytes 0-99/");
        }
    }

    @Test
    void directorySwappedToLockedRendition_isForbidden() {
        Response play = Play.dash(Cluster.entry("main.r1"), Map.of("vid", "vip-rendition", "drm", "clearkey"));
        assertThat(play.jsonPath().getList("locked.id")).contains("v720");
        String base = play.jsonPath().getString("video[0].addresses[0].base");
        String rendition = play.jsonPath().getString("video[0].id");

        assertThat(Play.request().get(base + "init.mp4").statusCode()).isEqualTo(200);
        assertThat(Play.request()
                        .get(base.replace("/" + rendition + "/", "/v720/") + "init.mp4")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void directorySwappedToClearSetOrOtherVideo_isForbidden() {
        Response play = Play.dash(Cluster.entry("main.r1"), Map.of("vid", "drm-fallback", "drm", "clearkey"));
        String base = play.jsonPath().getString("video[0].addresses[0].base");
        assertThat(base).contains("/cenc/");

        assertThat(Play.request().get(base + "init.mp4").statusCode()).isEqualTo(200);
        for (String other : new String[] {
            base.replace("/cenc/", "/clear/"),
            base.replace("/drm-fallback/", "/vip-film/"),
            base.replaceFirst("/([0-9]+)-", "/9$1-"),
            base.replace("/cenc/", "/cenc/../clear/"),
            base.replace("/cenc/", "/%63enc/")
        }) {
            assertThat(Play.request()
                            .urlEncodingEnabled(false)
                            .get(other + "init.mp4")
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    @Test
    void subtitle_isSignedAndWhole() {
        Response play = Play.dash(Cluster.entry("main.r1"), Map.of("vid", "free-clear"));

        assertThat(play.jsonPath().getList("subtitles.language")).containsExactlyInAnyOrder("en", "zh");
        for (Object url : play.jsonPath().getList("subtitles.url")) {
            Response text = Play.request().get(url.toString());
            assertThat(text.statusCode()).isEqualTo(200);
            assertThat(text.asString()).startsWith("WEBVTT");
        }
    }
}
