package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators publish and withdraw; every AZ follows. */
@WithCluster
@Order(70)
class CatalogueIT {
    private static final List<String> ANSWERING = List.of(
            Cluster.entry("main.r1"),
            Cluster.entry("retry.r1"),
            Cluster.entry("main.r2"),
            Cluster.origin(145),
            Cluster.origin(245),
            Cluster.origin(345));

    private static final String ONE_KEY = "{\"kids\":[\"ocDeAAAAAAAAAAAAAAASAQ\"],\"type\":\"temporary\"}";

    private final Cluster cluster;

    CatalogueIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void publish_isServedEverywhere_andWithdrawEndsItEverywhere(@TempDir Path folder) throws IOException {
        String vid = "fresh-" + ProcessHandle.current().pid();
        Path file = folder.resolve("fresh video.json");
        Files.writeString(file, sample("drm-fallback", vid));

        String published = cluster.vrs("publish", file.toString()).succeeded().out();
        assertThat(published).containsPattern("[0-9]+\\.[0-9]+");
        Response play = null;
        for (String origin : ANSWERING.subList(0, 3)) {
            play = Play.dash(origin, Map.of("vid", vid, "drm", "clearkey"));
            assertThat(play.statusCode()).as(origin + play.asString()).isEqualTo(200);
            assertThat(published).contains(play.jsonPath().getString("revision"));
        }
        String base = play.jsonPath().getString("video[0].addresses[0].base");
        assertThat(Play.request().get(base + "init.mp4").statusCode()).isEqualTo(200);
        String licenceUrl = play.jsonPath().getString("drm.licenceUrl");

        cluster.vrs("withdraw", vid).succeeded();

        Awaitility.await("withdrawn in every answering process")
                .atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> {
                    for (String origin : ANSWERING) {
                        assertThat(Play.dash(origin, Map.of("vid", vid, "drm", "clearkey"))
                                        .statusCode())
                                .as(origin)
                                .isEqualTo(410);
                    }
                    assertThat(Play.request()
                                    .urlEncodingEnabled(false)
                                    .body(ONE_KEY)
                                    .post(licenceUrl)
                                    .statusCode())
                            .isEqualTo(403);
                    assertThat(Play.request().get(base + "init.mp4").statusCode())
                            .as("an address that is still out")
                            .isEqualTo(410);
                });
    }

    @Test
    void badFile_isRefusedWholeWithPointers_andChangesNothing(@TempDir Path folder) throws IOException {
        Path good = folder.resolve("good.json");
        Path bad = folder.resolve("bad.json");
        Files.writeString(good, sample("free-clear", "never-published"));
        Files.writeString(bad, "{ \"vid\": \"no spaces allowed\", \"title\": 7 }");

        Commands.Result result = cluster.vrs("publish", good.toString(), bad.toString());

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("bad.json")
                .contains("/vid")
                .contains("/title")
                .doesNotContain("\tat ");
        assertThat(Play.dash(Cluster.entry("main.r1"), Map.of("vid", "never-published"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void withdrawnVideo_isRefusedEverywhere() {
        for (String origin : ANSWERING) {
            Response response = Play.dash(origin, Map.of("vid", "withdrawn-film", "drm", "clearkey"));

            assertThat(response.statusCode()).as(origin).isEqualTo(410);
            assertThat(response.jsonPath().getString("code")).isEqualTo("withdrawn");
        }
    }

    /** A sample under another vid, over the same media. */
    private String sample(String vid, String newVid) throws IOException {
        ObjectNode video = (ObjectNode) new ObjectMapper()
                .readTree(Files.readString(cluster.checkout().resolve("catalog/samples/videos/" + vid + ".json")));
        return video.put("vid", newVid).toPrettyString();
    }
}
