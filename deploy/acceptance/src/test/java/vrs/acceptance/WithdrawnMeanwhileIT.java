package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Withdrawn while something was away: without any Redis, and while a part of an AZ with its publisher was killed. */
@WithCluster
@Order(71)
class WithdrawnMeanwhileIT {
    private static final String AZ = "r2-az1";
    private static final int FALLBACK = 345;
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final List<String> GATEWAYS =
            List.of(Cluster.entry("main.r1"), Cluster.entry("retry.r1"), Cluster.entry("main.r2"));

    private final Cluster cluster;

    @TempDir
    private Path folder;

    WithdrawnMeanwhileIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void heal() {
        cluster.vrs("fault", "heal");
        cluster.awaitAllReady();
    }

    @Test
    void withoutAnyRedis_isRefusedEverywhere() throws IOException {
        String vid = published("without-redis");
        GATEWAYS.forEach(gateway -> assertThat(status(gateway, vid)).isEqualTo(200));
        cluster.vrs("fault", "kill", "redis", "--for", "2m").succeeded();

        cluster.vrs("withdraw", vid).succeeded();

        Stream<String> all =
                Stream.concat(GATEWAYS.stream(), Stream.of(145, 245, 345).map(Cluster::origin));
        List<String> places = all.toList();
        Awaitility.await("refused everywhere").atMost(SOON).untilAsserted(() -> {
            for (String place : places) {
                assertThat(status(place, vid)).as(place).isEqualTo(410);
            }
        });
    }

    @Test
    void whoStartsWhileItsPublisherIsAway_refusesItFromTheFirstReady() throws IOException {
        String vid = published("meanwhile");
        cluster.vrs("fault", "kill", AZ + "/publisher", "--for", "2m").succeeded();
        String fallback = cluster.vrs("fault", "kill", AZ + "/fallback", "--for", "2m")
                .succeeded()
                .out()
                .split(" ")[0];
        cluster.vrs("withdraw", vid).succeeded();
        assertThat(cluster.home().resolve("control").resolve(AZ).resolve("deny.list"))
                .content()
                .as("what its AZ knows")
                .doesNotContain(vid);

        cluster.vrs("fault", "heal", fallback).succeeded();

        Awaitility.await("it is ready")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(() -> Play.request()
                                .get(Cluster.origin(FALLBACK + 500) + "/health/ready")
                                .statusCode()
                        == 200);
        assertThat(status(Cluster.origin(FALLBACK), vid)).isEqualTo(410);

        cluster.vrs("fault", "heal").succeeded();
        cluster.awaitAllReady();
        Awaitility.await("its publisher told the rest of the AZ")
                .atMost(SOON)
                .until(() -> status(Cluster.entry("main.r2"), vid) == 410);
    }

    private String published(String prefix) throws IOException {
        String vid = prefix + "-" + ProcessHandle.current().pid();
        ObjectNode video = (ObjectNode) new ObjectMapper()
                .readTree(Files.readString(cluster.checkout().resolve("catalog/samples/videos/drm-fallback.json")));
        Path file = Files.writeString(
                folder.resolve(vid + ".json"), video.put("vid", vid).toPrettyString());
        cluster.vrs("publish", file.toString()).succeeded();
        return vid;
    }

    private static int status(String origin, String vid) {
        return Play.dash(origin, Map.of("vid", vid, "drm", "clearkey")).statusCode();
    }
}
