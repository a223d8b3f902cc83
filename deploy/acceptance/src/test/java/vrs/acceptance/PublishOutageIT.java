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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The publisher and all stores of an AZ are gone: publishing goes on, says so, and the AZ catches up by itself. */
@WithCluster
@Order(79)
class PublishOutageIT {
    private static final String AZ = "r2-az1";
    private static final int LEADER_PORT = Cluster.BASE + 149;
    private static final int PUBLISHER_PORT = Cluster.BASE + 349;
    private static final String COMMIT = "vrs_publisher_commit ";

    private final Cluster cluster;

    PublishOutageIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void heal() {
        cluster.vrs("fault", "heal");
        cluster.awaitAllReady();
    }

    @Test
    void publishAndWithdraw_duringAnOutage_nameTheAzThatLags_whichIsRepairedWithoutAPerson(@TempDir Path folder)
            throws IOException {
        String kept = "outage-" + ProcessHandle.current().pid();
        String gone = kept + "-gone";
        cluster.vrs("publish", file(folder, gone).toString()).succeeded();
        for (String role : List.of("publisher", "redis", "document", "sql")) {
            cluster.vrs("fault", "kill", AZ + "/" + role, "--for", "10m").succeeded();
        }

        String published = cluster.vrs("publish", file(folder, kept).toString())
                .succeeded()
                .out();
        String withdrawn = cluster.vrs("withdraw", gone).succeeded().out();

        assertThat(published).contains("published " + kept).contains("r1-az1 written", "r1-az2 written");
        assertThat(List.of(published, withdrawn)).allMatch(out -> out.contains(AZ + " lags: connect-refused"));
        assertThat(answer("main.r1", kept)).isEqualTo(200);
        assertThat(answer("main.r1", gone)).isEqualTo(410);

        cluster.vrs("fault", "heal").succeeded();
        Awaitility.await("every store of " + AZ + " holds it")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Metrics.sum(PUBLISHER_PORT, COMMIT) == Metrics.sum(LEADER_PORT, COMMIT)
                        && Metrics.sum(PUBLISHER_PORT, "vrs_publisher_store_behind") == 0);
        Awaitility.await(AZ + " serves it").atMost(Duration.ofSeconds(30)).until(() -> answer("main.r2", kept) == 200);
        assertThat(answer("main.r2", gone)).isEqualTo(410);
    }

    private static int answer(String entry, String vid) {
        return Play.dash(Cluster.entry(entry), Map.of("vid", vid)).statusCode();
    }

    private Path file(Path folder, String vid) throws IOException {
        ObjectNode video = (ObjectNode) new ObjectMapper()
                .readTree(Files.readString(cluster.checkout().resolve("catalog/samples/videos/free-clear.json")));
        Path file = folder.resolve(vid + ".json");
        Files.writeString(file, video.put("vid", vid).toPrettyString());
        return file;
    }
}
